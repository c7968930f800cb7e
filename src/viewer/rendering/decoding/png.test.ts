import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { displayP3, iccProfile } from '#region/samples/icc.ts';
import { isRgbProfile } from './iccProfile.ts';
import { pngWithProfile } from './png.ts';

const profile = new Uint8Array(iccProfile(displayP3));

test('a PNG holds the very pixels and the very profile, however many blocks they fill', async () => {
  const [rows, columns] = [150, 201];
  const rgba = Uint8ClampedArray.from({ length: rows * columns * 4 }, (_, i) => (i * 7919) % 256);
  const bytes = await bytesOf({ rows, columns, rgba, profile });
  const chunks = chunksOf(bytes);
  expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'iCCP', 'IDAT', 'IEND']);
  const [, icc, data] = chunks;
  if (icc === undefined || data === undefined) throw new Error('four chunks');
  expect(Buffer.compare(inflateSync(icc.body.subarray(5)), profile)).toBe(0);
  const lines = inflateSync(data.body);
  const due = Array.from({ length: rows }, (_, row) => [
    0,
    ...Array.from(
      { length: columns * 3 },
      (__, i) => rgba[(row * columns + Math.floor(i / 3)) * 4 + (i % 3)],
    ),
  ]).flat();
  expect([...lines]).toEqual(due);
});

// Computed by zlib.crc32 of Python over the name and body of IHDR for 2 × 1 pixels of 8-bit RGB.
test('chunks carry the check that readers demand', async () => {
  const bytes = await bytesOf({ rows: 1, columns: 2, rgba: new Uint8ClampedArray(8), profile });
  expect(new DataView(bytes.buffer).getUint32(29)).toBe(0x7b40_e8dd);
});

test('a profile that a browser would pass over without a word is told beforehand', () => {
  expect(isRgbProfile(profile)).toBe(true);
  expect(isRgbProfile(profile.subarray(0, profile.length - 5))).toBe(false);
  expect(isRgbProfile(new Uint8Array(200))).toBe(false);
  const ofCmyk = profile.slice();
  ofCmyk.set(new TextEncoder().encode('CMYK'), 16);
  expect(isRgbProfile(ofCmyk)).toBe(false);
  const withoutCurve = profile.slice();
  const at = Buffer.from(withoutCurve).indexOf('gTRC');
  withoutCurve.set(new TextEncoder().encode('gXXX'), at);
  expect(isRgbProfile(withoutCurve)).toBe(false);
});

async function bytesOf(image: Parameters<typeof pngWithProfile>[0]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pngWithProfile(image).arrayBuffer());
}

function chunksOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer);
  const chunks: { readonly name: string; readonly body: Uint8Array }[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ name, body: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}
