/** Bodies smaller than this arrive in one piece and tell nothing, bytes. */
const smallest = 100_000;
/** Below the first a stream is slow, above the second it no longer is, bytes a millisecond: six streams share a line of 100 Mbit/s at 2,000. */
const slowBelow = 6000;
const fastAbove = 20_000;
/** Below this a few slices ahead of need take seconds, which whoever scrolls would notice. */
const narrowBelow = 1000;
const remembered = 7;

/** How fast bodies arrive, by the median of the latest: is raw pixels' way to here worth shortening? */
export class LineSpeed {
  #rates: readonly number[] = [];
  #isSlow = false;

  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** Nothing should be fetched that nobody has asked for. */
  get isNarrow(): boolean {
    return this.#rates.length > 0 && this.#middle < narrowBelow;
  }

  /** `milliseconds` from the answer's head to its last byte. */
  arrived(bytes: number, milliseconds: number): void {
    if (bytes < smallest) return;
    this.#rates = [...this.#rates, bytes / Math.max(0.1, milliseconds)].slice(-remembered);
    this.#isSlow = this.#isSlow ? this.#middle < fastAbove : this.#middle < slowBelow;
  }

  get #middle(): number {
    return this.#rates.toSorted((a, b) => a - b)[Math.floor(this.#rates.length / 2)] ?? fastAbove;
  }
}
