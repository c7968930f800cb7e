import { webcrypto } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import * as v from 'valibot';

import { Refusal } from '#gateway/gate.ts';
import { type DiskCache } from '#gateway/media/diskCache.ts';
import { type MediaInstance } from '#gateway/media/mediaInstance.ts';
import { VideoDescription } from '#protocol/video.ts';

import { isWholeMp4, trimmed } from './boxes.ts';
import { isMp4, type VideoKind, videoKind } from './container.ts';
import { type Converter } from './converter.ts';
import { framesOf } from './description.ts';
import { mostPixels } from './ffmpegArguments.ts';
import { isTellable, type Mp4, readMp4 } from './mp4.ts';
import { type Plan, planOf, type Wish } from './plan.ts';
import { SharedWork } from './sharedWork.ts';
import { isDelayed, withoutDelay } from './withoutDelay.ts';

export interface Video {
  readonly path: string;
  readonly size: number;
  /** The same for the same bytes. */
  readonly etag: string;
  readonly description: VideoDescription;
}

/** What is known of an instance's video without its bytes; `content` names the file. */
const Kept = v.object({ content: v.string(), description: VideoDescription });
type Kept = v.InferOutput<typeof Kept>;

export interface VideosOptions {
  readonly cache: DiskCache;
  readonly converter: Converter;
  readonly log: { info(facts: object, message: string): void };
}

export interface Asked {
  readonly wish: Wish;
  /** Aborted when the one who asks has left. */
  readonly wanted: AbortSignal;
}

/** Bumped when videos come to be made otherwise. */
const version = 'video-2';

/**
 * Videos as MP4 files on disk, fetched and made once: archives seldom serve byte ranges, and a player asks for many. Files are named for
 * the stored stream's own bytes, so that whatever is made of it is that stream's and no other's.
 */
export class Videos {
  readonly #options: VideosOptions;
  readonly #works = new SharedWork<Video>();

  constructor(options: VideosOptions) {
    this.#options = options;
  }

  /** Throws Refusal `unsupported` naming codec and container, `damaged` when it is cut off, and what Converter throws. */
  async video(instance: MediaInstance, { wish, wanted }: Asked): Promise<Video> {
    const key = `${version}/${wish}/${instance.key}`;
    return (
      (await this.#kept(key)) ??
      this.#works.join(key, async (signal) => this.#fetch(instance, { key, wish, signal }), wanted)
    );
  }

  async #kept(key: string): Promise<Video | undefined> {
    const stored = await this.#options.cache.read(key);
    const parsed = stored === undefined ? undefined : v.safeParse(Kept, jsonOf(stored));
    return parsed?.success === true ? this.#open(parsed.output) : undefined;
  }

  async #open({ content, description }: Kept): Promise<Video | undefined> {
    const path = await this.#options.cache.path(content);
    const size = path === undefined ? undefined : (await stat(path).catch(() => undefined))?.size;
    if (path === undefined || size === undefined) return undefined;
    return { path, size, etag: content, description };
  }

  async #fetch(
    instance: MediaInstance,
    { key, wish, signal }: { readonly key: string; readonly wish: Wish; readonly signal: AbortSignal },
  ): Promise<Video> {
    const stored = await instance.video();
    const kind = videoKind(stored);
    const bytes = isMp4(kind) ? trimmed(stored) : stored;
    const plan = refusable(planOf(kind, bytes, wish), kind);
    if (isMp4(kind) && !isWholeMp4(bytes)) throw new Refusal(502, 'damaged', { detail: 'MP4 is cut off' });
    // A stream that says no times gets those of the object.
    const timing = kind.container === 'elementary' ? `/${instance.framesPerSecond}` : '';
    const content = `${version}/${wish}/${await hashOf(bytes)}${timing}`;
    const begun = performance.now();
    const kept = await this.#make({ content, kind, plan, bytes, signal, instance });
    await this.#options.cache.write(key, Buffer.from(JSON.stringify(kept)));
    const video = await this.#open(kept);
    if (video === undefined) throw new Refusal(500, 'internal', { detail: 'the cache did not keep a video' });
    const { made } = kept.description;
    const milliseconds = Math.round(performance.now() - begun);
    this.#options.log.info(
      { ...kind, made, from: bytes.length, to: video.size, milliseconds },
      'video ready',
    );
    return video;
  }

  async #make(one: Making): Promise<Kept> {
    const { plan, bytes } = one;
    if (plan.kind !== 'stored') return this.#convert({ ...one, plan });
    const mp4 = readMp4(bytes);
    // Frames that cannot be told apart by the file's own tables are written anew.
    if (mp4 === undefined || !isTellable(mp4))
      return this.#convert({ ...one, plan: { kind: 'convert', format: 'mov', times: 'counted' } });
    checkSize(mp4);
    const shifted = withoutDelay(bytes, mp4);
    if (shifted !== undefined) return this.#keep(one, { ...shifted, made: 'repacked' });
    if (isDelayed(mp4) && (await this.#options.converter.isThere()))
      return this.#convert({ ...one, plan: { kind: 'repack', format: 'mov' } });
    return this.#keep(one, { bytes, mp4, made: 'as-stored' });
  }

  async #keep(
    one: Making,
    {
      bytes,
      mp4,
      made,
    }: { readonly bytes: Buffer; readonly mp4: Mp4; readonly made: VideoDescription['made'] },
  ): Promise<Kept> {
    await this.#options.cache.write(one.content, bytes);
    return keptAs(one, mp4, { made, hasFaults: false });
  }

  async #convert({
    plan,
    ...one
  }: Making & { readonly plan: Exclude<Plan, { kind: 'stored' }> }): Promise<Kept> {
    const { kind, bytes, signal, instance, content } = one;
    const { framesPerSecond } = instance;
    return this.#options.converter.convert(
      { bytes, kind, plan, framesPerSecond, signal },
      async (converted) => {
        const mp4 = readMp4(await readFile(converted.path));
        if (mp4 === undefined || mp4.shownAt.length === 0 || !isTellable(mp4))
          throw new Refusal(502, 'damaged', { detail: 'no frames that can be told apart' });
        checkSize(mp4);
        await this.#options.cache.adopt(content, converted.path);
        const made = plan.kind === 'repack' ? 'repacked' : 'converted';
        return keptAs(one, mp4, { made, hasFaults: converted.hasFaults });
      },
    );
  }
}

type Doable = Exclude<Plan, { readonly kind: 'refused' }>;

interface Making {
  readonly content: string;
  readonly kind: VideoKind;
  readonly plan: Doable;
  readonly bytes: Buffer;
  readonly signal: AbortSignal;
  readonly instance: MediaInstance;
}

function keptAs(
  { content, kind }: Pick<Making, 'content' | 'kind'>,
  mp4: Mp4,
  more: Pick<VideoDescription, 'made' | 'hasFaults'>,
): Kept {
  const { container, codec } = kind;
  return { content, description: { container, codec, ...more, ...framesOf(mp4) } };
}

function refusable(plan: Plan, { codec, container }: VideoKind): Doable {
  if (plan.kind !== 'refused') return plan;
  throw new Refusal(415, 'unsupported', { detail: `${codec} (${container})` });
}

/** No video of DICOM is larger; one that is would only keep a browser busy. */
function checkSize({ width, height }: Mp4): void {
  if (width * height > mostPixels)
    throw new Refusal(415, 'unsupported', { detail: `${width}×${height} is larger than DICOM video can be` });
}

/** Off the main thread: a video may be large. */
async function hashOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('base64url');
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
