import { expect, test } from 'vitest';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { stressTable } from '#dicom/stressTable.ts';
import { anInstance } from '#dicom/testing.ts';
import { leftOut } from './leftOut.ts';

/** Rest twice and load once from the apex, rest once from the side; of the third of four stages nothing. */
const taken = [
  [1, 'Hvile', 'Apikal'],
  [1, 'Hvile', 'Apikal'],
  [2, 'Belastning', 'Apikal'],
  [4, 'Etter', 'Apikal'],
  [1, 'Hvile', 'Parasternal'],
] as const;

const loops = groupIntoDisplaySets(
  taken.map(([number, stage, view], index) =>
    anInstance({
      '00080018': [`1.2.1.1.${index + 1}`],
      '00080016': ['1.2.840.10008.5.1.4.1.1.3.1'],
      '00080060': ['US'],
      '00200013': [index + 1],
      '00280008': [20],
      '00181063': [40],
      '00082122': [number],
      '00082120': [stage],
      '00082127': [view],
      '00082124': [4],
    }),
  ),
);

function toldOf(...shown: readonly number[]) {
  const table = stressTable(loops);
  if (table === undefined) throw new Error('these loops make a table');
  const told = leftOut(
    table,
    shown.map((index) => loops[index]),
  );
  if (told === undefined) return undefined;
  const cell = ({ stage, view }: (typeof told.absent)[number]) =>
    `${stage.name ?? stage.id} ${view.name ?? view.id}`;
  return {
    line: told.line.kind,
    absent: told.absent.map(cell),
    hidden: told.hidden.map(cell),
    partly: told.partly.map(({ at, shown: some, of }) => `${cell(at)} ${some}/${of}`),
  };
}

test('a row of stages names the stage that was not recorded and the take that is not shown', () => {
  expect(toldOf(1, 2, 3)).toEqual({
    line: 'view',
    absent: ['3 Apikal'],
    hidden: [],
    partly: ['Hvile Apikal 1/2'],
  });
});

test('a stage that has been taken off the screen is named as not shown', () => {
  expect(toldOf(0, 1, 2)?.hidden).toEqual(['Etter Apikal']);
});

test('a column of views names what it lacks likewise', () => {
  expect(toldOf(1, 4)).toEqual({
    line: 'stage',
    absent: [],
    hidden: [],
    partly: ['Hvile Apikal 1/2'],
  });
});

test('one loop alone, or loops of several views and stages, are no row of the table', () => {
  expect(toldOf(2)).toBeUndefined();
  expect(toldOf(2, 4)).toBeUndefined();
});
