/** One that waits for its turn to load. */
export interface Turn {
  readonly begin: () => void;
}

/** Milliseconds within which whatever comes into sight came together: rows are drawn a few in each frame. */
const together = 250;

/**
 * Who of many may load, so many at once. What came into sight last goes first, and of what came together the first: a screen fills from
 * its top, and what has just been scrolled to or opened does not stand behind what stood there before.
 */
export class ThumbnailTurns {
  readonly #atOnce: number;
  readonly #underWay = new Set<Turn>();
  /** By when they came; each wave has its number. */
  readonly #waiting = new Map<Turn, number>();
  #wave = 0;
  #lastCame = -Infinity;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** `at`: milliseconds on a clock that only goes forward. */
  come(turns: readonly Turn[], at: number): void {
    if (at - this.#lastCame > together) this.#wave += 1;
    this.#lastCame = at;
    for (const turn of turns) this.#waiting.set(turn, this.#wave);
    this.#begin();
  }

  /** Has loaded, has failed, or is no longer wanted. */
  leave(turn: Turn): void {
    this.#waiting.delete(turn);
    this.#underWay.delete(turn);
    this.#begin();
  }

  #begin(): void {
    while (this.#underWay.size < this.#atOnce && this.#waiting.size > 0) {
      const latest = Math.max(...this.#waiting.values());
      for (const [turn, wave] of this.#waiting) {
        if (wave !== latest) continue;
        this.#waiting.delete(turn);
        this.#underWay.add(turn);
        turn.begin();
        break;
      }
    }
  }
}
