import { describe, expect, test } from 'vitest';

import { type Decoded } from './decodeFrame.ts';
import { drawThumbnail } from './drawThumbnail.ts';
import { type PixelMeaning } from './picture.ts';

const meaning: PixelMeaning = {
  rows: 64,
  columns: 64,
  samples: 1,
  bitsAllocated: 16,
  bitsStored: 16,
  highBit: 15,
  isSigned: false,
  isFloat: false,
  isPlanar: false,
  photometric: 'MONOCHROME2',
  slope: 1,
  intercept: 0,
  isInverted: false,
};

const image = (value: (index: number) => number): Decoded => ({
  width: 64,
  height: 64,
  samples: 1,
  isRgb: false,
  values: Uint16Array.from({ length: 64 * 64 }, (_, index) => value(index)),
});
const ramp = image((index) => 1000 + index);
const grey = (drawn: { readonly data: Uint8Array }, index: number) => drawn.data[index * 4] ?? -1;

describe('a thumbnail is never black', () => {
  test('when its window lies far from its values', () => {
    const drawn = drawThumbnail(ramp, { ...meaning, window: { center: 60_000, width: 100 } });
    expect(drawn.spread).toBeGreaterThan(200);
  });

  test('when it has one value only: then it is mid-grey', () => {
    expect(
      grey(
        drawThumbnail(
          image(() => 0),
          meaning,
        ),
        5,
      ),
    ).toBe(96);
  });

  test('when most of it is padding', () => {
    const padded = image((index) => (index < 3000 ? 0 : 40_000 + (index % 100)));
    expect(drawThumbnail(padded, { ...meaning, padding: { from: 0, to: 0 } }).spread).toBeGreaterThan(100);
  });
});

test('MONOCHROME1 is drawn the other way round', () => {
  const drawn = drawThumbnail(ramp, { ...meaning, isInverted: true });
  expect(grey(drawn, 0)).toBeGreaterThan(grey(drawn, 4095));
});

test('signed values of 12 bits in 16 keep their sign', () => {
  const signed = image((index) => (index < 2048 ? 0x0fff : 0x0001));
  const drawn = drawThumbnail(signed, { ...meaning, isSigned: true, bitsStored: 12, highBit: 11 });
  expect(grey(drawn, 0)).toBeLessThan(grey(drawn, 4095));
});

test('the longer side becomes 256 pixels, and nothing is enlarged', () => {
  const wide = { width: 1024, height: 512, samples: 1, isRgb: false, values: new Uint16Array(1024 * 512) };
  expect(drawThumbnail(wide, meaning)).toMatchObject({ width: 256, height: 128 });
  expect(drawThumbnail(ramp, meaning)).toMatchObject({ width: 64, height: 64 });
});
