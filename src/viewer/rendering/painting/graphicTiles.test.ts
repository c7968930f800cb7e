import { expect, test } from 'vitest';
import { type Graphic } from '#viewer/rendering/decoding/frameGraphics.ts';
import { shrinkFactor, shrunk } from './graphicTiles.ts';

/** One line of one pixel's width, down the fifth column of eleven. */
const line: Graphic = {
  plane: {
    group: '6000',
    rows: 9,
    columns: 11,
    left: 0,
    top: 0,
    kind: 'graphics',
    bits: { kind: 'data', tag: '60003000' },
  },
  bits: Uint8Array.from({ length: 13 }, (_, byte) =>
    Array.from({ length: 8 }, (__, bit) => (byte * 8 + bit) % 11 === 4).reduce(
      (sum, isSet, bit) => sum + (isSet && byte * 8 + bit < 99 ? 2 ** bit : 0),
      0,
    ),
  ),
};

test('however small the image is shown, no line of an overlay is lost', () => {
  for (const factor of [1, 2, 4, 8]) {
    const { columns, rows, set } = shrunk(line, factor);
    expect([columns, rows]).toEqual([Math.ceil(11 / factor), Math.ceil(9 / factor)]);
    const due = Array.from({ length: columns * rows }, (_, at) =>
      at % columns === Math.floor(4 / factor) ? 1 : 0,
    );
    expect([...set]).toEqual(due);
  }
});

test('an overlay is shrunk by whole pixels only as far as its image is', () => {
  expect([4, 1, 0.7, 0.5, 0.26, 0.25].map(shrinkFactor)).toEqual([1, 1, 1, 2, 2, 4]);
});
