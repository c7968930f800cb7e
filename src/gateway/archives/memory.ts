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
