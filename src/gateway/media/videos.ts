import { stat } from 'node:fs/promises';

import { Refusal } from '#gateway/gate.ts';

import { type DiskCache } from './diskCache.ts';
import { type MediaInstance } from './mediaInstance.ts';
import { isPlayable, isWholeMp4, trimmed, videoKind } from './videoContainer.ts';

/** Videos as MP4 files on disk, fetched once: archives seldom serve byte ranges, and a player asks for many. */
export class Videos {
  readonly #cache: DiskCache;
  readonly #spooling = new Map<string, Promise<string>>();

  constructor(cache: DiskCache) {
    this.#cache = cache;
  }

  /** Throws Refusal `unsupported` naming codec and container when no browser plays it, `damaged` when it is cut off. */
  async file(instance: MediaInstance): Promise<{ readonly path: string; readonly size: number }> {
    const kept = await this.#cache.path(instance.key);
    const path = kept ?? (await this.#spool(instance));
    return { path, size: (await stat(path)).size };
  }

  async #spool(instance: MediaInstance): Promise<string> {
    const { key } = instance;
    const spooling =
      this.#spooling.get(key) ??
      this.#fetch(instance).finally(() => {
        this.#spooling.delete(key);
      });
    this.#spooling.set(key, spooling);
    return spooling;
  }

  async #fetch(instance: MediaInstance): Promise<string> {
    const bytes = trimmed(await instance.video());
    const kind = videoKind(bytes);
    if (!isPlayable(kind))
      throw new Refusal(415, 'unsupported', { detail: `${kind.codec} (${kind.container})` });
    if (!isWholeMp4(bytes)) throw new Refusal(502, 'damaged', { detail: 'MP4 is cut off' });
    return this.#cache.write(instance.key, bytes);
  }
}
