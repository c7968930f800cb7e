import { type Instance } from '#dicom/instance.ts';

import { type StudyMetadata } from './metadata.ts';
import { isSameObject } from './sameObject.ts';

/** What one of several archives holds of a study. */
export interface SourceShare {
  readonly archiveId: string;
  readonly instances: number;
  /** Series of which no other archive gave anything. */
  readonly onlySeries: number;
}

interface Answered {
  readonly archiveId: string;
  readonly metadata: StudyMetadata;
}

/** Which archive has what, of those that have answered. */
export function sourceShares(answered: readonly Answered[]): readonly SourceShare[] {
  const held = answered.map(({ archiveId, metadata }) => ({
    archiveId,
    instances: new Set<string>(metadata.instances.map(({ sopInstanceUid }) => sopInstanceUid)),
    series: new Set<string>(metadata.instances.map(({ seriesInstanceUid }) => seriesInstanceUid)),
  }));
  return held.map((own) => {
    const others = held.filter((other) => other !== own);
    const only = [...own.series].filter((uid) => others.every((other) => !other.series.has(uid)));
    return {
      archiveId: own.archiveId,
      instances: own.instances.size,
      onlySeries: only.length,
    };
  });
}

/** Objects of one archive that go by the identity of other ones, which are shown from another archive. */
export interface DifferingShare {
  readonly archiveId: string;
  readonly shown: string;
  readonly instances: number;
}

/** Of each object the archive that is first shows its own; what those after it mean otherwise is counted by archive. */
export function differingShares(answered: readonly Answered[]): readonly DifferingShare[] {
  const shown = new Map<string, { readonly archiveId: string; readonly instance: Instance }>();
  const differing = new Map<string, DifferingShare>();
  for (const { archiveId, metadata } of answered) {
    for (const instance of metadata.instances) {
      const known = shown.get(instance.sopInstanceUid);
      if (known === undefined) shown.set(instance.sopInstanceUid, { archiveId, instance });
      else if (known.archiveId !== archiveId && !isSameObject(known.instance, instance)) {
        const key = `${archiveId} ${known.archiveId}`;
        const instances = (differing.get(key)?.instances ?? 0) + 1;
        differing.set(key, { archiveId, shown: known.archiveId, instances });
      }
    }
  }
  return [...differing.values()];
}
