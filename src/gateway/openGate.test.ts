import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { clinicianPolicy } from './access/policy.ts';
import { openJournal } from './audit/journal.ts';
import { type Database, DatabaseError } from './database/database.ts';
import { openDatabase } from './database/openDatabase.ts';
import { type Act, type Gate, Refusal, type ViewingContext } from './gate.ts';
import { openGate } from './openGate.ts';

let database: Database;
let gate: Gate;
let isDown = false;

beforeAll(async () => {
  database = await openDatabase({ kind: 'embedded' });
});
beforeEach(async () => {
  await database.query('alter table journal disable trigger all');
  await database.query('delete from journal');
  isDown = false;
  const fragile: Database = {
    ...database,
    transaction: (work) =>
      isDown ? Promise.reject(new DatabaseError(undefined)) : database.transaction(work),
  };
  gate = openGate({
    contextOf: () => Promise.reject(new Refusal(401, 'signed-out')),
    journal: openJournal(fragile),
    policy: clinicianPolicy({ download: false, print: false }),
  });
});
afterAll(() => database.close());

const clinician: ViewingContext = {
  contextId: 'c1',
  sessionId: 's',
  principal: { kind: 'clinician', name: 'TESTDATA Lege 1' },
  patient: {
    identifiers: [{ id: '1', issuer: '1.2' }],
    displayName: 'TESTDATA Pasient A',
    isTestNumber: true,
    isConfidential: false,
  },
};
const look = (action: Act['action'], studyInstanceUid = '1.2.3'): Act => ({
  action,
  archiveId: 'unn',
  study: { studyInstanceUid },
});
const journalled = () => database.query('select action, outcome from journal order by number');
const refusal = async (asked: Promise<unknown>) => {
  const thrown = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof Refusal ? [thrown.status, thrown.problem] : thrown;
};

test('a look is in the journal before it is admitted', async () => {
  await gate.admit(clinician, look('view'));
  expect(await journalled()).toEqual([{ action: 'view', outcome: '0' }]);
});

test('searches are told apart by the archive asked', async () => {
  for (const archiveId of ['unn', 'nlsh', 'unn'])
    await gate.admit(clinician, { action: 'search', archiveId });
  expect(await journalled()).toEqual([
    { action: 'search', outcome: '0' },
    { action: 'search', outcome: '0' },
  ]);
});

test('what cannot be journalled is not admitted, and is asked for again the next time', async () => {
  isDown = true;
  expect(await refusal(gate.admit(clinician, look('thumbnail')))).toEqual([503, 'journal-unavailable']);
  expect(await refusal(gate.admit(clinician, look('thumbnail')))).toEqual([503, 'journal-unavailable']);
  isDown = false;
  expect(await refusal(gate.admit(clinician, look('thumbnail')))).toBeUndefined();
  expect(await journalled()).toEqual([{ action: 'thumbnail', outcome: '0' }]);
});

test('another’s study does not exist, and the attempt is journalled as serious', async () => {
  expect(await refusal(gate.deny(clinician, look('view'), 'other-patient'))).toEqual([404, 'not-found']);
  expect(await refusal(gate.deny(clinician, look('view', '1.2.4'), 'unknown-study'))).toEqual([
    404,
    'not-found',
  ]);
  expect(await journalled()).toEqual([
    { action: 'view', outcome: '8' },
    { action: 'view', outcome: '4' },
  ]);
});

test('an attempt that cannot be journalled is answered 503, so that its being refused tells nothing', async () => {
  isDown = true;
  expect(await refusal(gate.deny(clinician, look('view'), 'other-patient'))).toEqual([
    503,
    'journal-unavailable',
  ]);
});

test('download and print are refused where they are not offered, and the refusal is journalled', async () => {
  for (const action of ['download', 'print'] as const)
    expect(await refusal(gate.admit(clinician, look(action)))).toEqual([403, 'no-access']);
  expect(await journalled()).toEqual([
    { action: 'download', outcome: '4' },
    { action: 'print', outcome: '4' },
  ]);
});

test('whoever is no clinician may see nothing yet', async () => {
  const citizen: ViewingContext = {
    ...clinician,
    principal: { kind: 'citizen', name: 'TESTDATA Pasient A' },
  };
  const partner: ViewingContext = {
    ...clinician,
    principal: { kind: 'partner', name: 'TESTDATA Lege 2', organisation: 'Privat' },
  };
  for (const context of [citizen, partner])
    for (const action of ['search', 'view', 'thumbnail', 'download', 'print'] as const)
      expect(await refusal(gate.admit(context, look(action)))).toEqual([403, 'no-access']);
});
