import { expect, test } from 'vitest';

import { parseStudyRow, mergeStudies } from '#viewer/archives/studyEntry.ts';

import { noFilter, tally } from './filter.ts';
import { listStudies } from './listedStudy.ts';
import { isSimilarOnly, similarIn, withoutSimilar } from './similar.ts';

const bound = { identifiers: [{ id: '11', issuer: '2.16.578.1.12.4.1.4.1' }], name: 'TESTDATA^Lik' };

function studies(...kinds: readonly (readonly [string, string])[]) {
  const rows = kinds.map(([modality, description], n) => {
    const row = parseStudyRow(bound)({
      '0020000D': { vr: 'UI', Value: [`1.2.3.${n}`] },
      '00080020': { vr: 'DA', Value: [`2024010${9 - n}`] },
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

test('like an open study are those of the same place and type, of either side, and one press more shows all', () => {
  const all = studies(
    ['DX', 'Røntgen venstre kne'],
    ['DX', 'Røntgen høyre kne'],
    ['MR', 'MR venstre kne'],
    ['DX', 'Røntgen hofte'],
  );
  const [present] = all;
  if (present === undefined) throw new Error('no study');
  const text = { ...noFilter, text: 'røntgen' };
  expect(isSimilarOnly(text, present)).toBe(false);
  const similar = similarIn(text, present);
  expect(tally(all, similar).shown.map(({ words }) => words)).toEqual([
    'røntgen venstre kne',
    'røntgen høyre kne',
  ]);
  expect(isSimilarOnly(similar, present)).toBe(true);
  expect(tally(all, withoutSimilar(similar)).shown).toHaveLength(3);
});

test('a study that does not say where is like all of its type', () => {
  const [present, ...others] = studies(['DX', 'Kontroll'], ['DX', 'Røntgen hofte'], ['MR', 'MR caput']);
  if (present === undefined) throw new Error('no study');
  const shown = tally([present, ...others], similarIn(noFilter, present)).shown;
  expect(shown.map(({ words }) => words)).toEqual(['kontroll', 'røntgen hofte']);
});
