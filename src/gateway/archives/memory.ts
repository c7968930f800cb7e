/** The least recently used go first when the bytes of all exceed `mostBytes`. What is larger than that alone is not kept. */
export class ByteMemory<V> {
  readonly #kept = new Map<string, { readonly value: V; readonly bytes: number }>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(key: string): V | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  set(key: string, value: V, bytes: number): void {
    this.delete(key);
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}

/** Many who ask for the same thing at once wait for one answer; a failure is not kept. */
export class SingleFlight<V> {
  readonly #flying = new Map<string, Promise<V>>();

  /** The answer already on its way, if someone has asked. */
  flying(key: string): Promise<V> | undefined {
    return this.#flying.get(key);
  }

  async join(key: string, start: () => Promise<V>): Promise<V> {
    const flying = this.#flying.get(key);
    if (flying !== undefined) return flying;
    const mine = start().finally(() => this.#flying.delete(key));
    this.#flying.set(key, mine);
    return mine;
  }
}

/**
 * Answers that were asked for before anyone wanted them: each is handed out once, and forgotten after `goodFor` milliseconds. Who asks
 * again gets a new answer.
 */
export class AskedAhead<V> {
  readonly #answers = new Map<string, Promise<V>>();
  readonly #goodFor: number;

  constructor(goodFor: number) {
    this.#goodFor = goodFor;
  }

  ask(key: string, start: () => Promise<V>): Promise<V> {
    const answer = start();
    this.#answers.set(key, answer);
    // Whoever takes it hears of the failure; nobody else has to.
    answer.catch(() => undefined);
    const forget = () => {
      if (this.#answers.get(key) === answer) this.#answers.delete(key);
    };
    setTimeout(forget, this.#goodFor).unref();
    return answer;
  }

  take(key: string): Promise<V> | undefined {
    const answer = this.#answers.get(key);
    this.#answers.delete(key);
    return answer;
  }
}
