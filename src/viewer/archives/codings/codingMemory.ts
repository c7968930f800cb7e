import { type CodingState } from './codingState.ts';

/** How long reading rests between two tellings: each makes the whole list anew. */
const tellEvery = 400;

/**
 * Milliseconds after the last movement of a list until it may be made anew, and how long movement may put that off: longer than anyone scrolls
 * without a rest, since to make two thousand rows anew takes more than a frame has.
 */
const restAfterMovement = 300;
const longestHeld = 20_000;

/** What is known of each study's images, told to those who look a few times a second at most, and not while they scroll. */
export class CodingMemory {
  #known: ReadonlyMap<string, CodingState> = new Map();
  #shown = this.#known;
  #willTell = false;
  #learntAt = 0;
  #movedAt = -Infinity;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): ReadonlyMap<string, CodingState> => this.#shown;

  /** As it is this moment, told or not. */
  get known(): ReadonlyMap<string, CodingState> {
    return this.#known;
  }

  learn(found: ReadonlyMap<string, CodingState>): void {
    if (found.size === 0) return;
    this.#known = new Map([...this.#known, ...found]);
    if (this.#willTell) return;
    this.#willTell = true;
    this.#learntAt = performance.now();
    setTimeout(() => this.#tell(), tellEvery);
  }

  /** Something moves under a hand. */
  readonly moved = (): void => {
    this.#movedAt = performance.now();
  };

  #tell(): void {
    const now = performance.now();
    if (now - this.#movedAt < restAfterMovement && now - this.#learntAt < longestHeld) {
      setTimeout(() => this.#tell(), restAfterMovement);
      return;
    }
    this.#willTell = false;
    this.#shown = this.#known;
    for (const listener of this.#listeners) listener();
  }
}
