/** After `limit` failures in a row nothing is asked for `rest` milliseconds; then one trial decides. */
export class Breaker {
  #failures = 0;
  #openUntil = 0;
  readonly #limit: number;
  readonly #rest: number;

  constructor(limit = 5, rest = 30_000) {
    this.#limit = limit;
    this.#rest = rest;
  }

  isOpen(now = Date.now()): boolean {
    if (now < this.#openUntil) return true;
    // The trial: others wait behind it until it has succeeded or another rest has passed.
    if (this.#failures >= this.#limit) this.#openUntil = now + this.#rest;
    return false;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openUntil = 0;
  }

  failed(now = Date.now()): void {
    this.#failures += 1;
    if (this.#failures >= this.#limit) this.#openUntil = now + this.#rest;
  }
}

/** Retries may be at most a tenth of what is asked, ten in hand at first: a failing archive is not asked three times as much. */
export class RetryBudget {
  #left = 10;

  asked(): void {
    this.#left = Math.min(10, this.#left + 0.1);
  }

  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
