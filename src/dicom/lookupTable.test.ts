import { expect, test } from 'vitest';
import { lookUp, parseLookupTable } from './lookupTable.ts';
import { aDataset } from './testing.ts';

const table = (descriptor: readonly number[], data: readonly number[]) =>
  aDataset({ '00283002': descriptor, '00283003': ['HARDER'], '00283006': data });

test('values below and above a table take its ends', () => {
  const parsed = parseLookupTable(table([3, 10, 16], [100, 200, 60_000]), { maps: 'unsigned' });
  if (parsed === undefined) throw new Error('a table');
  expect([0, 10, 11, 12, 99].map((value) => lookUp(parsed, value))).toEqual([100, 100, 200, 60_000, 60_000]);
  expect(parsed.explanation).toBe('HARDER');
});

test('a first value above 32767 is negative only in a table that maps signed values', () => {
  const item = table([2, 65_036, 16], [0, 65_535]);
  expect(parseLookupTable(item, { maps: 'signed' })?.first).toBe(-500);
  expect(parseLookupTable(item, { maps: 'unsigned' })?.first).toBe(65_036);
});

test('a table with less data than it promises is none', () => {
  expect(parseLookupTable(table([4, 0, 16], [1]), { maps: 'unsigned' })).toBeUndefined();
});
