import { type StudyMetadata } from './metadata.ts';

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
