import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Codecs } from './codecs.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('@cornerstonejs/codec-charls/decodewasm'));

test('a decoder that could not be started is fetched and started anew for the next frame', async () => {
  let asked = 0;
  const codecs = new Codecs(() => {
    asked += 1;
    return Promise.resolve(asked === 1 ? new ArrayBuffer(8) : Uint8Array.from(wasm).buffer);
  });
  await expect(codecs.decode('charls', new Uint8Array(4))).rejects.toMatchObject({
    reason: 'decoder-missing',
  });
  // Started this time: it is the stream that is no stream.
  await expect(codecs.decode('charls', new Uint8Array(4))).rejects.toMatchObject({ reason: 'damaged' });
  expect(asked).toBe(2);
});
