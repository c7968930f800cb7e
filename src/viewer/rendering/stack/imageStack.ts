import { type StackDisplaySet, type StackPosition, stackPositions } from '#dicom/displaySet.ts';
import { type Frame, FrameFailure, type FrameSource } from '#dicom/frame.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { parsePixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { decodePosition } from './decodePosition.ts';
import { FrameCache, cacheBudget } from './frameCache.ts';
import { Prefetcher } from './prefetch.ts';
import { type Lookup, nearest } from './nearest.ts';
import { maskableLoop, StackSubtraction } from '#viewer/rendering/subtraction/stackSubtraction.ts';
import { RestingStacks } from './restingStacks.ts';

const cache = new FrameCache(cacheBudget(typeof navigator === 'undefined' ? undefined : memoryOf(navigator)));
const resting = new RestingStacks((key) => cache.drop(key));
export const prefetcher = new Prefetcher();

/** Bytes of a stack that is held whole, at most: what is on screen beside it must find room in the cache too. */
export const largestHeld = cache.budget * 0.6;

/** Empties what every stack has decoded. */
export function purgeFrames(): void {
  cache.clear();
  resting.clear();
}

interface Job {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** The frames of one display set for one canvas: decoded ones at once, others on their way, in the order that the eye will want them. */
export class ImageStack {
  readonly displaySet: StackDisplaySet;
  readonly positions: NonEmpty<StackPosition>;
  readonly #frames: FrameSource;
  readonly #onChange: (index: number) => void;
  readonly #keys: readonly string[];
  readonly #jobs = new Map<number, Job>();
  readonly #failures = new Map<number, FrameFailure>();
  readonly #skipped = new Set<number>();
  /** Set for loops of X-rays, whose frames can be subtracted from each other. */
  readonly subtraction: StackSubtraction | undefined;
  readonly #needed = new Set<number>();
  #focus = 0;
  #direction = 1;
  #isClosed = false;

