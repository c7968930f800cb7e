import { expect, test } from 'vitest';
import { MemoryBytes } from './bytes.ts';
import { framesOf, readFragments } from './fragments.ts';

const jpegStart = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 1]);
const jpegEnd = Buffer.from([2, 2, 0xff, 0xd9]);
const noise = Buffer.from([9, 9, 9, 9]);

function encapsulated(table: readonly number[], fragments: readonly Buffer[]): MemoryBytes {
  const offsets = Buffer.alloc(table.length * 4);
  table.forEach((offset, index) => offsets.writeUInt32LE(offset, index * 4));
  return new MemoryBytes(
    Buffer.concat([offsets, ...fragments].flatMap((fragment) => [itemHead(fragment.length), fragment])),
  );
}

function itemHead(length: number): Buffer {
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  head.writeUInt32LE(length, 4);
  return head;
}

/** How many fragments each frame has. */
function counts(bytes: MemoryBytes, frames: number, extendedOffsets: readonly number[] = []) {
  const table = { ...readFragments(bytes, { offset: 0, length: bytes.size }), extendedOffsets };
  return framesOf(table, frames, bytes)?.map((frame) => frame.length);
}

test('a single frame takes all fragments', () => {
  expect(counts(encapsulated([], [noise, noise, noise]), 1)).toEqual([3]);
});

test('the Basic Offset Table says where frames begin', () => {
  expect(counts(encapsulated([0, 24], [noise, noise, noise]), 2)).toEqual([2, 1]);
});

test('the Extended Offset Table says so when the basic one is empty', () => {
  expect(counts(encapsulated([], [noise, noise, noise]), 2, [0, 12])).toEqual([1, 2]);
});

test('an offset table that points between fragments is not believed', () => {
  const fragments = [jpegStart, jpegEnd, jpegStart, jpegEnd];
  expect(counts(encapsulated([0, 7], fragments), 2)).toEqual([2, 2]);
});

test('without tables frames are cut where a codestream ends and the next begins', () => {
  expect(counts(encapsulated([], [jpegStart, noise, jpegEnd, jpegStart, jpegEnd]), 2)).toEqual([3, 2]);
});

test('padding after the end marker hides nothing', () => {
  const padded = Buffer.concat([jpegEnd, Buffer.alloc(2)]);
  expect(counts(encapsulated([], [jpegStart, padded, jpegStart, jpegEnd]), 2)).toEqual([2, 2]);
});

test('where neither tables nor markers tell, no frame is guessed', () => {
  expect(counts(encapsulated([], [noise, noise, noise]), 2)).toBeUndefined();
});

test('a fragment longer than the file is known to be cut off', () => {
  const whole = encapsulated([], [noise]);
  const cut = new MemoryBytes(whole.at(0, whole.size - 2));
  expect(readFragments(cut, { offset: 0, length: cut.size }).truncated).toBe(true);
});
