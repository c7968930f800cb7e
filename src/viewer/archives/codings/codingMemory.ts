import { type CodingState } from './codingState.ts';

/** How long reading rests between two tellings: each makes the whole list anew. */
const tellEvery = 400;

/** What is known of each study's images, told to those who look a few times a second at most. */
export class CodingMemory {
  #known: ReadonlyMap<string, CodingState> = new Map();
  #shown = this.#known;
  #willTell = false;
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
    setTimeout(() => this.#tell(), tellEvery);
  }

  #tell(): void {
    this.#willTell = false;
    this.#shown = this.#known;
    for (const listener of this.#listeners) listener();
  }
}
