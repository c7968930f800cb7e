import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { parsePalette } from './palette.ts';

/** Two entries a table, as a 16-bit descriptor says. */
function paletteOf(
  tables: readonly (readonly number[])[],
  { first, pixelRepresentation }: { first: number; pixelRepresentation: 0 | 1 } = {
    first: 0,
    pixelRepresentation: 0,
  },
) {
  const descriptors = ['00281101', '00281102', '00281103'].map((tag) => [tag, [2, first, 16]] as const);
  const { dataset } = anInstance({
    ...Object.fromEntries(descriptors),
    '00280103': [pixelRepresentation],
  });
  const data = tables.map((table, at) => [
    `0028120${at + 1}`,
    { vr: 'OW', InlineBinary: Buffer.from(Uint16Array.from(table).buffer).toString('base64') },
  ]);
  return parsePalette({ ...dataset, ...Object.fromEntries(data) });
}

test('a dark table of a palette of 16 bits stays dark', () => {
  const palette = paletteOf([
    [0, 200],
    [0, 65_535],
    [0, 30_000],
  ]);
  expect([palette.red[1], palette.green[1], palette.blue[1]]).toEqual([0, 255, 117]);
});

test('a palette that says 16 bits and stores 8 in every table is read as 8', () => {
  const palette = paletteOf([
    [0, 200],
    [0, 255],
    [0, 30],
  ]);
  expect([palette.red[1], palette.green[1], palette.blue[1]]).toEqual([200, 255, 30]);
});

test('the first value of a palette is negative where the pixels are signed, and only there', () => {
  const tables = [
    [0, 65_535],
    [0, 65_535],
    [0, 65_535],
  ] as const;
  expect(paletteOf(tables, { first: 64_512, pixelRepresentation: 0 }).first).toBe(64_512);
  expect(paletteOf(tables, { first: 64_512, pixelRepresentation: 1 }).first).toBe(-1024);
  expect(paletteOf(tables, { first: -1024, pixelRepresentation: 1 }).first).toBe(-1024);
});
