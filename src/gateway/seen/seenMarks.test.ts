import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Database } from '#gateway/database/database.ts';
import { openDatabase } from '#gateway/database/openDatabase.ts';
import { type TestDatabase, testDatabases } from '#gateway/database/testDatabases.ts';
import { pseudonymsWith } from '#gateway/launch/seal.ts';

import { type SeenPlace, seenMarks, type SeenStore } from './seenMarks.ts';

const national = { id: '13057512345', issuer: '2.16.578.1.12.4.1.4.1' };
const kari = (more: Partial<SeenPlace> = {}): SeenPlace => ({
  viewer: { issuer: 'https://journal.example', subject: 'kari' },
  patient: { identifiers: [national] },
  sessionId: 'open',
  ...more,
});

describe.each(testDatabases)('on $name', ({ make }) => {
  let made: TestDatabase;
  let database: Database;
  let marks: SeenStore;
  beforeAll(async () => {
    made = await make();
    database = await openDatabase(made.place);
    await database.query(
      `insert into sessions (session_id, secret_hash, issuer, subject, created_at, last_used_at, locked_at)
       values ('open', 'a', 'i', 'kari', now(), now(), null), ('locked', 'b', 'i', 'kari', now(), now(), now())`,
    );
    marks = seenMarks(database, pseudonymsWith(new Uint8Array(32).fill(7)));
  });
  afterAll(async () => {
    await database.close();
    await made.drop();
  });
  const add = (study: string, ...found: readonly (readonly [string, readonly number[]])[]) =>
    marks.add(kari(), study, {
      total: 4,
      instances: 3,
      marks: found.map(([sopInstanceUid, frames]) => ({ sopInstanceUid, frames: [...frames] })),
    });

  test('frames told twice, in one message or in two, are counted once', async () => {
    await add('1.2', ['1.2.1', [1]], ['1.2.2', [2, 1]], ['1.2.2', [2]]);
    await add('1.2', ['1.2.2', [2, 3]]);
    expect(await marks.summary(kari())).toEqual([
      { studyInstanceUid: '1.2', seen: 4, total: 4, instances: 3 },
    ]);
    expect(await marks.ofStudy(kari(), '1.2')).toEqual(
      expect.arrayContaining([
        { sopInstanceUid: '1.2.1', frames: [1] },
        { sopInstanceUid: '1.2.2', frames: [1, 2, 3] },
      ]),
    );
  });

  test('another user, and the same user with another patient, see none of it', async () => {
    const others = [
      kari({ viewer: { issuer: 'https://journal.example', subject: 'ola' } }),
      kari({ viewer: { issuer: 'https://annen.example', subject: 'kari' } }),
      kari({ patient: { identifiers: [{ ...national, id: '24018098765' }] } }),
      kari({ patient: { identifiers: [{ id: national.id }] } }),
    ];
    for (const place of others) {
      expect(await marks.summary(place)).toEqual([]);
      expect(await marks.ofStudy(place, '1.2')).toEqual([]);
    }
  });

  test('a patient who has got one more number is still the same patient', async () => {
    const renumbered = kari({ patient: { identifiers: [{ id: 'F-17', issuer: 'finn' }, national] } });
    expect(await marks.summary(renumbered)).toHaveLength(1);
  });

  test('marks are taken back by instance, and for a whole study', async () => {
    await add('1.3', ['1.3.1', [1]], ['1.3.2', [1]]);
    await marks.remove(kari(), '1.3', ['1.3.1']);
    expect(await marks.ofStudy(kari(), '1.3')).toEqual([{ sopInstanceUid: '1.3.2', frames: [1] }]);
    await marks.remove(kari(), '1.3');
    expect(await marks.ofStudy(kari(), '1.3')).toEqual([]);
    expect(await marks.summary(kari())).toHaveLength(1);
  });

  test('in a session that has been locked since the request came nothing is written and nothing taken back', async () => {
    const before = await marks.ofStudy(kari(), '1.2');
    const given = { total: 4, instances: 3, marks: [{ sopInstanceUid: '1.2.9', frames: [1] }] };
    expect(await marks.add(kari({ sessionId: 'locked' }), '1.2', given)).toBe(false);
    expect(await marks.remove(kari({ sessionId: 'locked' }), '1.2')).toBe(false);
    expect(await marks.add(kari({ sessionId: 'over' }), '1.2', given)).toBe(false);
    expect(await marks.ofStudy(kari(), '1.2')).toEqual(before);
    expect(await marks.add(kari(), '1.2', given)).toBe(true);
  });

  test('neither the user nor the patient stands in the tables', async () => {
    const rows = await database.query(
      'select s::text || i::text as everything from seen_studies s join seen_instances i using (viewer_key, study)',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/kari|journal|13057512345/);
  });
});
