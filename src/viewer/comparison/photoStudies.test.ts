import { expect, test } from 'vitest';

import { parseStudy } from '#dicom/study.ts';
import { codingOf } from '#dicom/studyCoding.ts';
import { type CodingState } from '#viewer/archives/codings/codingState.ts';

import { photoStudies } from './photoStudies.ts';

function aStudy(uid: string, ...modalities: readonly string[]) {
  const study = parseStudy({ '0020000D': { Value: [uid] }, '00080061': { Value: modalities } });
  if ('unreadable' in study) throw new Error(study.unreadable);
  return study;
}
const photograph = '1.2.840.10008.5.1.4.1.1.77.1.4';
const computedTomography = '1.2.840.10008.5.1.4.1.1.2';
const read = (sopClassUid: string, unreadSeries = 0) => ({
  ...codingOf([{ '00080016': { Value: [sopClassUid] } }]),
  unreadSeries,
});
const uidsOf = ({ studies, untold }: ReturnType<typeof photoStudies>) => [
  studies.map(({ studyInstanceUid }) => studyInstanceUid),
  untold,
];

test('photographs are known by modality, and by the class of what was read where the row does not tell', () => {
  const studies = [aStudy('1.1', 'XC'), aStudy('1.2'), aStudy('1.3', 'OT'), aStudy('1.4', 'CT')];
  const codings = new Map([
    ['1.2', read(photograph)],
    ['1.3', read(photograph)],
    ['1.4', read(computedTomography)],
  ]);
  expect(uidsOf(photoStudies(studies, codings))).toEqual([['1.1', '1.2', '1.3'], 0]);
});

test('a study that nobody can tell of yet is counted, since it may be of photographs', () => {
  const studies = [aStudy('1.1'), aStudy('1.2', 'OT'), aStudy('1.3', 'OT', 'SR'), aStudy('1.4', 'OT')];
  const codings = new Map<string, CodingState>([
    ['1.1', 'failed'],
    ['1.3', read(computedTomography, 2)],
    ['1.4', read(computedTomography)],
  ]);
  expect(uidsOf(photoStudies(studies, codings))).toEqual([[], 3]);
  // A row that says what it is of is believed.
  expect(uidsOf(photoStudies([aStudy('1.5', 'CT')], new Map()))).toEqual([[], 0]);
});
