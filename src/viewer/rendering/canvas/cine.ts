import { type ImageStack } from '#viewer/rendering/stack/imageStack.ts';

export interface CineTiming {
  readonly framesPerSecond: number;
  readonly durations?: readonly number[];
}

/** Which frame of a loop stands at a moment. Time decides, so a slow machine drops frames and keeps the rate. */
export class Cine {
  readonly #starts: readonly number[];
  readonly #length: number;
  #begun: number;
  readonly #paints: number[] = [];
  /** Moment that counts as the first frame's, so that playing begins where the loop stands. */
  constructor(
    timing: CineTiming,
    from: { readonly index: number; readonly count: number; readonly now: number },
  ) {
    const even = 1000 / timing.framesPerSecond;
    let sum = 0;
    this.#starts = Array.from({ length: from.count }, (_, index) => {
      const start = sum;
      sum += timing.durations?.[index] ?? even;
      return start;
    });
    this.#length = sum;
    this.#begun = from.now - (this.#starts[from.index] ?? 0);
  }

  indexAt(now: number): number {
    const at = (((now - this.#begun) % this.#length) + this.#length) % this.#length;
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The loop waits at this frame: the time until the next one begins now. */
  standAt(index: number, now: number): void {
    this.#begun = now - (this.#starts[index] ?? 0);
  }

  painted(now: number): void {
    this.#paints.push(now);
    while (now - (this.#paints[0] ?? now) > 1000) this.#paints.shift();
  }

  /** Frames a second over the last second. */
  get measuredRate(): number {
    const first = this.#paints[0];
    const last = this.#paints.at(-1);
    if (first === undefined || last === undefined || last === first) return 0;
    return ((this.#paints.length - 1) * 1000) / (last - first);
  }
}

/** The last frame that can be shown on the way from one to another, forwards and round the end: the one before the first that is missing. */
export function furthest(way: {
  readonly from: number;
  readonly to: number;
  readonly stack: { readonly positions: { readonly length: number }; at(index: number): unknown };
}): number {
  const { from, to, stack } = way;
  const count = stack.positions.length;
  let reached = from;
  while (reached !== to) {
    const next = (reached + 1) % count;
    if (stack.at(next) === undefined) return reached;
    reached = next;
  }
  return reached;
}

/** Where a loop has come to: as far as its frames are there; at one that is not, its clock stands until that one has come. */
export function followed(
  cine: Cine,
  at: { readonly now: number; readonly wanted: number; readonly stack: ImageStack },
): number {
  const { now, wanted, stack } = at;
  const due = cine.indexAt(now);
  if (due === wanted) return wanted;
  // Frames that are passed over are not made: a loop that falls behind would fall further with each.
  const passed = { positions: stack.positions, at: (index: number) => stack.stored(index) };
  const reached = furthest({ from: wanted, to: due, stack: passed });
  if (reached !== due) cine.standAt(reached, now);
  stack.want(reached === due ? due : (reached + 1) % stack.positions.length);
  return reached;
}
