import { expect, test } from 'vitest';

import { layerOf, parseSlide } from '#dicom/slide.ts';
import { anInstance } from '#dicom/testing.ts';
import { tileNear } from './measuredSlide.ts';

/** A matrix of 1000 × 600 in tiles of 256, and the same at half the resolution. */
const levels = [1, 2].map((shrink) =>
  anInstance({
    '00080016': ['1.2.840.10008.5.1.4.1.1.77.1.6'],
    '00080018': [`1.2.3.${shrink}`],
    '00080008': ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'],
    '00280010': [256],
    '00280011': [256],
    '00480006': [1000 / shrink],
    '00480007': [600 / shrink],
    '00280008': [shrink === 1 ? 12 : 4],
    '00209311': ['TILED_FULL'],
  }),
);

const found = (...points: readonly (readonly [number, number])[]) => {
  const [image] = parseSlide(levels).images;
  if (image === undefined) throw new Error('a slide');
  const { instance, frameNumber } = tileNear(
    { image, layer: layerOf(image) },
    points.map(([x, y]) => ({ x, y })),
  );
  return [instance.sopInstanceUid, frameNumber];
};

test('a figure on a slide is led back to by the tile of the finest level that its middle lies on', () => {
  expect(found([10, 10], [30, 10])).toEqual(['1.2.3.1', 1]);
  expect(found([500, 280], [700, 320])).toEqual(['1.2.3.1', 7]);
  expect(found([900, 590], [999, 599])).toEqual(['1.2.3.1', 12]);
});

test('a figure drawn beside the slide is led back to by its first tile', () => {
  expect(found([-900, 20], [-700, 20])).toEqual(['1.2.3.1', 1]);
});
