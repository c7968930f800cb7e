import { expect, test } from 'vitest';
import { forBrowser, withoutIccProfile } from './jpegSegments.ts';

const start = [0xff, 0xd8];
const segment = (marker: number, ...body: readonly number[]) => [0xff, marker, 0, body.length + 2, ...body];
const scan = [...segment(0xda, 1, 2, 3), 9, 9, 0xff, 0xd9];
const [jfif, exif, profile] = [segment(0xe0, 74), segment(0xe1, 69), segment(0xe2, 73, 67, 67)];
const stream = Uint8Array.from([...start, ...jfif, ...exif, ...profile, ...scan]);

test('without its profile a stream keeps every other byte', () => {
  expect([...withoutIccProfile(stream)]).toEqual([...start, ...jfif, ...exif, ...scan]);
  const bare = Uint8Array.from([...start, ...jfif, ...scan]);
  expect(withoutIccProfile(bare)).toEqual(bare);
});

test('for a browser the EXIF orientation is gone and the profile of the object stands first', () => {
  const out = forBrowser(stream, Uint8Array.of(1, 2, 3));
  expect([...out.subarray(0, 4)]).toEqual([...start, 0xff, 0xe2]);
  expect(new TextDecoder().decode(out.subarray(6, 17))).toBe('ICC_PROFILE');
  expect([...out].join()).not.toContain(exif.join());
});
