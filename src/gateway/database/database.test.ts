import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Database, DatabaseError } from './database.ts';
import { migrations } from './migrations.ts';
import { holdFolder } from './holdFolder.ts';
import { openDatabase } from './openDatabase.ts';
import { type TestDatabase, testDatabases } from './testDatabases.ts';

describe.each(testDatabases)('on $name', ({ make }) => {
  let made: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    made = await make();
    database = await openDatabase(made.place);
  });
  afterAll(async () => {
    await database.close().catch(() => undefined);
    await made.drop();
  });

  test('text, time, boolean, integer, list and JSON come back alike', async () => {
    const [row] = await database.query(
      `select $1::text as word, $2::timestamptz as at, $3::boolean as yes, $4::integer as n, $5::text[] as list, $6::jsonb as json`,
      ['æøå', '2026-11-22T12:00:00.000Z', true, 7, ['a|b', 'c"{},'], JSON.stringify({ a: [1] })],
    );
    expect(row).toEqual({
      word: 'æøå',
      at: new Date('2026-11-22T12:00:00Z'),
      yes: true,
      n: 7,
      list: ['a|b', 'c"{},'],
      json: { a: [1] },
    });
  });

  test('a transaction that throws leaves nothing behind, and its error is the one thrown', async () => {
    await database.query('create table trial (n integer)');
    const failing = database.transaction(async (queries) => {
      await queries.query('insert into trial values (1)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await database.query('select * from trial')).toEqual([]);
  });

  test('a refused statement is a DatabaseError whose message holds no values', async () => {
    await database.query('create table once (word text primary key)');
    await database.query('insert into once values ($1)', ['SENTINEL']);
    const error: unknown = await database
      .query('insert into once values ($1)', ['SENTINEL'])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ code: '23505', message: 'database: 23505' });
  });

  test('the journal cannot be changed, deleted from or emptied', async () => {
    await database.query(
      `insert into journal values (1, 'k', now(), 'c', 'view', '0', array['x'], '{}', '', 'h')`,
    );
    for (const statement of [`update journal set event = ''`, 'delete from journal', 'truncate journal'])
      await expect(database.query(statement)).rejects.toThrow(DatabaseError);
  });

  test('once closed, it refuses at once', async () => {
    await database.close();
    const asked = Date.now();
    await expect(database.query('select 1')).rejects.toThrow(DatabaseError);
    await expect(database.transaction((queries) => queries.query('select 1'))).rejects.toThrow(DatabaseError);
    expect(Date.now() - asked).toBeLessThan(2000);
  });
});

test('a folder is held by one process, and taken over from one that died', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'lysbilde-database-')), 'database');
  const release = holdFolder(folder);
  expect(() => holdFolder(folder)).toThrow('in use');
  release();
  writeFileSync(`${folder}.lock`, '999999999');
  holdFolder(folder)();
  holdFolder(folder)();
  rmSync(dirname(folder), { recursive: true });
});

test('a PostgreSQL that is not there is reported within two seconds', async () => {
  const asked = Date.now();
  await expect(openDatabase({ kind: 'postgres', url: 'postgres://127.0.0.1:1/none' })).rejects.toThrow(
    DatabaseError,
  );
  expect(Date.now() - asked).toBeLessThan(2000);
});

describe.each(testDatabases.filter(({ name }) => name === 'PostgreSQL'))('on $name', ({ make }) => {
  test('four gateways may start on one empty database at the same moment', async () => {
    const made = await make();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(made.place)));
    expect(await opened[0]?.query('select count(*)::integer as n from migrations')).toEqual([
      { n: migrations.length },
    ]);
    await Promise.all(opened.map((database) => database.close()));
    await made.drop();
  });

  test('a connection that is broken in the midst of a transaction, with nothing asked, is told and ends nothing', async () => {
    const made = await make();
    let lost = 0;
    const database = await openDatabase(made.place, () => (lost += 1));
    const breaking = database.transaction(async (queries) => {
      const [row] = await queries.query('select pg_backend_pid() as pid');
      await database.query('select pg_terminate_backend($1)', [row?.['pid']]);
      await expect.poll(() => lost).toBeGreaterThan(0);
      await queries.query('select 1');
    });
    await expect(breaking).rejects.toThrow(DatabaseError);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
    await made.drop();
  });
});