  constructor(displaySet: StackDisplaySet, frames: FrameSource, onChange: (index: number) => void) {
    this.displaySet = displaySet;
    this.positions = stackPositions(displaySet);
    this.#frames = frames;
    this.#onChange = onChange;
    const scope = scopeOf(frames);
    this.#keys = this.positions.map(
      ({ instance, frameNumber }) => `${scope}|${instance.sopInstanceUid}|${frameNumber}`,
    );
    resting.opened(this.#keys);
    const loop = maskableLoop(displaySet);
    const stored = { at: (index: number) => this.stored(index), need: (index: number) => this.#need(index) };
    this.subtraction = loop === undefined ? undefined : new StackSubtraction(loop, stored);
  }

  /** What is known of a position now: its frame, why there is none, or undefined while on its way. */
  at(index: number): Lookup {
    const stored = this.stored(index);
    return this.subtraction === undefined ? stored : this.subtraction.seen(index, stored);
  }

  isLoaded(index: number): boolean {
    return cache.has(this.#keyOf(index));
  }

  /** Metadata asked for anew makes new objects of the same images: those are no reason to begin again. */
  isOf(displaySet: StackDisplaySet, frames: FrameSource): boolean {
    if (this.#frames !== frames || this.displaySet.id !== displaySet.id) return false;
    if (this.displaySet === displaySet) return true;
    const positions = stackPositions(displaySet);
    return (
      positions.length === this.positions.length &&
      positions.every(
        ({ instance }, i) => instance.sopInstanceUid === this.positions[i]?.instance.sopInstanceUid,
      )
    );
  }

  /** The bytes of a position from its source, whether or not they are decoded already. */
  encoded({ instance, frameNumber }: StackPosition, signal: AbortSignal): Promise<Frame> {
    return this.#frames(instance.sopInstanceUid, frameNumber, signal);
  }

  get loaded(): number {
    return this.positions.reduce((count, _, index) => count + (this.isLoaded(index) ? 1 : 0), 0);
  }

  /** Positions that were asked for and could not be had. */
  get failed(): number {
    return this.#failures.size + this.#skipped.size;
  }

  /** This is what the eye wants now. What it no longer wants and is far away is given up. */
  want(index: number): void {
    if (index !== this.#focus) this.#direction = index > this.#focus ? 1 : -1;
    this.#focus = index;
    if (!this.isLoaded(index) && !this.#failures.has(index)) {
      this.#giveUpFarFrom(index);
      if (!this.#jobs.has(index)) void this.#load(index);
    }
    prefetcher.pump();
  }

  retry(index: number): void {
    for (const other of [index, ...this.#needed]) this.#failures.delete(other);
    this.#skipped.clear();
    this.want(index);
  }

  prefetchNext(): Promise<void> | undefined {
    if (this.#isClosed || this.#isWaitedFor()) return undefined;
    const index = nearest({
      focus: this.#focus,
      direction: this.#direction,
      length: this.positions.length,
      reach: this.#reach(),
      isWanted: (i) =>
        !this.isLoaded(i) && !this.#jobs.has(i) && !this.#failures.has(i) && !this.#skipped.has(i),
    });
    return index === undefined ? undefined : this.#load(index);
  }

  close(): void {
    this.#isClosed = true;
    resting.closed(this.#keys);
    prefetcher.remove(this);
    for (const { controller } of this.#jobs.values()) controller.abort();
    this.#jobs.clear();
  }

  /** Nothing ahead of need is started while the frame in view is still missing; of a loop all frames are needed alike. */
  #isWaitedFor(): boolean {
    if (this.displaySet.kind === 'cine') return false;
    return !this.isLoaded(this.#focus) && !this.#failures.has(this.#focus);
  }

  #load(index: number): Promise<void> {
    const controller = new AbortController();
    const done = this.#decode(index, controller.signal).finally(() => {
      if (this.#jobs.get(index)?.controller === controller) this.#jobs.delete(index);
      if (!this.#isClosed && !controller.signal.aborted) this.#onChange(index);
      if (index === this.#focus) prefetcher.pump();
    });
    this.#jobs.set(index, { controller, done });
    return done;
  }

  async #decode(index: number, signal: AbortSignal): Promise<void> {
    const position = this.positions[index];
    if (position === undefined) return;
    // Photographs for their colour management, loops for their speed; an image at rest may go to Cornerstone, which takes no bitmaps.
    const mayUseBrowser = this.displaySet.kind !== 'images';
    try {
      const how = { isUrgent: index === this.#focus, mayUseBrowser, signal };
      const frame = await decodePosition(position, this.#frames, how);
      if (!signal.aborted) cache.set(this.#keyOf(index), frame);
    } catch (cause) {
      if (signal.aborted) return;
      // A frame fetched ahead that failed is asked for anew when it is wanted; it may have been the network.
      if (index === this.#focus || this.#needed.has(index)) this.#failures.set(index, asFailure(cause));
      else this.#skipped.add(index);
    }
  }

  /** The same of the frame as it is stored: cheap, whatever is made of it. */
  stored(index: number): Lookup {
    return this.#failures.get(index) ?? cache.get(this.#keyOf(index));
  }

  /** A frame that another one is made with: its failure is that one's. */
  #need(index: number): void {
    this.#needed.add(index);
    if (!this.#isClosed && !this.#jobs.has(index) && this.stored(index) === undefined) void this.#load(index);
  }

  #giveUpFarFrom(index: number): void {
    if (this.displaySet.kind === 'cine') return;
    for (const [other, { controller }] of this.#jobs) {
      if (Math.abs(other - index) <= 8) continue;
      controller.abort();
      this.#jobs.delete(other);
    }
  }

  /** As many positions as this stack's share of the cache holds; photographs are large and looked at one by one. */
  #reach(): number {
    if (this.displaySet.kind === 'photos') return 1;
    const bytes = bytesOf(this.positions[0]);
    const share = (cache.budget * 0.9) / Math.max(1, prefetcher.numberOfStacks);
    return Math.max(2, Math.floor(share / bytes / 2));
  }

  #keyOf(index: number): string {
    return this.#keys[index] ?? '';
  }
}

/** The decoded frame of a position, if any canvas has it in memory. */
export function decodedAlready(
  frames: FrameSource,
  { instance, frameNumber }: StackPosition,
): DecodedFrame | undefined {
  return cache.get(`${scopeOf(frames)}|${instance.sopInstanceUid}|${frameNumber}`);
}

export function asFailure(cause: unknown): FrameFailure {
  return cause instanceof FrameFailure
    ? cause
    : new FrameFailure('damaged', 'the frame could not be shown', { cause });
}

function bytesOf(position: StackPosition): number {
  try {
    const format = parsePixelFormat(position.instance);
    const isGrey = format.samplesPerPixel === 1 && format.palette === undefined;
    return format.rows * format.columns * (isGrey ? Math.max(1, format.bitsAllocated / 8) : 4);
  } catch {
    return 4_000_000;
  }
}

/** Frames of one source are never taken for another's, even where the UIDs are the same: a source belongs to one context. */
const scopes = new WeakMap<FrameSource, string>();
let nextScope = 1;

export function scopeOf(frames: FrameSource): string {
  const known = scopes.get(frames);
  if (known !== undefined) return known;
  const scope = String(nextScope++);
  scopes.set(frames, scope);
  return scope;
}

export function memoryOf(device: Navigator): number | undefined {
  return 'deviceMemory' in device && typeof device.deviceMemory === 'number'
    ? device.deviceMemory
    : undefined;
}
