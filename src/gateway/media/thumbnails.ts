import { isVideoCodec, transferSyntax } from '#dicom/transferSyntax.ts';
import { Refusal } from '#gateway/gate.ts';

import { card } from './card.ts';
import { type DiskCache } from './diskCache.ts';
import { type MediaInstance } from './mediaInstance.ts';
import { type Medium, mediumOf } from './medium.ts';
import { pixelMeaning } from './picture.ts';
import { type ThumbnailAnswer } from './thumbnailJob.ts';
import { type WorkerPool } from './workerPool.ts';

export interface Thumbnail {
  readonly type: 'image/jpeg' | 'image/svg+xml';
  readonly bytes: Buffer;
}

/** Bumped when thumbnails come to be drawn otherwise. */
const version = 'thumbnail-2';

/** Below this a picture shows nothing; another frame of the loop may. */
const enough = 16;

/** Small pictures of any instance: drawn from a frame, or a card that says what medium it is. Kept on disk. */
export class Thumbnails {
  readonly #cache: DiskCache;
  readonly #pool: WorkerPool;
  readonly #drawing = new Map<string, Promise<Thumbnail>>();

  constructor(cache: DiskCache, pool: WorkerPool) {
    this.#cache = cache;
    this.#pool = pool;
  }

  async of(instance: MediaInstance): Promise<Thumbnail> {
    return this.keptOr(instance.key, async () => instance);
  }

  /** `find` is asked for the instance only when nothing is kept under `key`. */
  async keptOr(key: string, find: () => Promise<MediaInstance | undefined>): Promise<Thumbnail> {
    const name = `${version}/${key}`;
    const kept = await this.#cache.read(name);
    if (kept !== undefined) return typed(kept);
    const drawing =
      this.#drawing.get(name) ??
      this.#fresh(name, find).finally(() => {
        this.#drawing.delete(name);
      });
    this.#drawing.set(name, drawing);
    return drawing;
  }

  async #fresh(name: string, find: () => Promise<MediaInstance | undefined>): Promise<Thumbnail> {
    const instance = await find();
    if (instance === undefined) return typed(Buffer.from(card('unknown')));
    const bytes = await this.#draw(instance);
    await this.#cache.write(name, bytes);
    return typed(bytes);
  }

  async #draw(instance: MediaInstance): Promise<Buffer> {
    const medium = mediumIn(instance);
    if (medium !== 'image') {
      const own = medium === 'video' ? await instance.ownThumbnail() : undefined;
      return own ?? Buffer.from(card(medium));
    }
    const drawn = await this.#drawFrames(instance);
    if (typeof drawn === 'object') return drawn.jpeg;
    return (await instance.ownThumbnail()) ?? Buffer.from(card(drawn));
  }

  /** The card to show instead when nothing here decodes it. Throws Refusal `damaged` when the frame itself is. */
  async #drawFrames(instance: MediaInstance): Promise<{ readonly jpeg: Buffer } | Medium> {
    const meaning = pixelMeaning(instance.dataset);
    const isUnmapped = meaning?.photometric === 'PALETTE COLOR' && meaning.palette === undefined;
    if (meaning === undefined || isUnmapped) return 'image';
    let best: (ThumbnailAnswer & { kind: 'drawn' }) | undefined;
    for (const number of framesToTry(instance.numberOfFrames)) {
      const frame = await supported(instance.frame(number));
      if ('unsupported' in frame) return frame.unsupported;
      const answer = await this.#pool.draw({ ...frame, bytes: Uint8Array.from(frame.bytes), meaning });
      if (answer.kind === 'undecodable') return 'image';
      if (answer.kind === 'failed') throw new Error(`thumbnail thread: ${answer.detail}`);
      if (answer.kind === 'damaged') throw new Refusal(502, 'damaged', { detail: answer.detail });
      if (best === undefined || answer.spread > best.spread) best = answer;
      if (best.spread >= enough) break;
    }
    return best === undefined ? 'image' : { jpeg: Buffer.from(best.jpeg) };
  }
}

function typed(bytes: Buffer): Thumbnail {
  return { type: bytes[0] === 0x3c ? 'image/svg+xml' : 'image/jpeg', bytes };
}

function mediumIn(instance: MediaInstance): Medium {
  const syntax =
    instance.transferSyntaxUid === undefined ? undefined : transferSyntax(instance.transferSyntaxUid);
  if (syntax !== undefined && isVideoCodec(syntax.codec)) return 'video';
  if (instance.documentMedia?.startsWith('audio/') === true) return 'audio';
  return mediumOf(instance.sopClassUid, instance.hasPixels);
}

/** The middle first; a loop may begin, end or rest in the dark. */
function framesToTry(frames: number): readonly number[] {
  const at = (share: number) => Math.min(frames, Math.floor(frames * share) + 1);
  return [...new Set([at(0.5), at(0.25), at(0.75)])];
}

/** Objects of image classes may hold a video stream all the same; only their stored syntax tells. */
async function supported<F extends object>(frame: Promise<F>): Promise<F | { readonly unsupported: Medium }> {
  try {
    return await frame;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem !== 'unsupported') throw error;
    return { unsupported: error.detail?.startsWith('video') === true ? 'video' : 'image' };
  }
}
