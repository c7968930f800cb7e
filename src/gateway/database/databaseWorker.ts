import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

import { type Row } from './database.ts';
import { type DatabaseAnswer, type DatabaseJob } from './databaseJob.ts';

/** PostgreSQL in WebAssembly in a thread of its own: its work, and its waiting for the disk, hold up nobody's pictures. */
const folder: unknown = workerData;
const pglite = await PGlite.create(typeof folder === 'string' ? { dataDir: folder } : {});

parentPort?.on('message', (job: DatabaseJob | 'close') => {
  if (job === 'close') void pglite.close().finally(() => process.exit());
  else void answer(job).then((done) => parentPort?.postMessage(done, []));
});

async function answer({ id, text, values }: DatabaseJob): Promise<DatabaseAnswer> {
  try {
    const { rows } = await pglite.query<Row>(text, [...values]);
    return { id, rows };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'failed';
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? { id, message, code } : { id, message };
  }
}
