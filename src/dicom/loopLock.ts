import { frameTiming } from './frameTiming.ts';
import { frameStarts, heartCycle, type HeartCycle, type NoCycle } from './heartCycle.ts';
import { type Instance } from './instance.ts';

/** What loops are locked by where not every one tells its beats: frames of the same number, or of the same time from the start. */
export type LockFallback = 'time' | 'index';

/** When each frame of a loop is due on a clock that all locked loops share. */
export interface LoopTrack {
  /** On the clock, one per frame and never falling; a frame stands until the next one's. */
  readonly starts: readonly number[];
  /** The clock runs from `from` to `to` and begins again. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds of one unit of the clock, as fast as this loop was recorded. */
  readonly unit: number;
  /** Frames a second that count as the loop's own speed. */
  readonly rate: number;
}

export interface LoopLock {
  readonly basis: 'beat' | LockFallback;
  /** In the order of the loops. */
  readonly tracks: readonly LoopTrack[];
  /** Why a loop is not locked by its beats; undefined for those that could be. In the order of the loops. */
  readonly why: readonly (NoCycle | undefined)[];
}

/** What a lock must know of a loop that stands elsewhere. */
export interface LoopFace {
  readonly cycle: 'known' | NoCycle;
  /** Where its last frame ends, on a clock of each fallback. */
  readonly ends: Readonly<Record<LockFallback, number>>;
}

export function loopFace(loop: Loop): LoopFace {
  const cycle = heartCycle(loop);
  const times = frameStarts(loop, frameTiming(loop));
  return {
    cycle: typeof cycle === 'string' ? cycle : 'known',
    ends: { time: times.at(-1) ?? 0, index: times.length - 1 },
  };
}

type Loop = Pick<Instance, 'dataset' | 'numberOfFrames'>;

/** By the beats of the heart where every loop tells them, those elsewhere too; else, for all alike, by what was chosen. */
export function loopLock(
  loops: readonly Loop[],
  fallback: LockFallback,
  elsewhere: readonly LoopFace[] = [],
): LoopLock {
  const cycles = loops.map(heartCycle);
  const why = cycles.map((cycle) => (typeof cycle === 'string' ? cycle : undefined));
  const known = cycles.filter((cycle) => typeof cycle !== 'string');
  if (known.length === loops.length && elsewhere.every(({ cycle }) => cycle === 'known'))
    return { basis: 'beat', why, tracks: loops.map((loop, at) => beatTrack(loop, known[at])) };
  const all = loops.map((loop) => {
    const timing = frameTiming(loop);
    const times = frameStarts(loop, timing);
    const starts = fallback === 'time' ? times : times.map((_, frame) => frame);
    const unit = fallback === 'time' ? 1 : 1000 / timing.framesPerSecond;
    return { starts: starts.slice(0, -1), end: starts.at(-1) ?? 0, unit, rate: timing.framesPerSecond };
  });
  // The longest is seen to its end; a shorter one waits there.
  const to = Math.max(...all.map(({ end }) => end), ...elsewhere.map(({ ends }) => ends[fallback]));
  return {
    basis: fallback,
    why,
    tracks: all.map(({ starts, unit, rate }) => ({ starts, from: 0, to, unit, rate })),
  };
}

/** Whole beats only, from an R wave on, so that the loop goes round as the heart does. */
function beatTrack(loop: Loop, cycle: HeartCycle | undefined): LoopTrack {
  const timing = frameTiming(loop);
  const { beats = [], end = 1 } = cycle ?? {};
  const [first = 0] = beats;
  const length = (frameStarts(loop, timing).at(-1) ?? 0) / Math.max(1e-6, end - first);
  const step = (end - first) / Math.max(1, beats.length);
  const from = Math.ceil(first - 1e-6);
  const count = Math.floor(end - from + 1.01 * step);
  // A beat that begins within the loop and is cut off is begun earlier instead: what matters is that all of one is there.
  const begin = count >= 1 ? from : first;
  return {
    starts: beats,
    from: begin,
    to: begin + Math.max(1, count),
    unit: length,
    rate: timing.framesPerSecond,
  };
}

/** The frame that is due: the last that has begun. */
export function frameDue({ starts }: LoopTrack, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at + 1e-6) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The clock's place within a track: `turns` counts on without end, and whole numbers of beats are alike. */
export function placeOn(track: LoopTrack, turns: number): number {
  const span = track.to - track.from;
  const into = (((turns - track.from) % span) + span) % span;
  return track.from + into;
}
