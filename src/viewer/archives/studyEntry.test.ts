import { expect, test } from 'vitest';

import { parseStudyRow, mergeStudies, type StudyRow } from './studyEntry.ts';

const bound = {
  identifiers: [{ id: '11', issuer: '2.16.578.1.12.4.1.4.1' }],
  birthDate: '19500101',
  sex: 'F',
  name: 'A^TESTDATA Pasient',
};
const aDataset = (more: Record<string, unknown> = {}) => ({
  '0020000D': { Value: ['1.2.3'] },
  '00100020': { Value: ['11'] },
  '00100021': { Value: ['2.16.578.1.12.4.1.4.1'] },
  ...Object.fromEntries(Object.entries(more).map(([tag, value]) => [tag, { Value: [value] }])),
});
const aRow = (uid: string, more: Record<string, unknown> = {}): StudyRow => {
  const row = parseStudyRow(bound)(aDataset({ '0020000D': uid, ...more }));
  if ('unreadable' in row) throw new Error(row.unreadable);
  return row;
};

test('the same study in two archives is one entry with two sources', () => {
  const studies = mergeStudies([
    { archiveId: 'unn', rows: [aRow('1.2.3', { '00201208': 10 })] },
    { archiveId: 'helg', rows: [aRow('1.2.3', { '00201208': 12, '00081030': 'CT thorax' }), aRow('1.2.4')] },
  ]);
  expect(studies).toHaveLength(2);
  expect(studies.find((study) => study.studyInstanceUid === '1.2.3')).toMatchObject({
    sources: ['unn', 'helg'],
    numberOfInstances: 12,
    studyDescription: 'CT thorax',
  });
});

test('what each of two archives says of one study is kept, for what they contradict each other in', () => {
  const [study] = mergeStudies([
    { archiveId: 'unn', rows: [aRow('1.2.3', { '00201208': 10, '00100010': 'B^TESTDATA Pasient' })] },
    { archiveId: 'helg', rows: [aRow('1.2.3', { '00201208': 12 })] },
  ]);
  expect(study?.rows).toMatchObject([
    { archiveId: 'unn', numberOfInstances: 10, nameDiffers: true },
    { archiveId: 'helg', numberOfInstances: 12, nameDiffers: false },
  ]);
  expect(mergeStudies([{ archiveId: 'unn', rows: [aRow('1.2.3')] }])[0]).not.toHaveProperty('rows');
});

test('studies stand newest first, by date and then time, undated last', () => {
  const order = mergeStudies([
    {
      archiveId: 'unn',
      rows: [
        aRow('1.1'),
        aRow('1.2', { '00080020': '20240301', '00080030': '0915' }),
        aRow('1.3', { '00080020': '20260301' }),
        aRow('1.4', { '00080020': '20240301', '00080030': '141500.12' }),
      ],
    },
  ]).map((study) => study.studyInstanceUid);
  expect(order).toEqual(['1.3', '1.4', '1.2', '1.1']);
});

test('a date that is none stands last among the undated, not in the year its digits begin with', () => {
  const order = mergeStudies([
    {
      archiveId: 'unn',
      rows: [
        aRow('1.1', { '00080020': '20240101' }),
        aRow('1.2', { '00080020': '20241399' }),
        aRow('1.3', { '00080020': '2024' }),
        aRow('1.4', { '00080020': '2025.03.01' }),
      ],
    },
  ]).map((study) => study.studyInstanceUid);
  expect(order).toEqual(['1.4', '1.1', '1.3', '1.2']);
});

test('a row that contradicts the patient is not in the list, should it ever pass the gateway', () => {
  const rows = [aRow('1.1', { '00100030': '19510101' }), aRow('1.2', { '00100021': '1.2.578.99' })];
  expect(rows.map((row) => row.guard)).toEqual(['refused', 'refused']);
  expect(mergeStudies([{ archiveId: 'unn', rows }])).toEqual([]);
});

test('another name with all else equal is shown, and marked', () => {
  const [study] = mergeStudies([
    { archiveId: 'unn', rows: [aRow('1.1', { '00100010': 'B^TESTDATA Pasient' })] },
  ]);
  expect(study?.nameDiffers).toBe(true);
});
