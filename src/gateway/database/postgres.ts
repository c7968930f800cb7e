import { Pool, type PoolClient } from 'pg';

import { asDatabaseError, type Database, databaseDeadline, type Queries, type Row } from './database.ts';

/** PostgreSQL behind DATABASE_URL; a pool whose every step has a deadline. `onLost` hears of idle connections that broke. */
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
    transaction: (work) => transaction(pool, work),
    close: () => pool.end(),
  };
}

async function transaction<T>(pool: Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await asDatabaseError(pool.connect());
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
