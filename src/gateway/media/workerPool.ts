import { type Worker } from 'node:worker_threads';

import { startThread } from '#gateway/thread.ts';
import { type ThumbnailAnswer, type ThumbnailJob } from './thumbnailJob.ts';

interface Waiting {
  readonly job: ThumbnailJob;
  readonly done: (answer: ThumbnailAnswer) => void;
}

/** A hostile frame can keep a decoder busy for ever. A new thread must also load itself first. */
const longest = 15_000;
const longestWithStart = 60_000;

/**
 * A few threads that decode, so that the event loop stays free. One job each at a time; a thread that takes too long or dies is ended and
 * replaced, and only its own job fails.
 */
export class WorkerPool {
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(size = 2) {
    this.#size = size;
  }

  async draw(job: ThumbnailJob): Promise<ThumbnailAnswer> {
    return new Promise((done) => {
      this.#waiting.push({ job, done });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { done } of this.#waiting.splice(0)) done({ kind: 'failed', detail: 'closing' });
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#isClosed || this.#waiting.length === 0) return;
    const isWarm = this.#idle.length > 0;
    const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? startWorker() : undefined);
    const waiting = worker === undefined ? undefined : this.#waiting.shift();
    if (worker === undefined || waiting === undefined) return;
    this.#run(worker, waiting, isWarm ? longest : longestWithStart);
  }

  #run(worker: Worker, { job, done }: Waiting, patience: number): void {
    this.#busy.add(worker);
    const finish = (answer: ThumbnailAnswer, isUsable: boolean) => {
      clearTimeout(watchdog);
      worker.off('message', answered).off('error', failed).off('exit', ended);
      this.#busy.delete(worker);
      if (isUsable && !this.#isClosed) this.#idle.push(worker);
      else void worker.terminate();
      done(answer);
      this.#next();
    };
    const answered = (answer: ThumbnailAnswer) => finish(answer, true);
    const failed = (error: unknown) => finish({ kind: 'failed', detail: String(error) }, false);
    const ended = () => finish({ kind: 'failed', detail: 'decoder ended' }, false);
    const watchdog = setTimeout(
      () => finish({ kind: 'damaged', detail: 'decoding took too long' }, false),
      patience,
    );
    worker.once('message', answered).once('error', failed).once('exit', ended);
    worker.postMessage(job, []);
  }
}

function startWorker(): Worker {
  const worker = startThread('thumbnailWorker');
  worker.unref();
  return worker;
}
