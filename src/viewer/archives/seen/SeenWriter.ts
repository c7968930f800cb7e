import { type SeenInstance } from '#protocol/seen.ts';
import { asArchiveError, type FailureReason } from '#viewer/archives/archiveError.ts';
import { type seenRequests } from './seenRequests.ts';

export interface SeenWriterOptions {
  readonly contextId: string;
  readonly requests: Pick<typeof seenRequests, 'add' | 'remove'>;
  readonly onFailure: (reason: FailureReason) => void;
  readonly onChanged: () => void;
}

interface Mark {
  readonly sopInstanceUid: string;
  readonly frameNumber: number;
  readonly total: number;
  readonly instances: number;
}

interface Batch {
  readonly marks: Map<string, Set<number>>;
  total: number;
  instances: number;
}

/** Long enough for a hand that scrolls, short enough that a closed lid loses next to nothing. */
const gatherFor = 2000;
const tryAgainAfter = 15_000;
const mostAtOnce = 400;

/** Sends marks in small batches, one request at a time; those that did not arrive are kept and sent again. */
export class SeenWriter {
  readonly #options: SeenWriterOptions;
  readonly #waiting = new Map<string, Batch>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> = Promise.resolve();
  #isClosed = false;
  #isKeeping = true;

  constructor(options: SeenWriterOptions) {
    this.#options = options;
  }

  get isKeeping(): boolean {
    return this.#isKeeping;
  }

  add(study: string, { sopInstanceUid, frameNumber, total, instances }: Mark): void {
    const batch = this.#waiting.get(study) ?? { marks: new Map<string, Set<number>>(), total, instances };
    Object.assign(batch, { total, instances });
    batch.marks.set(sopInstanceUid, (batch.marks.get(sopInstanceUid) ?? new Set()).add(frameNumber));
    this.#waiting.set(study, batch);
    this.#schedule(gatherFor);
  }

  /** After what was added before it, so that a mark on its way does not come back. */
  async remove(study: string, sopInstanceUids?: readonly string[]): Promise<void> {
    if (sopInstanceUids === undefined) this.#waiting.delete(study);
    else for (const sop of sopInstanceUids) this.#waiting.get(study)?.marks.delete(sop);
    const body = sopInstanceUids === undefined ? {} : { sopInstanceUids: [...sopInstanceUids] };
    await this.#inTurn(() => this.#options.requests.remove(this.#options.contextId, study, body));
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#inTurn(() => this.#sendAll());
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  async #sendAll(): Promise<void> {
    for (const [study, batch] of this.#waiting) {
      for (const marks of parts(batch)) {
        if (this.#isClosed) return;
        const { total, instances } = batch;
        await this.#options.requests.add(this.#options.contextId, study, { total, instances, marks });
        for (const mark of marks) arrived(batch, mark);
      }
      if (batch.marks.size === 0) this.#waiting.delete(study);
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      if (this.#isClosed) return;
      const before = this.#isKeeping;
      try {
        await work();
        this.#isKeeping = true;
      } catch (error) {
        this.#options.onFailure(asArchiveError(error).reason);
        this.#isKeeping = false;
        this.#schedule(tryAgainAfter);
      }
      if (before !== this.#isKeeping) this.#options.onChanged();
    });
    return this.#sending;
  }

  #schedule(after: number): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => void this.flush(), after);
  }
}

function parts({ marks }: Batch): readonly SeenInstance[][] {
  const all = [...marks].map(([sopInstanceUid, frames]) => ({ sopInstanceUid, frames: [...frames] }));
  return Array.from({ length: Math.ceil(all.length / mostAtOnce) }, (_, part) =>
    all.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
  );
}

/** What has been marked since it was sent is still to be sent. */
function arrived({ marks }: Batch, { sopInstanceUid, frames }: SeenInstance): void {
  const waiting = marks.get(sopInstanceUid);
  for (const frame of frames) waiting?.delete(frame);
  if (waiting?.size === 0) marks.delete(sopInstanceUid);
}
