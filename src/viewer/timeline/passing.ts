/** Milliseconds without movement after which the list stands. */
const settledAfter = 120;

/** Of more new rows than this in one movement, thousands of pixels a second, nobody reads beyond the words. */
const mostRead = 2;

/** Rows that get the rest of what they show in one frame, so that no frame pays for a whole screen of them. */
const perFrame = 3;

/**
 * Whether the list moves, and how fast. Rows that come into sight meanwhile wait until it stands before they ask for their picture; those that
 * have theirs hear nothing of it, so that neither the first movement nor the last draws a row anew.
 */
export class Passing {
  readonly #nextFrame: (run: () => void) => void;
  readonly #waiting = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newRows = 0;
  #isFrameAsked = false;

  constructor(nextFrame: (run: () => void) => void) {
    this.#nextFrame = nextFrame;
  }

  get isMoving(): boolean {
    return this.#timer !== undefined;
  }

  /** Faster than anyone reads. */
  get isRushing(): boolean {
    return this.isMoving && this.#newRows > mostRead;
  }

  /** `newRows`: how many came into sight by this movement. */
  readonly moved = (newRows: number): void => {
    this.#newRows = newRows;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#nextFew();
    }, settledAfter);
  };

  /**
   * In one of the next frames if the list stands, never at once: rows that the next archive's answer pushes away again before a frame has been
   * drawn were never to be seen. The function given back takes the wish back.
   */
  whenStill(run: () => void): () => void {
    this.#waiting.add(run);
    this.#nextFew();
    return () => void this.#waiting.delete(run);
  }

  #nextFew(): void {
    if (this.isMoving || this.#isFrameAsked || this.#waiting.size === 0) return;
    this.#isFrameAsked = true;
    this.#nextFrame(() => {
      this.#isFrameAsked = false;
      if (this.isMoving) return;
      for (const run of [...this.#waiting].slice(0, perFrame)) {
        this.#waiting.delete(run);
        run();
      }
      this.#nextFew();
    });
  }
}
