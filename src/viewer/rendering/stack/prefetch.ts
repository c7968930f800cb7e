/** A stack that has more to fetch ahead of need. */
export interface Prefetching {
  /** Starts the next frame worth having and settles when it is done with; undefined when nothing is left to do. */
  prefetchNext(): Promise<void> | undefined;
}

/** HTTP/1.1 allows six connections to a server: one stays free for the frame that is waited for. */
const atOnce = 5;

/** Shares what may be under way ahead of need among all stacks on screen, in turn. */
export class Prefetcher {
  #stacks: readonly Prefetching[] = [];
  #underWay = 0;

  get numberOfStacks(): number {
    return this.#stacks.length;
  }

  add(stack: Prefetching): void {
    this.#stacks = [...this.#stacks, stack];
    this.pump();
  }

  remove(stack: Prefetching): void {
    this.#stacks = this.#stacks.filter((other) => other !== stack);
  }

  /** Called whenever there may be something new to fetch. */
  pump(): void {
    let idle = 0;
    while (this.#underWay < atOnce && idle < this.#stacks.length) {
      const [stack, ...others] = this.#stacks;
      if (stack === undefined) return;
      this.#stacks = [...others, stack];
      idle = this.#start(stack) ? 0 : idle + 1;
    }
  }

  #start(stack: Prefetching): boolean {
    const job = stack.prefetchNext();
    if (job === undefined) return false;
    this.#underWay++;
    const done = () => {
      this.#underWay--;
      this.pump();
    };
    job.then(done, done);
    return true;
  }
}
