import { PGlite } from '@electric-sql/pglite';

import { asDatabaseError, type Database, databaseDeadline, DatabaseError, type Row } from './database.ts';
import { holdFolder } from './holdFolder.ts';

/** PostgreSQL in WebAssembly, in a folder; without one in memory (tests). One process may hold a folder. */
export async function openEmbedded(folder: string | undefined): Promise<Database> {
  const release = folder === undefined ? () => {} : holdFolder(folder);
  const pglite = await asDatabaseError(PGlite.create(folder === undefined ? {} : { dataDir: folder }));
  return {
    query: async (text, values = []) =>
      (await asDatabaseError(beforeDeadline(pglite.query<Row>(text, [...values])))).rows,
    transaction: (work) =>
      pglite.closed
        ? Promise.reject(new DatabaseError(new Error('closed')))
        : pglite.transaction((inner) =>
            work({
              query: async (text, values = []) =>
                (await asDatabaseError(beforeDeadline(inner.query<Row>(text, [...values])))).rows,
            }),
          ),
    close: async () => {
      await pglite.close();
      release();
    },
  };
}

async function beforeDeadline<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('deadline')), databaseDeadline);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
