import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Converter, type ConverterOptions, type Order } from './converter.ts';
import { videoKind } from './container.ts';
import { findFfmpeg } from './ffmpeg.ts';
import { planOf } from './plan.ts';

const ffmpeg = findFfmpeg();
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lysbilde-converter-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function converter(more: Partial<ConverterOptions> = {}): Converter {
  return new Converter({ folder, ffmpeg, ...more });
}

/** A moving picture as a stream of this kind, `seconds` long. */
function stream(format: readonly string[], { seconds = 1, size = '320x240' } = {}): Buffer {
  const source = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`];
  const made = spawnSync('ffmpeg', ['-v', 'error', ...source, '-pix_fmt', 'yuv420p', ...format, '-'], {
    maxBuffer: 256 * 1024 * 1024,
  });
  if (made.status !== 0) throw new Error(made.stderr.toString());
  return made.stdout;
}

const asMpeg2 = ['-c:v', 'mpeg2video', '-q:v', '5', '-f', 'mpegts'];

function order(bytes: Buffer, signal = new AbortController().signal): Order {
  const kind = videoKind(bytes);
  const plan = planOf(kind, bytes, 'stored');
  if (plan.kind !== 'convert' && plan.kind !== 'repack') throw new Error(`nothing to do: ${plan.kind}`);
  return { bytes, kind, plan, framesPerSecond: 25, signal };
}

const never = async () => Promise.reject(new Error('half made, and served'));

test('an installation without ffmpeg says what it cannot do', async () => {
  expect(await findFfmpeg({ PATH: folder })).toBeUndefined();
  expect(
    await findFfmpeg({ PATH: process.env['PATH'], FFMPEG_PATH: join(folder, 'no-such') }),
  ).toBeUndefined();
  const bytes = Buffer.from('000001ba4400040004010189c3f8000001b32d01e0340bb8a300000001b5148200', 'hex');
  await expect(
    converter({ ffmpeg: Promise.resolve(undefined) }).convert(order(bytes), never),
  ).rejects.toMatchObject({
    problem: 'converter-missing',
    detail: 'MPEG-2 (MPEG-PS)',
  });
});

describe.skipIf(!hasFfmpeg)('with ffmpeg', () => {
  test('what is made is given away before it is cleared up', async () => {
    const made = await converter().convert(order(stream(asMpeg2)), async ({ path, hasFaults }) =>
      Promise.resolve({ path, hasFaults, beside: readdirSync(join(path, '..')).length }),
    );
    expect(made).toMatchObject({ hasFaults: false, beside: 2 });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('work that nobody waits for any more is killed, and leaves nothing', async () => {
    const left = new AbortController();
    const bytes = stream(asMpeg2, { seconds: 20, size: '1280x720' });
    const working = converter().convert(order(bytes, left.signal), never);
    setTimeout(() => left.abort(), 300);
    const begun = performance.now();
    await expect(working).rejects.toMatchObject({ problem: 'conversion-failed', detail: 'no longer wanted' });
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a gateway that closes ends what is being made', async () => {
    const closing = converter();
    const working = closing.convert(order(stream(asMpeg2, { seconds: 20, size: '1280x720' })), never);
    setTimeout(() => closing.close(), 300);
    await expect(working).rejects.toMatchObject({ problem: 'conversion-failed', detail: 'no longer wanted' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('work that takes too long, or grows too large, is ended and refused', async () => {
    const bytes = stream(asMpeg2, { seconds: 20, size: '1280x720' });
    await expect(converter({ timeLimit: 200 }).convert(order(bytes), never)).rejects.toMatchObject({
      problem: 'conversion-failed',
      detail: expect.stringContaining('took longer'),
    });
    await expect(
      converter({ mostBytes: 20_000 }).convert(order(stream(asMpeg2)), never),
    ).rejects.toMatchObject({
      problem: 'conversion-failed',
      detail: expect.stringContaining('larger than'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a picture larger than DICOM video can be is not decoded at all', async () => {
    const format = ['-c:v', 'libx264', '-preset', 'ultrafast', '-f', 'mpegts'];
    const huge = stream(format, { seconds: 0.04, size: '7680x4320' });
    const asked = { ...order(huge), plan: { kind: 'convert', format: 'mpegts', times: 'own' } as const };
    const begun = performance.now();
    await expect(converter().convert(asked, never)).rejects.toMatchObject({ problem: 'conversion-failed' });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('a broken stream is shown as far as it goes, and said to be broken', async () => {
    const bytes = stream(asMpeg2, { seconds: 4 });
    for (let at = 40_000; at < bytes.length; at += 20_000) bytes.fill(0xaa, at, at + 3000);
    const made = await converter().convert(order(bytes), async ({ hasFaults }) => Promise.resolve(hasFaults));
    expect(made).toBe(true);
  });
});
