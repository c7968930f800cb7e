import { asDatabaseError, type Database, databaseDeadline, type Queries } from './database.ts';
import { DatabaseThread } from './databaseThread.ts';
import { holdFolder } from './holdFolder.ts';

/** PostgreSQL in WebAssembly, in a folder; without one in memory (tests). One process may hold a folder. */
export async function openEmbedded(folder: string | undefined): Promise<Database> {
  const release = folder === undefined ? () => {} : holdFolder(folder);
  const thread = new DatabaseThread(folder);
  const takeTurn = turns();
  const ask: Queries['query'] = (text, values = []) =>
    asDatabaseError(beforeDeadline(thread.query(text, values)));
  try {
    await asDatabaseError(thread.query('select 1', []));
  } catch (error) {
    release();
    throw error;
  }
  return {
    query: (text, values = []) => asDatabaseError(beforeDeadline(takeTurn(() => thread.query(text, values)))),
    transaction: (work) =>
      takeTurn(async () => {
        await ask('begin');
        try {
          const result = await work({ query: ask });
          await ask('commit');
          return result;
        } catch (error) {
          await ask('rollback').catch(() => undefined);
          throw error;
        }
      }),
    close: async () => {
      await takeTurn(() => thread.close());
      release();
    },
  };
}

/** One connection: what comes during a transaction waits until it is over. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function beforeDeadline<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('deadline')), databaseDeadline);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
