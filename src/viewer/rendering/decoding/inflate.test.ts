import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflateExactly } from './inflate.ts';

const due = Uint8Array.from({ length: 999 }, (_, at) => (at * at) % 256);
const stream = Uint8Array.from(deflateRawSync(due));

// That browsers take a zero behind the stream for damage, Node does not show: the corpus's deflated frames do, in Chromium.
test('a whole stream gives its bytes, a cut one and one that holds more are refused', async () => {
  expect(await inflateExactly(stream, 999)).toEqual(due);
  await expect(inflateExactly(stream.subarray(0, stream.length >> 1), 999)).rejects.toMatchObject({
    name: 'FrameFailure',
  });
  await expect(inflateExactly(stream, 500)).rejects.toMatchObject({ reason: 'wrong-size' });
});
