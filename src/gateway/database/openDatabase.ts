import { setTimeout as wait } from 'node:timers/promises';

import { type Database, DatabaseError, type Queries } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { migrations } from './migrations.ts';
import { openPostgres } from './postgres.ts';

export type DatabasePlace =
  | { readonly kind: 'embedded'; readonly folder?: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Opens the database and brings its tables up to date. Several gateways may do so at once. */
export async function openDatabase(place: DatabasePlace, onLost: () => void = () => {}): Promise<Database> {
  const database =
    place.kind === 'embedded' ? await openEmbedded(place.folder) : openPostgres(place.url, onLost);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Numbers of our advisory locks. */
export const lockNumbers = { migrations: 7_391_001, journal: 7_391_002 } as const;

async function migrate(database: Database): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await database.transaction(migrateUnderLock)) return;
    await wait(200);
  }
  throw new DatabaseError(new Error('another gateway has been migrating for 30 s'));
}

async function migrateUnderLock(queries: Queries): Promise<boolean> {
  const [lock] = await queries.query('select pg_try_advisory_xact_lock($1) as held', [
    lockNumbers.migrations,
  ]);
  if (lock?.['held'] !== true) return false;
  await queries.query(
    'create table if not exists migrations (name text primary key, run_at timestamptz not null)',
  );
  const done = new Set((await queries.query('select name from migrations')).map((row) => row['name']));
  for (const migration of migrations.filter(({ name }) => !done.has(name))) {
    for (const statement of migration.statements) await queries.query(statement);
    await queries.query('insert into migrations (name, run_at) values ($1, now())', [migration.name]);
  }
  return true;
}
