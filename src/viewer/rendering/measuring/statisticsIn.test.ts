import { expect, test } from 'vitest';

import { anInstance } from '#dicom/testing.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { type Figure } from './figure.ts';
import { statisticsIn } from './statisticsIn.ts';

/** Stored value = 10 × row + column, 1024 above Hounsfield. */
const [rows, columns] = [20, 10];
const values = Int16Array.from({ length: rows * columns }, (_, at) => 1024 + at);
const ct = { '00281052': [-1024], '00281053': [1] };

function inside(figure: Figure, attributes: Parameters<typeof anInstance>[0] = ct, stored = values) {
  const instance = anInstance(attributes);
  const frame: DecodedFrame = { kind: 'grey', rows, columns, values: stored };
  const voi = { center: 0, width: 1, function: 'LINEAR' as const };
  const shown = { look: greyLookOf(instance, 1), voi, isInverted: false };
  return statisticsIn(figure, { frame, position: { instance, frameNumber: 1 }, shown });
}

const box = (x: number, y: number, size: number): Figure => ({
  kind: 'outline',
  points: [
    { x, y },
    { x: x + size, y },
    { x: x + size, y: y + size },
    { x, y: y + size },
  ],
});

test('mean and deviation are of the pixels inside, in Hounsfield', () => {
  // 22, 23, 32, 33
  const found = inside(box(2, 2, 2));
  expect(found).toMatchObject({ mean: 27.5, unit: 'HU', pixels: 4 });
  expect(found?.deviation).toBeCloseTo(Math.sqrt((5.5 ** 2 + 4.5 ** 2 + 4.5 ** 2 + 5.5 ** 2) / 4), 12);
});

test('an ellipse takes the pixels whose centres lie in it, and none beyond the edge of the image', () => {
  const figure: Figure = { kind: 'ellipse', points: [{ x: -3, y: -3 }, { x: 3, y: 3 }] }; // prettier-ignore
  const due = Array.from({ length: 9 }, (_, at) => [at % 3, Math.floor(at / 3)] as const).filter(
    ([x, y]) => (x + 0.5) ** 2 + (y + 0.5) ** 2 <= 9,
  );
  expect(inside(figure)).toMatchObject({
    pixels: due.length,
    mean: due.reduce((sum, [x, y]) => sum + 10 * y + x, 0) / due.length,
  });
});

test('padding is no tissue', () => {
  const stored = values.slice();
  stored[22] = -2000;
  expect(inside(box(2, 2, 2), { ...ct, '00280120': [-2000], '00280103': [1] }, stored)).toMatchObject({
    pixels: 3,
    mean: (23 + 32 + 33) / 3,
  });
});

test('values without a unit are told nothing of, nor is a length', () => {
  expect(inside(box(2, 2, 2), { '00080060': ['MR'] })).toBeUndefined();
  expect(inside({ kind: 'length', points: box(2, 2, 2).points })).toBeUndefined();
});
