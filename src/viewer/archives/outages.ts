import { type FailureReason } from './archiveError.ts';

/** An archive that has given nothing since. */
export interface Outage {
  readonly reason: 'unreachable' | 'timeout';
  readonly since: Date;
}

/** The archive as a whole, not this one object; `offline` is no archive's fault. */
const outages: ReadonlySet<FailureReason> = new Set(['archive-unreachable', 'archive-timeout', 'too-slow']);
/** An archive that is down is asked last for so long: everything asked of it would wait for it anew. */
const restMilliseconds = 30_000;

/** Which archives have stopped answering, as every kind of retrieval finds out. One for all that is asked in a context. */
export class Outages {
  #known: ReadonlyMap<string, Outage> = new Map();
  readonly #restUntil = new Map<string, number>();
  readonly #listeners = new Set<() => void>();

  readonly shown = (): ReadonlyMap<string, Outage> => this.#known;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  failed(archiveId: string, reason: FailureReason): void {
    if (!outages.has(reason)) return;
    this.#restUntil.set(archiveId, Date.now() + restMilliseconds);
    if (this.#known.has(archiveId)) return;
    const outage = reason === 'archive-unreachable' ? 'unreachable' : 'timeout';
    this.#become(new Map([...this.#known, [archiveId, { reason: outage, since: new Date() }]]));
  }

  answered(archiveId: string): void {
    this.#restUntil.delete(archiveId);
    if (!this.#known.has(archiveId)) return;
    this.#become(new Map([...this.#known].filter(([known]) => known !== archiveId)));
  }

  /** Why it is not asked first for a while. */
  restOf(archiveId: string): Outage['reason'] | undefined {
    return (this.#restUntil.get(archiveId) ?? 0) > Date.now()
      ? this.#known.get(archiveId)?.reason
      : undefined;
  }

  /** Those that are resting last. */
  inTurn<A extends { readonly archiveId: string }>(addresses: readonly A[]): readonly A[] {
    const isResting = ({ archiveId }: A) => this.restOf(archiveId) !== undefined;
    return [...addresses.filter((one) => !isResting(one)), ...addresses.filter(isResting)];
  }

  #become(known: ReadonlyMap<string, Outage>): void {
    this.#known = known;
    for (const listener of this.#listeners) listener();
  }
}
