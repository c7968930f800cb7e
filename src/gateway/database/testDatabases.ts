import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

import { type DatabasePlace } from './openDatabase.ts';

/** For tests: PGlite in memory, and a fresh PostgreSQL database where LYSBILDE_TEST_POSTGRES or DATABASE_URL names a server. */
export const testDatabases: readonly { readonly name: string; readonly make: () => Promise<TestDatabase> }[] =
  [
    {
      name: 'PGlite',
      make: () => Promise.resolve({ place: { kind: 'embedded' }, drop: () => Promise.resolve() }),
    },
    ...postgresServers().map((url) => ({ name: 'PostgreSQL', make: () => freshDatabase(url) })),
  ];

export interface TestDatabase {
  readonly place: DatabasePlace;
  drop(): Promise<void>;
}

function postgresServers(): readonly string[] {
  const url = process.env['LYSBILDE_TEST_POSTGRES'] ?? process.env['DATABASE_URL'];
  return url === undefined || url === '' ? [] : [url];
}

async function freshDatabase(server: string): Promise<TestDatabase> {
  const name = `lysbilde_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    place: { kind: 'postgres', url: url.href },
    drop: () => onServer(server, `drop database ${name} with (force)`),
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
