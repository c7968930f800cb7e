import { byteLengthOf, type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';

/** Decoded frames, least recently used first out, within a budget of bytes. */
export class FrameCache {
  readonly budget: number;
  readonly #frames = new Map<string, DecodedFrame>();
  #bytes = 0;

  constructor(budget: number) {
    this.budget = budget;
  }

  get(key: string): DecodedFrame | undefined {
    const frame = this.#frames.get(key);
    if (frame === undefined) return undefined;
    this.#frames.delete(key);
    this.#frames.set(key, frame);
    return frame;
  }

  has(key: string): boolean {
    return this.#frames.has(key);
  }

  set(key: string, frame: DecodedFrame): void {
    this.drop(key);
    this.#frames.set(key, frame);
    this.#bytes += byteLengthOf(frame);
    for (const oldest of this.#frames.keys()) {
      if (this.#bytes <= this.budget || oldest === key) break;
      this.drop(oldest);
    }
  }

  clear(): void {
    this.#frames.clear();
    this.#bytes = 0;
  }

  /** Bitmaps are left to the garbage collector: one may still be on a canvas. */
  drop(key: string): void {
    const frame = this.#frames.get(key);
    if (frame === undefined) return;
    this.#frames.delete(key);
    this.#bytes -= byteLengthOf(frame);
  }
}

/** A quarter of the device's memory as the browser tells it (GiB, at most 8), and never above 1 GiB. */
export function cacheBudget(deviceMemory: number | undefined): number {
  return Math.min((deviceMemory ?? 2) * 0.25, 1) * 1024 ** 3;
}
