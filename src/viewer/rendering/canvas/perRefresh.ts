/** What is to be told of one thing, made when it is told; undefined where there is nothing to tell any more. */
type Telling = () => unknown;

/** Tells another window at most once in each refresh of the screen, and of each thing only how it stands last: a hand moves far more often. */
export class PerRefresh {
  readonly #post: (message: unknown) => void;
  readonly #due = new Map<string, Telling>();
  #request = 0;

  constructor(post: (message: unknown) => void) {
    this.#post = post;
  }

  tell(of: string, telling: Telling): void {
    // What was done last is told last.
    this.#due.delete(of);
    this.#due.set(of, telling);
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#flush());
  }

  close(): void {
    cancelAnimationFrame(this.#request);
    this.#due.clear();
  }

  #flush(): void {
    this.#request = 0;
    const due = [...this.#due.values()];
    this.#due.clear();
    for (const telling of due) {
      const message = telling();
      if (message !== undefined) this.#post(message);
    }
  }
}
