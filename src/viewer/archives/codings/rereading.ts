import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

import { type CodingState } from './codingState.ts';

/** The same for as long as no archive has come to hold the study, or more of it. */
export function codingVersion({
  sources,
  numberOfSeries,
  numberOfInstances,
  rows,
}: Pick<StudyEntry, 'sources' | 'numberOfSeries' | 'numberOfInstances' | 'rows'>): string {
  const counts = rows?.map((row) => [row.archiveId, row.numberOfSeries, row.numberOfInstances]);
  return JSON.stringify([sources, numberOfSeries, numberOfInstances, counts]);
}

/** Not read, or not in every archive that holds it. */
export function isUnread(state: CodingState | undefined): boolean {
  return typeof state === 'object' ? (state.unreadArchives ?? 0) > 0 : state !== 'waiting';
}

/** Of studies that have grown since they were read, what is known is no longer all. */
export function outdated(
  known: ReadonlyMap<string, CodingState>,
  studies: readonly Pick<StudyEntry, 'studyInstanceUid'>[],
): ReadonlyMap<string, CodingState> {
  return new Map(
    studies.flatMap(({ studyInstanceUid: uid }) => {
      const state = known.get(uid);
      if (typeof state !== 'object' || state.unreadArchives !== undefined) return [];
      return [[uid, { ...state, unreadSeries: state.unreadSeries + 1, unreadArchives: 1 }] as const];
    }),
  );
}

/** An archive that fails now takes nothing away of what was read before. */
export function withoutLoss(
  found: ReadonlyMap<string, CodingState>,
  known: ReadonlyMap<string, CodingState>,
): ReadonlyMap<string, CodingState> {
  return new Map(
    [...found].filter(([uid, state]) => state !== 'failed' || typeof known.get(uid) !== 'object'),
  );
}
