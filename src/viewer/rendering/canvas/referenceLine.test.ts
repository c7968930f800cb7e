import { expect, test } from 'vitest';

import { type PlacedRectangle } from '#dicom/crossing.ts';
import { cross, type Vector } from '#dicom/geometry.ts';
import { unmoved } from '#dicom/rigid.ts';
import { type PlacedImage, referenceLine } from './referenceLine.ts';

/** 100 × 100 pixels of 1 mm; `position` is the centre of the first one. */
function rectangle(row: Vector, column: Vector, position: Vector): PlacedRectangle {
  const plane = { row, column, normal: cross(row, column), position };
  return { plane, spacing: { row: 1, column: 1 }, rows: 100, columns: 100 };
}

const axialAt = (z: number) => rectangle([1, 0, 0], [0, 1, 0], [-49.5, -49.5, z]);
const sagittal = rectangle([0, 1, 0], [0, 0, -1], [0, -49.5, 49.5]);
const space = { frameOfReferenceUid: '1.9', placing: unmoved };
const placed = (image: PlacedRectangle, of: Partial<PlacedImage> = {}): PlacedImage => ({
  rectangle: image,
  edges: [],
  space,
  ...of,
});

test('the slice, and the first and last of its stack, are level lines at their own heights', () => {
  const stack = placed(axialAt(10), { edges: [axialAt(-30), axialAt(40)] });
  const found = referenceLine(placed(sagittal), stack);
  if ('none' in found) throw new Error(found.none);
  // The sagittal image's upper edge lies at 50 mm.
  expect([found.line.from.y, found.line.to.y]).toEqual([40, 40]);
  expect(found.edges.map(({ from }) => from.y)).toEqual([80, 10]);
});

test('a stack that reaches beyond the other image has only those lines that lie on it', () => {
  const stack = placed(axialAt(10), { edges: [axialAt(-30), axialAt(400)] });
  const found = referenceLine(placed(sagittal), stack);
  expect('none' in found ? found.none : found.edges.length).toBe(1);
});

test.each([
  ['parallel', placed(axialAt(0)), placed(axialAt(10))],
  ['other-space', placed(sagittal), placed(axialAt(0), { space: { ...space, frameOfReferenceUid: '1.8' } })],
  ['other-space', placed(sagittal, { space: undefined }), placed(axialAt(0), { space: undefined })],
  ['apart', placed(sagittal), placed(axialAt(300))],
  ['no-place', undefined, placed(axialAt(0))],
  ['active-no-place', placed(sagittal), undefined],
] as const)('without a line there is a reason: %s', (why, own, active) => {
  expect(referenceLine(own, active)).toEqual({ none: why });
});

test('by an approved registration the line lies where the other’s coordinates are laid', () => {
  const shifted = { ...space, placing: { ...unmoved, shift: [0, 0, 25] as const } };
  const found = referenceLine(placed(sagittal), placed(axialAt(0), { space: shifted }));
  expect('none' in found ? found.none : found.line.from.y).toBe(25);
});
