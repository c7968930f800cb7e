import { Pool, type PoolClient } from 'pg';

import { asDatabaseError, type Database, databaseDeadline, type Queries, type Row } from './database.ts';

/** PostgreSQL behind DATABASE_URL; a pool whose every step has a deadline. `onLost` hears of connections that broke between two questions. */
export function openPostgres(url: string, onLost: () => void): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: databaseDeadline - 300,
    query_timeout: databaseDeadline,
    statement_timeout: databaseDeadline - 100,
    application_name: 'lysbilde',
  });
  pool.on('error', onLost);
  const query: Queries['query'] = async (text, values = []) =>
    (await asDatabaseError(pool.query<Row>(text, [...values]))).rows;
  return {
    query,
    transaction: (work) => transaction({ pool, onLost }, work),
    close: () => pool.end(),
  };
}

interface Connecting {
  readonly pool: Pool;
  readonly onLost: () => void;
}

/** The pool listens to idle connections only: one that breaks in our hands, with nothing asked, would end the process. */
async function transaction<T>(
  { pool, onLost }: Connecting,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  const client = await asDatabaseError(pool.connect());
  client.on('error', onLost);
  try {
    return await inTransaction(client, work);
  } finally {
    client.off('error', onLost);
  }
}

async function inTransaction<T>(client: PoolClient, work: (queries: Queries) => Promise<T>): Promise<T> {
  const queries = queriesOf(client);
  try {
    await queries.query('begin');
    const result = await work(queries);
    await queries.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

function queriesOf(client: PoolClient): Queries {
  return {
    query: async (text, values = []) => (await asDatabaseError(client.query<Row>(text, [...values]))).rows,
  };
}
