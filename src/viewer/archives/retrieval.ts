import { FrameFailure, type FrameFailureReason, type Replaced } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type InstancePath } from '#protocol/paths.ts';

import { ArchiveError, frameFailureReason } from './archiveError.ts';
import { type Asked, askInTurn } from './askInTurn.ts';
import { Outages } from './outages.ts';

/** Where each instance lies: one address per archive that holds it, the first asked first. */
export type Addresses = (sopInstanceUid: string) => NonEmpty<InstancePath> | undefined;

/** What is asked for of an instance: a frame by its number, a value by its tag path, or one of its renditions. */
export interface Part {
  readonly sopInstanceUid: string;
  readonly part: number | string;
}

/** An instance, and where all that belongs to it comes from. */
export interface Held {
  readonly retrieval: Retrieval;
  readonly instance: Instance;
}

export interface Wish<T> {
  /** One request to one archive. Rejects with ArchiveError, or with the signal's reason. */
  readonly ask: (at: InstancePath) => Promise<T>;
  /** What is of no use is taken only where no other archive gives better. */
  readonly isUsable?: (value: T) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Everything of a study that several archives hold is asked for here, of one archive after the other: which of them first, which gave it
 * in the place of which, and why. Frames, documents, video, curves, colour profiles and originals alike.
 */
export class Retrieval {
  readonly #addresses: Addresses;
  readonly #outages: Outages;
  readonly #distrusted = new Map<string, Map<string, FrameFailureReason>>();
  readonly #replaced = new Map<string, Map<number | string, Replaced>>();

  constructor(addresses: Addresses, outages = new Outages()) {
    this.#addresses = addresses;
    this.#outages = outages;
  }

  /** Those that are resting last; those whose copy of this part could not be used not at all. */
  inTurn(part: Part): readonly InstancePath[] {
    const distrusted = this.#distrusted.get(keyOf(part));
    const known = this.#addresses(part.sopInstanceUid) ?? [];
    return this.#outages.inTurn(known.filter(({ archiveId }) => distrusted?.has(archiveId) !== true));
  }

  /** From the first archive that gives it. Throws ArchiveError, or the signal's reason. */
  async take<T>(part: Part, { ask, isUsable = () => true, signal }: Wish<T>): Promise<T> {
    const useless: { readonly value: T }[] = [];
    const askOne = async (at: InstancePath): Promise<{ readonly value: T } | FrameFailure> => {
      try {
        const value = await ask(at);
        if (isUsable(value)) return { value };
        useless.push({ value });
        return new FrameFailure('damaged', 'of no use');
      } catch (cause) {
        signal.throwIfAborted();
        if (!(cause instanceof ArchiveError)) throw cause;
        return new FrameFailure(frameFailureReason(cause.reason), cause.detail ?? '', { cause });
      }
    };
    const asked = await askInTurn(this.inTurn(part), { ask: askOne, tries: 1, signal });
    this.answered(part, asked);
    const given = asked.given?.value ?? useless[0];
    if (given !== undefined) return given.value;
    const why = asked.failures.at(-1)?.why.cause;
    throw why instanceof ArchiveError ? why : new ArchiveError('not-found');
  }

  /** Remembers who gave it, and why those before did not. */
  answered(part: Part, { given, failures }: Asked<unknown>): void {
    const known = this.#addresses(part.sopInstanceUid) ?? [];
    const rests = new Map(known.map(({ archiveId }) => [archiveId, this.#outages.restOf(archiveId)]));
    for (const { archiveId, why } of failures)
      if (why.cause instanceof ArchiveError) this.#outages.failed(archiveId, why.cause.reason);
    if (given === undefined) return;
    this.#outages.answered(given.from);
    const before = known.slice(
      0,
      known.findIndex(({ archiveId }) => archiveId === given.from),
    );
    const insteadOf = before.flatMap(({ archiveId }) => {
      const reason =
        this.#distrusted.get(keyOf(part))?.get(archiveId) ??
        failures.find((one) => one.archiveId === archiveId)?.why.reason ??
        rests.get(archiveId);
      return reason === undefined ? [] : [{ archiveId, reason }];
    });
    const parts = this.#replaced.get(part.sopInstanceUid) ?? new Map<number | string, Replaced>();
    if (insteadOf.length === 0) parts.delete(part.part);
    else this.#replaced.set(part.sopInstanceUid, parts.set(part.part, { from: given.from, insteadOf }));
  }

  /** What came from there is of no use. False where no other archive is left: then all are asked anew the next time. */
  distrust(part: Part, from: string, reason: FrameFailureReason): boolean {
    const key = keyOf(part);
    const distrusted = (this.#distrusted.get(key) ?? new Map<string, FrameFailureReason>()).set(from, reason);
    const isAnyLeft = (this.#addresses(part.sopInstanceUid) ?? []).some(
      ({ archiveId }) => !distrusted.has(archiveId),
    );
    if (isAnyLeft) this.#distrusted.set(key, distrusted);
    else this.#distrusted.delete(key);
    return isAnyLeft;
  }

  /** That another archive gave this than the one asked first. */
  replaced({ sopInstanceUid, part }: Part): Replaced | undefined {
    return this.#replaced.get(sopInstanceUid)?.get(part);
  }

  /** The same of any part of any of these instances: who stood in for whom, and for how many of them. */
  replacedAmong(sopInstanceUids: readonly string[]): readonly (Replaced & { readonly instances: number })[] {
    const found = new Map<string, Replaced & { readonly instances: number }>();
    for (const uid of sopInstanceUids) {
      const own = new Map(
        [...(this.#replaced.get(uid)?.values() ?? [])].map((one) => [JSON.stringify(one), one]),
      );
      for (const [key, one] of own)
        found.set(key, { ...one, instances: (found.get(key)?.instances ?? 0) + 1 });
    }
    return [...found.values()];
  }
}

function keyOf({ sopInstanceUid, part }: Part): string {
  return `${sopInstanceUid} ${part}`;
}
