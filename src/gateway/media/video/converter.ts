import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Refusal } from '#gateway/gate.ts';

import { type VideoKind } from './container.ts';
import { type Ended, type Ffmpeg, run } from './ffmpeg.ts';
import { ffmpegArguments } from './ffmpegArguments.ts';
import { type Plan } from './plan.ts';
import { Queue } from './sharedWork.ts';

export interface ConverterOptions {
  /** For what is being made; nobody else's, emptied at start. */
  readonly folder: string;
  readonly ffmpeg: Promise<Ffmpeg | undefined>;
  /** Milliseconds that one conversion may take. */
  readonly timeLimit?: number;
  readonly mostBytes?: number;
}

export interface Order {
  readonly bytes: Buffer;
  readonly kind: VideoKind;
  readonly plan: Extract<Plan, { readonly kind: 'repack' | 'convert' }>;
  readonly framesPerSecond: number;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

export interface Converted {
  /** The finished MP4, its owner's to move away before `take` returns. */
  readonly path: string;
  /** The program found faults in the stream; frames may be missing or broken. */
  readonly hasFaults: boolean;
}

const fifteenMinutes = 15 * 60 * 1000;
const gigabyte = 1024 * 1024 * 1024;

/** ffmpeg at work in a private folder, one stream at a time. What it leaves half made is removed and never served. */
export class Converter {
  readonly #options: Required<ConverterOptions>;
  readonly #queue = new Queue();
  readonly #closing = new AbortController();
  readonly #ready: Promise<void>;

  constructor(options: ConverterOptions) {
    this.#options = { timeLimit: fifteenMinutes, mostBytes: gigabyte, ...options };
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    this.#ready = emptied(options.folder, this.#options.timeLimit);
  }

  /** Ends what is being made: nobody is left to give it to. */
  close(): void {
    this.#closing.abort();
  }

  async isThere(): Promise<boolean> {
    return (await this.#options.ffmpeg) !== undefined;
  }

  /**
   * Makes an MP4 of a stream and gives it to `take`. Throws Refusal `converter-missing` without ffmpeg, `conversion-failed` when it fails, takes
   * too long or grows too large.
   */
  async convert<V>(order: Order, take: (made: Converted) => Promise<V>): Promise<V> {
    const ffmpeg = await this.#options.ffmpeg;
    const { codec, container } = order.kind;
    if (ffmpeg === undefined)
      throw new Refusal(415, 'converter-missing', { detail: `${codec} (${container})` });
    return this.#queue.run(async () => {
      await this.#ready;
      const folder = await mkdtemp(join(this.#options.folder, 'one-'));
      try {
        return await take(await this.#make(ffmpeg, order, folder));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  async #make(ffmpeg: Ffmpeg, order: Order, folder: string): Promise<Converted> {
    const { timeLimit, mostBytes } = this.#options;
    const [input, output] = [join(folder, 'stored'), join(folder, 'made.mp4')];
    // Nobody waits any more: the queue only passes by.
    const signal = AbortSignal.any([order.signal, this.#closing.signal]);
    if (signal.aborted) throw failed('no longer wanted');
    await writeFile(input, order.bytes, { mode: 0o600 });
    const args = ffmpegArguments({ ...order, input, output, mostBytes }, ffmpeg.version);
    const ended = await run(ffmpeg.path, args, { timeLimit, signal, folder });
    const why = failure(ended, timeLimit);
    if (why !== undefined) throw failed(why);
    const size = (await stat(output).catch(() => undefined))?.size ?? 0;
    if (size === 0) throw failed('no picture in the stream');
    if (size > mostBytes) throw failed(`larger than ${Math.round(mostBytes / 1024 / 1024)} MB`);
    return { path: output, hasFaults: ended.errors.trim() !== '' };
  }
}

function failure(ended: Ended, timeLimit: number): string | undefined {
  switch (ended.kind) {
    case 'too-slow':
      return `took longer than ${Math.round(timeLimit / 1000)} s`;
    case 'unwanted':
      return 'no longer wanted';
    case 'ended':
      if (ended.code === 0) return undefined;
      return /exceeds|is invalid|max_pixels/i.test(ended.errors)
        ? 'the picture is too large'
        : 'ffmpeg failed';
  }
}

function failed(detail: string): Refusal {
  return new Refusal(415, 'conversion-failed', { detail });
}

/** What a gateway that was stopped has left. Another gateway may be at work beside us: only what is older than any work is removed. */
async function emptied(folder: string, timeLimit: number): Promise<void> {
  // A gateway may be stopped, and its folder gone, before this has begun.
  const names = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && Date.now() - found.mtimeMs > timeLimit * 2)
        await rm(path, { recursive: true, force: true });
    }),
  );
}
