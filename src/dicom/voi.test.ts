import { expect, test } from 'vitest';
import { anInstance } from './testing.ts';
import { missingTablesOf, voiFunctionOf, voiTablesOf, windowsOf } from './voi.ts';

const item = (elements: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(elements).map(([tag, Value]) => [tag, { vr: 'UN', Value }]));
const lut = (first: number) => item({ '00283002': [2, first, 16], '00283006': [0, 65_535] });

test('tables and windows of a frame of an enhanced object stand in its own functional group', () => {
  const group = (voi: unknown) => item({ '00289132': [voi] });
  const enhanced = anInstance({
    '00280008': [2],
    '00283010': [lut(1)],
    '52009230': [
      group(item({ '00281050': [40], '00281051': [400], '00281056': ['SIGMOID'] })),
      group(item({ '00283010': [lut(7), lut(9)] })),
    ],
  });
  expect(windowsOf(enhanced, 1)).toEqual([{ center: 40, width: 400, function: 'SIGMOID' }]);
  expect(voiTablesOf(enhanced, 1)).toEqual([]);
  expect(voiTablesOf(enhanced, 2).map(({ first }) => first)).toEqual([7, 9]);
  expect([1, 2].map((frame) => voiFunctionOf(enhanced, frame))).toEqual(['SIGMOID', 'LINEAR']);
});

test('a table after a rescale below zero may begin below zero', () => {
  const begins = (intercept: number) =>
    voiTablesOf(anInstance({ '00281052': [intercept], '00281053': [1], '00283010': [lut(65_000)] }))[0]
      ?.first;
  expect(begins(-1024)).toBe(-536);
  expect(begins(0)).toBe(65_000);
});

test('a table that metadata names without its data is counted, and an empty item is not one', () => {
  const without = item({ '00283002': [256, 0, 16] });
  expect(missingTablesOf(anInstance({ '00283010': [lut(0), without], '00283000': [without] }))).toBe(2);
  expect(missingTablesOf(anInstance({ '00283010': [lut(0), {}] }))).toBe(0);
});
