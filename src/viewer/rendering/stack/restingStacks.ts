/** So many closed stacks keep their frames, so that going back to one is instant. */
const kept = 6;

/** Keys of the frames of stacks that are open and of those closed last. What neither has is let go: a day's work is not held in memory. */
export class RestingStacks {
  readonly #drop: (key: string) => void;
  readonly #open = new Set<readonly string[]>();
  #resting: readonly (readonly string[])[] = [];

  constructor(drop: (key: string) => void) {
    this.#drop = drop;
  }

  opened(keys: readonly string[]): void {
    this.#open.add(keys);
  }

  closed(keys: readonly string[]): void {
    if (!this.#open.delete(keys)) return;
    // The same stack opened twice rests once.
    this.#resting = [...this.#resting.filter((other) => other[0] !== keys[0]), keys];
    while (this.#resting.length > kept) {
      const [oldest = [], ...rest] = this.#resting;
      this.#resting = rest;
      const needed = new Set([...this.#open, ...rest].flat());
      for (const key of oldest) if (!needed.has(key)) this.#drop(key);
    }
  }

  clear(): void {
    this.#resting = [];
  }
}
