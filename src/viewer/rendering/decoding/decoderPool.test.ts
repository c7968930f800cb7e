import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { type Frame, FrameFailure } from '#dicom/frame.ts';
import { anInstance } from '#dicom/testing.ts';
import { type DecodeAnswer, type DecodeJob } from './decodeJob.ts';
import { allowedMilliseconds, type DecodeWorker, DecoderPool } from './decoderPool.ts';
import { parsePixelFormat } from './pixelFormat.ts';

const instance = anInstance({
  '00280004': ['MONOCHROME2'],
  '00280100': [16],
  '00280101': [16],
  '00280102': [15],
});
const format = parsePixelFormat(instance);
const frame = (frameNumber: number): Frame => ({
  sopInstanceUid: instance.sopInstanceUid,
  frameNumber,
  transferSyntaxUid: '1.2.840.10008.1.2.5',
  bytes: new Uint8Array(2),
});
const how = (isUrgent = false) => ({ isUrgent, signal: new AbortController().signal });

/** A worker that answers when told to; frame 13 never finishes. */
class SlowWorker implements DecodeWorker {
  onmessage: ((event: MessageEvent<DecodeAnswer>) => void) | null = null;
  failed: (event: Event) => void = () => undefined;
  isTerminated = false;
  readonly jobs: DecodeJob[] = [];

  postMessage(job: DecodeJob): void {
    this.jobs.push(job);
    if (job.frame.frameNumber === 13) return;
    queueMicrotask(() => {
      const samples = Uint8Array.of(job.frame.frameNumber);
      if (job.as === 'stored') {
        const stored = { samples, colour: 'none' as const };
        this.onmessage?.(new MessageEvent('message', { data: { id: job.id, stored } }));
        return;
      }
      const decoded = {
        kind: 'grey' as const,
        rows: 1,
        columns: 1,
        values: samples,
      };
      this.onmessage?.(new MessageEvent('message', { data: { id: job.id, decoded } }));
    });
  }

  addEventListener(_: 'error', listener: (event: Event) => void): void {
    this.failed = listener;
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

test('a frame that never finishes is given up, its worker is replaced, and the frames behind it are decoded', async () => {
  vi.useFakeTimers();
  const workers: SlowWorker[] = [];
  const pool = new DecoderPool(() => {
    const worker = new SlowWorker();
    workers.push(worker);
    return worker;
  }, 1);
  const hung = pool.decode(frame(13), format, how()).catch((cause: unknown) => cause);
  const behind = pool.decode(frame(2), format, how());
  await vi.advanceTimersByTimeAsync(allowedMilliseconds(format) + 1);
  const failure = await hung;
  expect(failure).toBeInstanceOf(FrameFailure);
  expect(failure).toMatchObject({ reason: 'decoder-timeout' });
  expect(await behind).toMatchObject({ values: Uint8Array.of(2) });
  expect(workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
  vi.useRealTimers();
});

test('the frame that is waited for goes before those fetched ahead', async () => {
  const worker = new SlowWorker();
  const pool = new DecoderPool(() => worker, 1);
  const all = [
    pool.decode(frame(1), format, how()),
    pool.decode(frame(2), format, how()),
    pool.decode(frame(3), format, how(true)),
  ];
  await Promise.all(all);
  expect(worker.jobs.map((job) => job.frame.frameNumber)).toEqual([1, 3, 2]);
});

test('stored samples are asked for apart from what is painted, in the same turn', async () => {
  const pool = new DecoderPool(() => new SlowWorker(), 1);
  const [painted, stored] = await Promise.all([
    pool.decode(frame(1), format, how()),
    pool.decodeStored(frame(2), format, how()),
  ]);
  expect(painted).toMatchObject({ kind: 'grey' });
  expect(stored).toEqual({ samples: Uint8Array.of(2), colour: 'none' });
});

test('a purge ends every worker and rejects what was waiting', async () => {
  const worker = new SlowWorker();
  const pool = new DecoderPool(() => worker, 1);
  const waiting = [13, 2].map((number) =>
    pool.decode(frame(number), format, how()).catch((cause: unknown) => cause),
  );
  pool.purge();
  for (const outcome of await Promise.all(waiting)) expect(outcome).toMatchObject({ name: 'AbortError' });
  expect(worker.isTerminated).toBe(true);
});

test('a large frame is given more time than a small one', () => {
  expect(allowedMilliseconds({ ...format, rows: 10_000, columns: 10_000 })).toBe(7000);
});

test('a signal that stands for many frames holds none that is done with', async () => {
  const pool = new DecoderPool(() => new SlowWorker(), 1);
  const { signal } = new AbortController();
  await pool.decode(frame(1), format, { isUrgent: false, signal });
  await pool.decode(frame(2), format, { isUrgent: false, signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('what has been given up already is not decoded', async () => {
  const worker = new SlowWorker();
  const pool = new DecoderPool(() => worker, 1);
  const signal = AbortSignal.abort(new DOMException('given up', 'AbortError'));
  await expect(pool.decode(frame(1), format, { isUrgent: false, signal })).rejects.toBe(signal.reason);
  expect(worker.jobs).toHaveLength(0);
});

/** As a browser tells of a worker whose script is gone: an event without a word. */
class GoneWorker extends SlowWorker {
  override postMessage(): void {
    queueMicrotask(() => this.failed(new Event('error')));
  }
}

test('a decoder whose script is gone is the program’s fault, is not asked for by every frame fetched ahead, and is by the frame that is waited for', async () => {
  let [isGone, opened] = [true, 0];
  const pool = new DecoderPool(() => {
    opened += 1;
    return isGone ? new GoneWorker() : new SlowWorker();
  }, 2);
  const reasonOf = (cause: unknown) => (cause instanceof FrameFailure ? cause.reason : cause);
  const ahead = await Promise.all(
    Array.from({ length: 40 }, (_, n) => pool.decode(frame(n + 20), format, how()).catch(reasonOf)),
  );
  expect(new Set(ahead)).toEqual(new Set(['decoder-missing']));
  expect(opened).toBe(2);
  expect(await pool.decode(frame(1), format, how(true)).catch(reasonOf)).toBe('decoder-missing');
  expect(opened).toBe(3);
  isGone = false;
  expect(await pool.decode(frame(1), format, how()).catch(reasonOf)).toBe('decoder-missing');
  expect(await pool.decode(frame(1), format, how(true))).toMatchObject({ values: Uint8Array.of(1) });
  expect(await pool.decode(frame(2), format, how())).toMatchObject({ values: Uint8Array.of(2) });
  expect(opened).toBe(4);
});
