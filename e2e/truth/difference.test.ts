import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { difference, isWithin } from './difference.ts';
import { readPng } from './png.ts';

const grey = (samples: readonly number[]) => ({
  rows: 1,
  columns: samples.length,
  channels: 1,
  samples: Uint8Array.from(samples),
});
const rgba = (...levels: readonly number[]) =>
  Uint8Array.from(levels.flatMap((level) => [level, level, level, 255]));

test('a picture is within tolerance of itself, and of one that rounds by two', () => {
  const found = difference(rgba(0, 100, 253), grey([0, 100, 255]));
  expect(found).toEqual({ mean: 2 / 3, largest: 2, nearlyAll: 2 });
  expect(isWithin(found, { isLossless: true })).toBe(true);
});

test('one pixel that differs by three is wrong in a lossless image, and pardoned in a lossy one', () => {
  const levels = Array.from({ length: 2000 }, () => 50);
  const found = difference(rgba(...levels.map((level, at) => (at === 7 ? level + 40 : level))), grey(levels));
  expect(found.largest).toBe(40);
  expect(isWithin(found, { isLossless: true })).toBe(false);
  expect(isWithin(found, { isLossless: false })).toBe(true);
});

test('a lossy image that is another throughout is wrong', () => {
  const found = difference(rgba(10, 20, 30), grey([30, 40, 50]));
  expect(isWithin(found, { isLossless: false })).toBe(false);
});

test('pictures of two sizes are not compared', () => {
  expect(() => difference(rgba(1), grey([1, 2]))).toThrow('1 pixels against 2');
});

/** A PNG with the given filtered lines; checksums are not looked at. */
function png(lines: readonly (readonly number[])[], { colourType = 0, columns = 3, depth = 8 } = {}): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body, Buffer.alloc(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(columns);
  size.writeUInt32BE(lines.length, 4);
  size.set([depth, colourType], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('every filter of a PNG is undone', () => {
  const picture = readPng(
    png([
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 1, 1, 1],
      [3, 5, 5, 5],
      [4, 1, 1, 1],
    ]),
  );
  expect([...picture.samples]).toEqual([10, 20, 30, 10, 20, 30, 11, 21, 31, 10, 20, 30, 11, 21, 31]);
});

test('a PNG of another kind is refused rather than misread', () => {
  expect(() => readPng(png([[0, 1, 2, 3]], { depth: 16 }))).toThrow('another kind');
  expect(() => readPng(png([[0, 1, 2, 3]], { colourType: 3 }))).toThrow('another kind');
});
