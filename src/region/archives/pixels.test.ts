import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Tag } from '#dicom/tag.ts';
import { indexFolder } from './archiveIndex.ts';
import { metadataOf } from './metadata.ts';
import { bytesOf } from './payload.ts';
import { framePayload, readPixels } from './pixels.ts';
import { profiles } from './profile.ts';
import { dicomBytes, folderWith, type TestObject } from './testObjects.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

async function frameOf(object: TestObject, frame: number): Promise<readonly number[] | string> {
  const folder = folderWith({ 'a.dcm': dicomBytes(object) });
  folders.push(folder);
  const path = join(folder, 'a.dcm');
  const source = { path, size: statSync(path).size, transferSyntaxUid: object.transferSyntaxUid ?? '' };
  const found = framePayload(source, readPixels(source), frame);
  if ('reason' in found) return found.reason;
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(found.payload)) chunks.push(chunk);
  return Array.from(Buffer.concat(chunks));
}

const size = (rows: number, columns: number, bits: number) => ({
  [Tag.rows]: rows,
  [Tag.columns]: columns,
  [Tag.samplesPerPixel]: 1,
  [Tag.bitsAllocated]: bits,
});

test('one-bit frames that share a byte are each given from their own first bit', async () => {
  const object = {
    numbers: size(3, 1, 1),
    text: { [Tag.numberOfFrames]: '3' },
    pixels: Buffer.from([0b10110101, 0b1]),
  };
  expect(await frameOf(object, 1)).toEqual([0b101]);
  expect(await frameOf(object, 2)).toEqual([0b110]);
  expect(await frameOf(object, 3)).toEqual([0b110]);
});

test('pixel data shorter than its frames is refused, not filled up', async () => {
  expect(await frameOf({ numbers: size(4, 4, 16), pixels: Buffer.alloc(8) }, 1)).toBe(
    'the file ends before this frame does',
  );
});

test('frames of nine allocated bits are refused by name', async () => {
  expect(await frameOf({ numbers: size(2, 2, 9), pixels: Buffer.alloc(8) }, 1)).toContain('0028,0100');
});

test('an encapsulated last frame that the file cuts off is refused', async () => {
  const object = {
    transferSyntaxUid: '1.2.840.10008.1.2.4.50',
    numbers: size(2, 2, 8),
    fragments: [Buffer.alloc(0), Buffer.alloc(64, 1)],
  };
  const folder = folderWith({ 'a.dcm': dicomBytes(object).subarray(0, -20) });
  folders.push(folder);
  const path = join(folder, 'a.dcm');
  const source = { path, size: 0, transferSyntaxUid: object.transferSyntaxUid };
  expect(framePayload(source, readPixels(source), 1)).toMatchObject({ status: 500 });
});

test('whatever happens to a file’s bytes, it is served or listed, and its header can be asked for', async () => {
  const random = randomFrom(20260229);
  const folder = folderWith({});
  folders.push(folder);
  const whole = dicomBytes({ numbers: size(2, 2, 8), pixels: Buffer.from([1, 2, 3, 4]) });
  const count = 400;
  for (let index = 0; index < count; index += 1) {
    const damaged = Buffer.from(whole);
    for (let hit = 0; hit < 3; hit += 1) damaged[128 + random(whole.length - 128)] = random(256);
    writeFileSync(
      join(folder, `${index}.dcm`),
      damaged.subarray(0, whole.length - (random(4) === 0 ? random(200) : 0)),
    );
  }
  const index = await indexFolder(folder, 'urn:test');
  const served = [...index.studies.values()]
    .flatMap(({ series }) => [...series.values()])
    .flatMap(({ instances }) => [...instances.values()]);
  expect(served.length + index.unreadable.length + index.identical.length).toBe(count);
  expect(() => served.forEach((file) => JSON.stringify(metadataOf(file, profiles.plain, '')))).not.toThrow();
  expect(served.length).toBeGreaterThan(count / 10);
});

/** Numbers below a bound, the same at every run. */
function randomFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
