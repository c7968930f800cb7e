import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { type Database, DatabaseError } from '#gateway/database/database.ts';
import { openDatabase } from '#gateway/database/openDatabase.ts';
import { type TestDatabase, testDatabases } from '#gateway/database/testDatabases.ts';
import { type Act, type ViewingContext } from '#gateway/gate.ts';

import { accessLog } from './accessLog.ts';
import { verifyChain } from './chain.ts';
import { hasViewed, openJournal } from './journal.ts';

const aContext = (contextId: string, id = '17810012345'): ViewingContext => ({
  contextId,
  sessionId: 's',
  principal: {
    kind: 'clinician',
    name: 'TESTDATA Lege 1',
    role: 'Overlege',
    department: 'Lunge',
    organisation: 'UNN',
  },
  principalIdentifier: { system: '2.16.578.1.12.4.1.4.4', value: '9900001' },
  patient: {
    identifiers: [{ id, issuer: '2.16.578.1.12.4.1.4.1' }],
    displayName: 'Pasient A TESTDATA',
    isTestNumber: true,
    isConfidential: false,
  },
  decision: {
    code: 'HENVISNING',
    display: 'Henvist til avdelingen',
    purposeOfUse: 'TREAT',
    selfAuthorised: false,
  },
  correlationId: 'corr-1',
});
const view = (studyInstanceUid: string): Act => ({
  action: 'view',
  archiveId: 'unn',
  study: { studyInstanceUid },
});

