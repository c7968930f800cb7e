import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { parsePixelFormat } from './pixelFormat.ts';
import { decodeRle } from './rle.ts';

/** An RLE frame of one segment. */
function frame(segment: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64 + segment.length);
  new DataView(bytes.buffer).setUint32(0, 1, true);
  new DataView(bytes.buffer).setUint32(4, 64, true);
  bytes.set(segment, 64);
  return bytes;
}

const oneBit = parsePixelFormat(
  anInstance({
    '00280010': [2],
    '00280011': [12],
    '00280004': ['MONOCHROME2'],
    '00280100': [1],
    '00280101': [1],
    '00280102': [0],
  }),
);

test('pixels of one bit are run-length coded in packed bytes, lowest bit first', () => {
  const samples = decodeRle(frame([2, 0b0000_0101, 0b1000_0000, 0b0000_0001]), oneBit);
  expect([...samples].flatMap((value, at) => (value === 1 ? [at] : []))).toEqual([0, 2, 15, 16]);
  expect(samples).toHaveLength(24);
});

test('packed bytes that are fewer than the pixels are damage', () => {
  expect(() => decodeRle(frame([1, 1, 2]), oneBit)).toThrow('gave 2 of 3');
});
