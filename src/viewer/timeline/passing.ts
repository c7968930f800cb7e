/** Milliseconds without movement after which the list stands. */
const settledAfter = 120;

/**
 * Whether the list moves. Rows that come into sight meanwhile wait until it stands before they ask for their picture; those that have theirs
 * hear nothing of it, so that neither the first movement nor the last draws a row anew.
 */
export class Passing {
  readonly #waiting = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get isMoving(): boolean {
    return this.#timer !== undefined;
  }

  readonly moved = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), settledAfter);
  };

  /** At once if it stands. The function given back takes the wish back. */
  whenStill(run: () => void): () => void {
    if (!this.isMoving) run();
    else this.#waiting.add(run);
    return () => void this.#waiting.delete(run);
  }

  #settle(): void {
    this.#timer = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const run of waiting) run();
  }
}
