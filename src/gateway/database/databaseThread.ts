import { type Worker } from 'node:worker_threads';

import { startThread } from '#gateway/thread.ts';
import { type Row } from './database.ts';
import { type DatabaseAnswer } from './databaseJob.ts';

interface Asked {
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: Error) => void;
}

/** The embedded database's thread: statements go in, rows come out, in order. When the thread ends, so does every question. */
export class DatabaseThread {
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked>();
  #ended: Error | undefined;
  #nextId = 1;

  constructor(folder: string | undefined) {
    this.#worker = startThread('databaseWorker', folder);
    this.#worker.on('message', (answer: DatabaseAnswer) => this.#answered(answer));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error('failed')));
    this.#worker.on('exit', () => this.#end(new Error('closed')));
  }

  query(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage({ id, text, values }, []);
    });
  }

  /** Resolves when all is on the disk. */
  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    const exited = new Promise<void>((resolve) => {
      this.#worker.once('exit', () => resolve());
    });
    this.#worker.postMessage('close', []);
    await exited;
  }

  #answered(answer: DatabaseAnswer): void {
    const asked = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if (asked === undefined) return;
    if ('rows' in answer) asked.resolve(answer.rows);
    else asked.reject(Object.assign(new Error(answer.message), { code: answer.code }));
  }

  #end(why: Error): void {
    this.#ended ??= why;
    for (const { reject } of this.#asked.values()) reject(this.#ended);
    this.#asked.clear();
  }
}
