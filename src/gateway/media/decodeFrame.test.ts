import { expect, test } from 'vitest';

import { decodeFrame, Undecodable } from './decodeFrame.ts';
import { type PixelMeaning } from './picture.ts';

const jpegExtended = '1.2.840.10008.1.2.4.51';

/** 24 × 16 pixels of 12 bits: each block of 8 × 8 of one value, 100 in the upper left, 8 more for every block to the right or down. */
const stairs = Buffer.from(
  '/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wQALDAAQABgBAREA/8QA' +
    'JAAAAAAAEQAAAAAAAAAAAAAAAAECAwQFBgcICQoLDA0ODxD/xAAiEAAAAA8AAAAAAAAAAAAAAAAAAQIDBAUGBwgJCgsMDQ7/2gAIAQEAAD8AcGPgeAB4' +
    'AHfgeAB4Af/Z',
  'base64',
);

const meaning: PixelMeaning = {
  rows: 16,
  columns: 24,
  samples: 1,
  bitsAllocated: 16,
  bitsStored: 12,
  highBit: 11,
  isSigned: false,
  isFloat: false,
  isPlanar: false,
  photometric: 'MONOCHROME2',
  slope: 1,
  intercept: 0,
  isInverted: false,
};

test('JPEG of 12 bits is decoded for a thumbnail, value by value', async () => {
  const decoded = await decodeFrame(stairs, jpegExtended, { ...meaning, wanted: 256 });
  expect(decoded).toMatchObject({ width: 24, height: 16, samples: 1 });
  expect(decoded.values).toHaveLength(24 * 16);
  expect([0, 7, 8, 23, 24 * 15 + 23].map((at) => decoded.values[at])).toEqual([100, 100, 108, 116, 124]);
});

test('where an eighth of its size is enough, as of a mammogram, each 8 × 8 pixels are their mean', async () => {
  const decoded = await decodeFrame(stairs, jpegExtended, { ...meaning, wanted: 3 });
  expect(decoded).toMatchObject({ width: 3, height: 2 });
  expect(Array.from(decoded.values)).toEqual([100, 108, 116, 108, 116, 124]);
});

test('a stream that ends too early is damaged, not a picture of what came', async () => {
  const cut = stairs.subarray(0, stairs.length - 8);
  await expect(decodeFrame(cut, jpegExtended, { ...meaning, wanted: 256 })).rejects.toThrow(/cut short/);
});

test('in colour it has no decoder here, and a card stands in its place', async () => {
  const colour = { ...meaning, samples: 3, photometric: 'YBR_FULL', wanted: 256 };
  await expect(decodeFrame(stairs, jpegExtended, colour)).rejects.toThrow(Undecodable);
});
