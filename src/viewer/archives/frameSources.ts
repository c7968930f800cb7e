import { type Frame, type FrameFailure, type FrameFailureReason, type Replaced } from '#dicom/frame.ts';
import { type InstancePath } from '#protocol/paths.ts';

/** What became of asking one archive after the other. */
export interface Asked {
  readonly frame?: Frame;
  readonly from?: string;
  readonly failures: readonly { readonly archiveId: string; readonly why: FrameFailure }[];
}

interface FramePlace {
  readonly sopInstanceUid: string;
  readonly frameNumber: number;
}

/** The archive as a whole, not this one frame. */
const outages: ReadonlySet<FrameFailureReason> = new Set(['unreachable', 'timeout']);
/** An archive that is down is asked last for so long: every frame would wait for it anew. */
const restMilliseconds = 30_000;

/** Of a study that several archives hold: which of them to ask first for a frame, and which gave it in the place of which. */
export class FrameSources {
  readonly #resting = new Map<string, { readonly until: number; readonly reason: FrameFailureReason }>();
  readonly #distrusted = new Map<string, Map<string, FrameFailureReason>>();
  readonly #replaced = new Map<string, Replaced>();
  readonly #origins = new WeakMap<Frame, string>();

  /** Those that are resting last; those whose frame could not be decoded not at all. */
  inTurn(place: FramePlace, known: readonly InstancePath[]): readonly InstancePath[] {
    const distrusted = this.#distrusted.get(keyOf(place));
    const trusted = known.filter(({ archiveId }) => distrusted?.has(archiveId) !== true);
    const isResting = ({ archiveId }: InstancePath) => this.#restOf(archiveId) !== undefined;
    return [...trusted.filter((one) => !isResting(one)), ...trusted.filter(isResting)];
  }

  answered(place: FramePlace, known: readonly InstancePath[], { frame, from, failures }: Asked): void {
    const key = keyOf(place);
    const rests = new Map(known.map(({ archiveId }) => [archiveId, this.#restOf(archiveId)]));
    for (const { archiveId, why } of failures)
      if (known.length > 1 && outages.has(why.reason))
        this.#resting.set(archiveId, { until: Date.now() + restMilliseconds, reason: why.reason });
    if (frame === undefined || from === undefined) return;
    this.#resting.delete(from);
    this.#origins.set(frame, from);
    const before = known.slice(
      0,
      known.findIndex(({ archiveId }) => archiveId === from),
    );
    const insteadOf = before.flatMap(({ archiveId }) => {
      const reason =
        this.#distrusted.get(key)?.get(archiveId) ??
        failures.find((one) => one.archiveId === archiveId)?.why.reason ??
        rests.get(archiveId);
      return reason === undefined ? [] : [{ archiveId, reason }];
    });
    if (insteadOf.length === 0) this.#replaced.delete(key);
    else this.#replaced.set(key, { from, insteadOf });
  }

  /** False where no other archive is left: then all are asked anew the next time. */
  distrust(frame: Frame, reason: FrameFailureReason, known: readonly InstancePath[]): boolean {
    const from = this.#origins.get(frame);
    if (from === undefined) return false;
    const key = keyOf(frame);
    const distrusted = (this.#distrusted.get(key) ?? new Map<string, FrameFailureReason>()).set(from, reason);
    const isAnyLeft = known.some(({ archiveId }) => !distrusted.has(archiveId));
    if (isAnyLeft) this.#distrusted.set(key, distrusted);
    else this.#distrusted.delete(key);
    return isAnyLeft;
  }

  replaced(place: FramePlace): Replaced | undefined {
    return this.#replaced.get(keyOf(place));
  }

  #restOf(archiveId: string): FrameFailureReason | undefined {
    const rest = this.#resting.get(archiveId);
    return rest !== undefined && rest.until > Date.now() ? rest.reason : undefined;
  }
}

function keyOf({ sopInstanceUid, frameNumber }: FramePlace): string {
  return `${sopInstanceUid} ${frameNumber}`;
}
