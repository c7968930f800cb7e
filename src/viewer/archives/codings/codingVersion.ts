import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

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
