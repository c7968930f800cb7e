import { expect, test } from 'vitest';

import { mergeStudies, parseStudyRow } from '#viewer/archives/studyEntry.ts';
import { nb } from '#viewer/i18n/nb.ts';

import { choosing, type Filter, hiddenBy, noFilter, tally } from './filter.ts';
import { chosenValues } from './filterWords.ts';
import { listStudies } from './listedStudy.ts';

const bound = { identifiers: [{ id: '11' }], name: 'TESTDATA^Mange' };

function list(...described: readonly (readonly [modality: string, description: string, date: string])[]) {
  const rows = described.map(([modality, description, date], n) => {
    const row = parseStudyRow(bound)({
      '0020000D': { vr: 'UI', Value: [`1.2.${n + 1}`] },
      '00080020': { vr: 'DA', Value: [date] },
      '00080061': { vr: 'CS', Value: [modality] },
      '00081030': { vr: 'LO', Value: [description] },
      '00100020': { vr: 'LO', Value: ['11'] },
    });
    if ('unreadable' in row) throw new Error(row.unreadable);
    return row;
  });
  return listStudies(mergeStudies([{ archiveId: 'a', rows }]), {
    hospitals: [],
    codings: new Map(),
    wordsOf: ({ entry }) => [entry.studyDescription ?? ''],
  });
}

const studies = list(
  ['CT', 'CT thorax', '20190101'],
  ['CT', 'CT caput', '20200101'],
  ['XC', 'Sårfoto venstre hæl', '20240101'],
);
const causes = (filter: Filter) => {
  const counted = tally(studies, filter);
  expect(counted.shown).toEqual([]);
  return hiddenBy(studies, filter, counted);
};
const photosOf = (text: string, from: number): Filter => ({
  ...choosing(noFilter, 'media', ['photo']),
  text,
  period: { from: { year: from }, to: { year: 2025 } },
});

test('where no filter hides anything alone, those that do two and two are named, the pair that hides most first', () => {
  expect(causes(choosing(photosOf('ct', 2021), 'media', ['mr']))).toEqual([
    { parts: ['media', 'period'], shown: 2 },
    { parts: ['text', 'media'], shown: 1 },
  ]);
});

test('filters that hide something alone are named, the one that hides most first', () => {
  expect(causes({ ...choosing(noFilter, 'media', ['photo']), text: 'ct' })).toEqual([
    { parts: ['media'], shown: 2 },
    { parts: ['text'], shown: 1 },
  ]);
});

test('a filter that hides alone is named alone, and two that are all there is are not named together', () => {
  expect(causes(photosOf('thorax', 2018))).toEqual([
    { parts: ['text'], shown: 1 },
    { parts: ['media'], shown: 1 },
  ]);
  expect(causes({ ...choosing(noFilter, 'media', ['mr']), text: 'ukjent ord' })).toEqual([]);
});

test('what is chosen is called what its chip calls it, each with the filter that is left without it', () => {
  const filter = choosing(photosOf('sår', 2021), 'sides', ['left', 'right']);
  expect(chosenValues(nb, filter).map(({ words }) => words)).toEqual([
    'sår',
    'Foto',
    'Venstre',
    'Høyre',
    '2021–2025',
  ]);
  const left = chosenValues(nb, filter).find(({ words }) => words === 'Venstre')?.without;
  expect(left?.chosen.sides).toEqual(['right']);
});
