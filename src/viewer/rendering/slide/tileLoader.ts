import { type FrameFailure, type FrameSource } from '#dicom/frame.ts';
import { type SlideTile } from '#dicom/slidePart.ts';
import { asFailure, scopeOf } from '#viewer/rendering/stack/imageStack.ts';
import { type DecodedTile, decodeTile } from './decodeTile.ts';
import { type ProfileSource } from './slide.ts';
import { tileMemory } from './tileMemory.ts';

/** A tile, and the light it is asked for in: the colour profile goes by that. */
export interface WantedTile {
  readonly tile: SlideTile;
  readonly opticalPath: string;
}

/** HTTP/1.1 allows six connections to a server: one stays free for other panes. */
const atOnce = 5;

/** Tiles on their way to one canvas, in the order it wants them; what it no longer wants is given up. */
export class TileLoader {
  readonly #frames: FrameSource;
  readonly #profileOf: ProfileSource;
  readonly #onChange: () => void;
  readonly #scope: string;
  readonly #jobs = new Map<string, AbortController>();
  readonly #failures = new Map<string, FrameFailure>();
  #wanted: readonly WantedTile[] = [];
  #isClosed = false;

  constructor(from: {
    readonly frames: FrameSource;
    readonly profileOf: ProfileSource;
    readonly onChange: () => void;
  }) {
    this.#frames = from.frames;
    this.#profileOf = from.profileOf;
    this.#onChange = from.onChange;
    this.#scope = scopeOf(from.frames);
  }

  /** Decoded, failed, or undefined: on its way or never asked for. */
  at(tile: SlideTile): DecodedTile | FrameFailure | undefined {
    const key = this.#keyOf(tile);
    const known = tileMemory.get(key);
    return known === undefined || known.kind === 'colour' ? this.#failures.get(key) : known;
  }

  want(wanted: readonly WantedTile[]): void {
    this.#wanted = wanted;
    const keys = new Set(wanted.map(({ tile }) => this.#keyOf(tile)));
    for (const [key, controller] of this.#jobs) {
      if (keys.has(key)) continue;
      this.#jobs.delete(key);
      controller.abort();
    }
    this.#pump();
  }

  retry(): void {
    this.#failures.clear();
    this.#onChange();
  }

  close(): void {
    this.#isClosed = true;
    this.#wanted = [];
    for (const controller of this.#jobs.values()) controller.abort();
    this.#jobs.clear();
  }

  #pump(): void {
    if (this.#isClosed) return;
    for (const one of this.#wanted) {
      if (this.#jobs.size >= atOnce) return;
      const key = this.#keyOf(one.tile);
      if (this.#jobs.has(key) || this.#failures.has(key) || tileMemory.has(key)) continue;
      void this.#load(key, one);
    }
  }

  async #load(key: string, { tile, opticalPath }: WantedTile): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#jobs.set(key, controller);
    try {
      const profile = await this.#profileOf(tile.instance, opticalPath);
      signal.throwIfAborted();
      const decoded = await decodeTile(tile, { frames: this.#frames, profile, signal });
      if (!signal.aborted) tileMemory.set(key, decoded);
    } catch (cause) {
      if (!signal.aborted) this.#failures.set(key, asFailure(cause));
    }
    if (signal.aborted) return;
    this.#jobs.delete(key);
    this.#pump();
    this.#onChange();
  }

  #keyOf({ instance, frameNumber }: SlideTile): string {
    return `${this.#scope}|${instance.sopInstanceUid}|${frameNumber}`;
  }
}
