import { expect, test } from 'vitest';
import { groupIntoDisplaySets } from './displaySets.ts';
import { stressTable } from './stressTable.ts';
import { anInstance } from './testing.ts';

interface Loop {
  readonly stage?: readonly [number, string];
  readonly view?: readonly [number, string];
  readonly stages?: number;
  readonly code?: string;
}

const study = (...loops: readonly Loop[]) =>
  groupIntoDisplaySets(
    loops.map(({ stage, view, stages, code }, index) =>
      anInstance({
        '00080018': [`1.2.1.1.${index + 1}`],
        '00080016': ['1.2.840.10008.5.1.4.1.1.3.1'],
        '00080060': ['US'],
        '00200013': [index + 1],
        '00280008': [20],
        '00181063': [40],
        '00082122': stage && [stage[0]],
        '00082120': stage && [stage[1]],
        '00082128': view && [view[0]],
        '00082127': view && [view[1]],
        '00082124': stages === undefined ? undefined : [stages],
        '00540220':
          code === undefined
            ? undefined
            : [{ '00080100': { vr: 'SH', Value: [code] }, '00080102': { vr: 'SH', Value: ['SRT'] } }],
      }),
    ),
  );

const sizes = (sets: ReturnType<typeof study>) => {
  const table = stressTable(sets);
  return table?.views.map((view) => table.stages.map((stage) => table.takes(stage, view).length));
};

test('loops stand by stage and view, several takes in one cell, and what was not taken is an empty one', () => {
  const sets = study(
    { stage: [2, 'Peak'], view: [1, 'A4C'] },
    { stage: [1, 'Rest'], view: [2, 'PLAX'] },
    { stage: [1, 'Rest'], view: [1, 'A4C'] },
    { stage: [1, 'Rest'], view: [1, 'A4C'] },
    {},
  );
  const table = stressTable(sets);
  expect(table?.stages.map(({ name }) => name)).toEqual(['Rest', 'Peak']);
  expect(table?.views.map(({ name }) => name)).toEqual(['A4C', 'PLAX']);
  expect(sizes(sets)).toEqual([
    [2, 1],
    [1, 0],
  ]);
  expect(table?.outside).toHaveLength(1);
});

test('a stage that was counted and of which nothing is here has its column', () => {
  const sets = study(
    { stage: [1, 'Rest'], view: [1, 'A4C'], stages: 3 },
    { stage: [3, 'Recovery'], view: [1, 'A4C'], stages: 3 },
  );
  expect(sizes(sets)).toEqual([[1, 0, 1]]);
});

test('a view is told by its code where that is given, whatever it is called or counted as', () => {
  const sets = study(
    { stage: [1, 'Rest'], view: [1, 'A4C'], code: 'G-A19C' },
    { stage: [2, 'Peak'], view: [4, 'Ap 4ch'], code: 'G-A19C' },
  );
  expect(sizes(sets)).toEqual([[1, 1]]);
});

test('one stage, or stages numbered 0 by an apparatus that has none, make no table', () => {
  expect(stressTable(study({ stage: [1, 'Rest'], view: [1, 'A4C'] }))).toBeUndefined();
  expect(
    stressTable(study({ stage: [0, ''], view: [0, ''] }, { stage: [0, ''], view: [0, ''] })),
  ).toBeUndefined();
});
