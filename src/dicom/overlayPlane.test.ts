import { expect, test } from 'vitest';
import { overlayBitsOf, overlayFrameOn, overlayPlanesOf } from './overlayPlane.ts';
import { aDataset } from './testing.ts';

const plane = {
  '60020010': [3],
  '60020011': [5],
  '60020040': ['G'],
  '60020050': [11, 21],
  '60020100': [1],
  '60020102': [0],
  '60021500': ['Skala'],
};

test('an overlay lies where its origin says, counted from 1, row before column', () => {
  expect(overlayPlanesOf(aDataset(plane))).toEqual([
    {
      group: '6002',
      rows: 3,
      columns: 5,
      left: 20,
      top: 10,
      kind: 'graphics',
      name: 'Skala',
      bits: { kind: 'data', tag: '60023000' },
    },
  ]);
});

test('an overlay without data of its own is in the bit of the pixels that it names', () => {
  const [embedded] = overlayPlanesOf(aDataset({ ...plane, '60020100': [16], '60020102': [12] }));
  expect(embedded?.bits).toEqual({ kind: 'embedded', position: 12 });
});

test('the empty group that some writers leave is no overlay, and neither is one of impossible size', () => {
  expect(overlayPlanesOf(aDataset({ '60000040': ['G'] }))).toEqual([]);
  expect(overlayPlanesOf(aDataset({ ...plane, '60020010': [70_000] }))).toEqual([]);
});

test('sixteen groups may hold one each', () => {
  const groups = Array.from({ length: 16 }, (_, index) => (0x6000 + index * 2).toString(16).toUpperCase());
  const all = groups.map((group) => [
    [`${group}0010`, [2]],
    [`${group}0011`, [2]],
  ]);
  expect(overlayPlanesOf(aDataset(Object.fromEntries(all.flat()))).map(({ group }) => group)).toEqual(groups);
});

test('overlay frames lie on the image frames from the origin on; one without frames lies on all', () => {
  const [framed] = overlayPlanesOf(aDataset({ ...plane, '60020015': [2], '60020051': [3] }));
  const [single] = overlayPlanesOf(aDataset(plane));
  if (framed === undefined || single === undefined) throw new Error('two planes');
  expect([1, 2, 3, 4, 5].map((frame) => overlayFrameOn(framed, frame))).toEqual([
    undefined,
    undefined,
    0,
    1,
    undefined,
  ]);
  expect(overlayFrameOn(single, 7)).toBe(0);
});

test('frames of overlay data follow each other bit by bit, without padding', () => {
  // 15 bits a frame: the second begins at the last bit of the second byte.
  const data = Uint8Array.of(0b0000_0001, 0b1000_0000, 0b0000_0001, 0b0000_0000);
  expect(overlayBitsOf({ rows: 3, columns: 5 }, data, 0)?.map((byte) => byte)[0]).toBe(1);
  expect([...(overlayBitsOf({ rows: 3, columns: 5 }, data, 1) ?? [])]).toEqual([0b0000_0011, 0]);
  expect(overlayBitsOf({ rows: 3, columns: 5 }, data, 2)).toBeUndefined();
});