describe.each(testDatabases)('on $name', ({ make }) => {
  let made: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    made = await make();
    database = await openDatabase(made.place);
  });
  afterEach(async () => {
    await tamper('delete from journal');
    await database.query('alter table journal enable trigger all');
  });
  afterAll(async () => {
    await database.close();
    await made.drop();
  });
  const count = async () => (await database.query('select count(*)::integer as n from journal'))[0]?.['n'];
  const tamper = async (statement: string) => {
    await database.query('alter table journal disable trigger all');
    await database.query(statement);
  };

  test('one look is stored once per context, study, archive and action, also by two gateways at once', async () => {
    const journals = [openJournal(database), openJournal(database)];
    const context = aContext('c1');
    await Promise.all(
      journals.flatMap((journal) =>
        Array.from({ length: 20 }, (_, i) =>
          journal.append({ context, act: view(`1.2.${i % 5}`), outcome: '0' }),
        ),
      ),
    );
    expect(await count()).toBe(5);
    await journals[0]?.append({ context, act: { ...view('1.2.0'), action: 'thumbnail' }, outcome: '0' });
    await journals[0]?.append({ context: aContext('c2'), act: view('1.2.0'), outcome: '0' });
    await journals[0]?.append({ context, act: view('1.2.0'), outcome: '8', why: 'other-patient' });
    expect(await count()).toBe(8);
    expect(await verifyChain(database)).toMatchObject({ kind: 'whole', head: { number: 8 } });
  });

  test('of a study that lies in two archives each that was asked is named, and the look is one line of the access log', async () => {
    const journal = openJournal(database);
    const context = aContext('c1');
    const from = (archiveId: string, action: Act['action'] = 'view') =>
      journal.append({ context, act: { ...view('1.2.3'), action, archiveId }, outcome: '0' });
    for (const archive of ['unn', 'helg', 'unn']) await from(archive);
    for (const archive of ['unn', 'helg']) await from(archive, 'headers');
    const events = await database.query('select event from journal order by number');
    expect(events.map(({ event }) => /"value":"(unn|helg)"/.exec(String(event))?.[1])).toEqual([
      'unn',
      'helg',
      'unn',
      'helg',
    ]);
    const log = await accessLog(database, aContext('c2'));
    expect(log.map(({ action, archiveIds, studies }) => [action, archiveIds, studies])).toEqual([
      ['headers', ['helg', 'unn'], undefined],
      ['view', ['helg', 'unn'], undefined],
    ]);
    expect(await hasViewed(database, context, '1.2.3')).toBe(true);
    expect(await hasViewed(database, context, '1.2')).toBe(false);
    expect(await hasViewed(database, aContext('c2'), '1.2.3')).toBe(false);
  });

  test('a changed entry, a missing entry and a cut tail are each found', async () => {
    const journal = openJournal(database);
    for (const n of [1, 2, 3, 4])
      await journal.append({ context: aContext('c1'), act: view(`1.2.${n}`), outcome: '0' });
    const whole = await verifyChain(database);
    const head = whole.kind === 'whole' ? whole.head : undefined;
    expect(head?.number).toBe(4);
    await tamper(`update journal set patient_keys = array['x|y'] where number = 2`);
    expect(await verifyChain(database)).toEqual({ kind: 'broken', number: 2, why: 'changed' });
    await tamper('delete from journal where number = 2');
    expect(await verifyChain(database)).toEqual({ kind: 'broken', number: 2, why: 'missing' });
    await tamper('delete from journal where number > 1');
    expect(await verifyChain(database)).toMatchObject({ kind: 'whole' });
    expect(await verifyChain(database, head)).toEqual({ kind: 'broken', number: 2, why: 'cut' });
  });

  test('the event names who, whom, what, why and from where', async () => {
    await openJournal(database).append({
      context: aContext('c1'),
      act: {
        action: 'view',
        archiveId: 'unn',
        study: { studyInstanceUid: '1.2.3', accessionNumber: 'A1', modality: 'CT' },
      },
      outcome: '0',
      requestId: 'r1',
    });
    const [row] = await database.query('select event from journal');
    const event: unknown = JSON.parse(String(row?.['event']));
    const identified = (system: string, value: string) => ({ identifier: { system, value } });
    expect(event).toMatchObject({
      resourceType: 'AuditEvent',
      type: { code: '110103' },
      subtype: [{ code: 'view' }],
      outcome: '0',
      purposeOfEvent: [{ coding: [{ code: 'TREAT' }] }],
      agent: [
        { requestor: true, who: identified('urn:oid:2.16.578.1.12.4.1.4.4', '9900001') },
        { type: { coding: [{ code: '110152' }] } },
        { type: { coding: [{ code: '110153' }] }, who: identified('urn:lysbilde:archive', 'unn') },
      ],
      entity: [
        { what: identified('urn:oid:2.16.578.1.12.4.1.4.1', '17810012345') },
        {
          what: identified('urn:dicom:uid', 'urn:oid:1.2.3'),
          detail: [
            { type: 'accession', valueString: 'A1' },
            { type: 'modality', valueString: 'CT' },
          ],
        },
        { what: identified('https://terminology.dips.com/decisiontemplate', 'HENVISNING') },
        { what: { identifier: { value: 'r1' } } },
        { what: { identifier: { value: 'corr-1' } } },
        { what: { identifier: { value: 'c1' } } },
      ],
    });
  });

  test('the access log shows one patient only, and never the health worker’s number', async () => {
    const journal = openJournal(database);
    await journal.append({ context: aContext('c1'), act: view('1.2.3'), outcome: '0' });
    await journal.append({ context: aContext('c2', '04810054321'), act: view('1.2.4'), outcome: '0' });
    const log = await accessLog(database, aContext('c3'));
    expect(log).toMatchObject([
      {
        action: 'view',
        outcome: '0',
        who: 'TESTDATA Lege 1',
        role: 'Overlege',
        department: 'Lunge',
        organisation: 'UNN',
        why: 'Henvist til avdelingen',
        studyInstanceUid: '1.2.3',
        archiveIds: ['unn'],
      },
    ]);
    expect(JSON.stringify(log)).not.toContain('9900001');
  });

  test('headers read of many studies are one line of the access log, and one entry each in the journal', async () => {
    const journal = openJournal(database);
    const append = async (contextId: string, act: Act) =>
      journal.append({ context: aContext(contextId), act, outcome: '0' });
    for (const n of [1, 2, 3]) await append('c1', { ...view(`1.2.${n}`), action: 'headers' });
    await append('c1', view('1.2.3'));
    await append('c2', { ...view('1.2.3'), action: 'headers' });
    expect(await count()).toBe(5);
    const log = await accessLog(database, aContext('c3'));
    expect(log.map(({ action, studies, studyInstanceUid }) => [action, studies, studyInstanceUid])).toEqual([
      ['headers', undefined, '1.2.3'],
      ['view', undefined, '1.2.3'],
      ['headers', 3, undefined],
    ]);
  });
});

test('when it cannot be stored it says so, and the next time it is stored after all', async () => {
  const database = await openDatabase({ kind: 'embedded' });
  let isDown = true;
  const journal = openJournal({
    ...database,
    transaction: (work) =>
      isDown ? Promise.reject(new DatabaseError(undefined)) : database.transaction(work),
  });
  const look = { context: aContext('c1'), act: view('1.2.3'), outcome: '0' } as const;
  await expect(journal.append(look)).rejects.toThrow(DatabaseError);
  isDown = false;
  await journal.append(look);
  expect(await verifyChain(database)).toMatchObject({ kind: 'whole', head: { number: 1 } });
  await database.close();
});
