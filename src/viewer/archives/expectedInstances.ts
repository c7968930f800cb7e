import { type Refusals } from '#protocol/refusals.ts';

import { type StudyMetadata } from './metadata.ts';
import { type StudyEntry } from './studyEntry.ts';

interface Answered {
  readonly archiveId: string;
  readonly metadata: StudyMetadata;
}

/**
 * How many instances a study has at least, by what each archive counts in its own row: what one has not given is not made up for by what
 * another has besides. `known` are those that are here or were kept back. Undefined where nobody counts.
 */
export function expectedOf(
  study: Pick<StudyEntry, 'sources' | 'numberOfInstances' | 'rows'>,
  answered: readonly Answered[],
  known: number,
): number | undefined {
  if (study.numberOfInstances === undefined) return undefined;
  const lacking = answered.map(({ archiveId, metadata: { instances, refused } }) => {
    const given = instances.length + countOf(refused);
    return Math.max(0, (countedIn(study, archiveId) ?? given) - given);
  });
  // Two that lack something may lack the same.
  return Math.max(study.numberOfInstances, known + Math.max(0, ...lacking));
}

function countedIn(
  { sources: [first], numberOfInstances, rows }: Parameters<typeof expectedOf>[0],
  archiveId: string,
): number | undefined {
  if (rows === undefined) return first === archiveId ? numberOfInstances : undefined;
  return rows.find((row) => row.archiveId === archiveId)?.numberOfInstances;
}

export function countOf({ contradicts, unconfirmed, unreadable }: Refusals): number {
  return contradicts + unconfirmed + unreadable;
}
