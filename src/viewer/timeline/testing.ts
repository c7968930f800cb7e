import { isStudyInstanceUid } from '#dicom/uid.ts';
import { type CodingState } from '#viewer/archives/codings/codingState.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

import { type Filter, tally } from './filter.ts';
import { listStudies } from './listedStudy.ts';

/** What tests of the timeline list: entries of the fields that matter, everything else as plain as it can be. */
let next = 1;
export function anEntry(more: Partial<StudyEntry> = {}): StudyEntry {
  const studyInstanceUid = `1.2.${next++}`;
  if (!isStudyInstanceUid(studyInstanceUid)) throw new Error('a UID');
  return {
    studyInstanceUid,
    modalities: ['CT'],
    hospital: { kind: 'named', name: 'UNN Tromsø' },
    sources: ['unn'],
    nameDiffers: false,
    ...more,
  };
}
export const list = (...entries: readonly Partial<StudyEntry>[]) => listed(entries.map(anEntry));
export const listed = (
  entries: readonly StudyEntry[],
  codings: ReadonlyMap<string, CodingState> = new Map(),
) =>
  listStudies(entries, {
    hospitals: [],
    codings,
    wordsOf: ({ entry, hospital, medium }) => [entry.studyDescription ?? '', hospital ?? '', medium],
  });
export const filter = ({ text = '', period, ...chosen }: Partial<Filter> & Filter['chosen']): Filter => ({
  text,
  chosen,
  ...(period === undefined ? {} : { period }),
});
export const shown = (studies: ReturnType<typeof list>, wanted: Filter) => tally(studies, wanted).shown;
