interface Work<V> {
  readonly promise: Promise<V>;
  readonly controller: AbortController;
  waiting: number;
}

/** Many who ask for the same thing wait for one piece of work; it is called off when all of them have left. A failure is not kept. */
export class SharedWork<V> {
  readonly #works = new Map<string, Work<V>>();

  /** `wanted` is aborted when the one who asks has left. */
  async join(key: string, start: (signal: AbortSignal) => Promise<V>, wanted: AbortSignal): Promise<V> {
    const work = this.#works.get(key) ?? this.#begin(key, start);
    work.waiting += 1;
    const leave = () => {
      work.waiting -= 1;
      if (work.waiting > 0) return;
      if (this.#works.get(key) === work) this.#works.delete(key);
      work.controller.abort();
    };
    if (wanted.aborted) leave();
    else wanted.addEventListener('abort', leave, { once: true });
    try {
      return await work.promise;
    } finally {
      wanted.removeEventListener('abort', leave);
    }
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<V>): Work<V> {
    const controller = new AbortController();
    const promise = start(controller.signal);
    const work = { promise, controller, waiting: 0 };
    this.#works.set(key, work);
    const forget = () => {
      if (this.#works.get(key) === work) this.#works.delete(key);
    };
    promise.then(forget, forget);
    return work;
  }
}

/** One thing at a time, in the order asked for. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  async run<V>(work: () => Promise<V>): Promise<V> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
