import { type Frame, FrameFailure } from '#dicom/frame.ts';
import { type StoredFrame } from './decodeFrame.ts';
import { type DecodeAnswer, type DecodeJob, type DecodeSuccess } from './decodeJob.ts';
import { type DecodedFrame } from './displayFrame.ts';
import { type PixelFormat } from './pixelFormat.ts';

/** A worker as the pool sees it; tests give their own. */
export interface DecodeWorker {
  postMessage(job: DecodeJob, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<DecodeAnswer>) => void) | null;
  /** An ErrorEvent when the script threw; a plain Event when it could not be loaded. */
  addEventListener(type: 'error', listener: (event: Event) => void): void;
}

interface Waiting {
  readonly job: DecodeJob;
  readonly isUrgent: boolean;
  readonly settle: { resolve(answer: DecodeSuccess): void; reject(reason: unknown): void };
}

interface Urgency {
  readonly isUrgent: boolean;
  readonly signal: AbortSignal;
}

/** How a frame is made ready for the screen; `profile` is the ICC profile of its colours. */
export interface ForDisplay extends Urgency {
  readonly profile?: Uint8Array | undefined;
}

interface Slot {
  worker: DecodeWorker | undefined;
  at: Waiting | undefined;
  watchdog: ReturnType<typeof setTimeout> | undefined;
}

/** 5 s and 20 ns a pixel, then the worker is ended and replaced: a frame that never finishes holds up no other. */
export function allowedMilliseconds(format: PixelFormat): number {
  return 5000 + format.rows * format.columns * 20e-6;
}

/**
 * Decodes frames in workers, one at a time in each; urgent ones first, otherwise in the order asked. While the workers' script cannot be loaded
 * only urgent ones try for it again: a stack fetched ahead would ask for it once for each of its frames.
 */
export class DecoderPool {
  readonly #create: () => DecodeWorker;
  readonly #slots: readonly Slot[];
  #waiting: Waiting[] = [];
  #nextId = 1;
  /** The script could not be loaded, and has not been since. */
  #isScriptMissing = false;

  constructor(create: () => DecodeWorker, size: number) {
    this.#create = create;
    this.#slots = Array.from({ length: size }, () => ({
      worker: undefined,
      at: undefined,
      watchdog: undefined,
    }));
  }

  /** Ready to be painted. Rejects with FrameFailure, or with the signal's reason when aborted before its turn. */
  async decode(frame: Frame, format: PixelFormat, how: ForDisplay): Promise<DecodedFrame> {
    const profile = how.profile === undefined ? {} : { profile: how.profile };
    const answer = await this.#put({ frame, format, as: 'display', ...profile }, how);
    if (!('decoded' in answer)) throw new Error('a decoder answered another question');
    return answer.decoded;
  }

  /** The samples before anything is made of them. Rejects as `decode` does. */
  async decodeStored(frame: Frame, format: PixelFormat, how: Urgency): Promise<StoredFrame> {
    const answer = await this.#put({ frame, format, as: 'stored' }, how);
    if (!('stored' in answer)) throw new Error('a decoder answered another question');
    return answer.stored;
  }

  #put(wish: Omit<DecodeJob, 'id'>, how: Urgency): Promise<DecodeSuccess> {
    return new Promise((resolve, reject) => {
      how.signal.throwIfAborted();
      // One signal may stand for hundreds of frames: what is done with is not held by it.
      const done = () => how.signal.removeEventListener('abort', stop);
      const waiting: Waiting = {
        job: { id: this.#nextId++, ...wish },
        isUrgent: how.isUrgent,
        settle: {
          resolve: (answer) => (done(), resolve(answer)),
          reject: (reason) => (done(), reject(reason)),
        },
      };
      const stop = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        waiting.settle.reject(how.signal.reason);
      };
      how.signal.addEventListener('abort', stop);
      if (this.#isScriptMissing && !how.isUrgent) return waiting.settle.reject(scriptMissing());
      if (how.isUrgent) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#next();
    });
  }

  /** Ends every worker, and with them every pixel they hold. What was waiting is rejected. The pool can be used again. */
  purge(): void {
    const lost = [...this.#waiting, ...this.#slots.flatMap((slot) => slot.at ?? [])];
    this.#waiting = [];
    for (const slot of this.#slots) stop(slot);
    for (const { settle } of lost) settle.reject(new DOMException('purged', 'AbortError'));
  }

  #next(): void {
    for (const slot of this.#slots) {
      if (slot.at !== undefined) continue;
      const waiting = this.#waiting.shift();
      if (waiting === undefined) return;
      this.#give(slot, waiting);
    }
  }

  #give(slot: Slot, waiting: Waiting): void {
    const worker = slot.worker ?? this.#open(slot);
    slot.at = waiting;
    slot.watchdog = setTimeout(() => {
      this.#replace(slot, new FrameFailure('decoder-timeout', 'the frame took too long to decode'));
    }, allowedMilliseconds(waiting.job.format));
    worker.postMessage(waiting.job, []);
  }

  #open(slot: Slot): DecodeWorker {
    const worker = this.#create();
    worker.onmessage = ({ data }) => {
      this.#answered(slot, data);
    };
    worker.addEventListener('error', (event) => {
      if ('message' in event) this.#replace(slot, new FrameFailure('damaged', 'the decoder broke'));
      else this.#scriptFailed(slot);
    });
    slot.worker = worker;
    return worker;
  }

  #answered(slot: Slot, answer: DecodeAnswer): void {
    const { at } = slot;
    if (at === undefined || at.job.id !== answer.id) return;
    clearTimeout(slot.watchdog);
    slot.at = undefined;
    this.#isScriptMissing = false;
    if ('reason' in answer) at.settle.reject(new FrameFailure(answer.reason, answer.detail));
    else at.settle.resolve(answer);
    this.#next();
  }

  #scriptFailed(slot: Slot): void {
    this.#isScriptMissing = true;
    const ahead = this.#waiting.filter(({ isUrgent }) => !isUrgent);
    this.#waiting = this.#waiting.filter(({ isUrgent }) => isUrgent);
    for (const { settle } of ahead) settle.reject(scriptMissing());
    this.#replace(slot, scriptMissing());
  }

  #replace(slot: Slot, failure: FrameFailure): void {
    const { at } = slot;
    stop(slot);
    at?.settle.reject(failure);
    this.#next();
  }
}

function scriptMissing(): FrameFailure {
  return new FrameFailure('decoder-missing', 'the script of the decoder could not be loaded');
}

function stop(slot: Slot): void {
  clearTimeout(slot.watchdog);
  slot.worker?.terminate();
  slot.worker = undefined;
  slot.at = undefined;
}
