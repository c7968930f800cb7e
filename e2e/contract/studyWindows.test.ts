import { afterEach, expect, test } from 'vitest';

import { paths, unaskedHeader } from '#protocol/paths.ts';

import { manyStudies, pagedArchive, type PagedStudy, type Paging } from '../fixtures/pagedArchive.ts';
import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';
import { startStub, type StubArchive } from './stubArchive.ts';

let archive: StubArchive | undefined;
let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  await archive?.close();
});

const patient = { id: 'P1', issuer: '1.2.3', birthDate: '19700101' };

async function listed(studies: readonly PagedStudy[], paging: Paging) {
  archive = await startStub(pagedArchive(studies, patient, paging));
  gateway = await openGatewayUnderTest([{ archiveId: 'a', name: 'A', url: archive.url }]);
  gateway.gate.bind('c', {
    identifiers: [{ id: patient.id, issuer: patient.issuer }],
    displayName: 'TESTDATA Mange',
    birthDate: patient.birthDate,
    isTestNumber: true,
    isConfidential: false,
  });
  const answer = await gateway.server.inject({ url: paths.studies('c', 'a') });
  const rows: unknown = answer.json();
  if (!Array.isArray(rows)) throw new Error(`no list: ${answer.body.slice(0, 200)}`);
  return {
    uids: new Set(rows.map((row) => String(row['0020000D'].Value[0]))),
    count: rows.length,
    isMore: answer.headers['warning'] !== undefined,
    mayLackUndated: answer.headers[unaskedHeader] === JSON.stringify({ undated: true, identifiers: 0 }),
    requests: archive.asked.length,
  };
}

test.each<Paging>([
  { kind: 'as asked' },
  { kind: 'warned', cap: 100 },
  { kind: 'capped', cap: 200 },
  { kind: 'capped', cap: 100 },
  { kind: 'warned', cap: 37 },
])('of 500 studies all are listed, the newest among them: %j', async (paging) => {
  const studies = manyStudies(0, 500);
  const { uids, count, isMore, requests } = await listed(studies, paging);
  expect(uids.has(studies.at(-1)?.uid ?? '')).toBe(true);
  expect([uids.size, count, isMore]).toEqual([500, 500, false]);
  expect(requests).toBeLessThan(120);
});

test('an archive that gives a round number because it has no more is believed after few questions', async () => {
  const { count, isMore, requests } = await listed(manyStudies(0, 40), { kind: 'capped', cap: 200 });
  expect([count, isMore]).toEqual([40, false]);
  expect(requests).toBeLessThan(20);
});

test('what cannot be reached is said: a day too full, dates that are not heeded', async () => {
  const sameDay = manyStudies(0, 60).map((study) => ({ ...study, date: '20240101' }));
  expect((await listed(sameDay, { kind: 'capped', cap: 50 })).isMore).toBe(true);
  await gateway?.close();
  await archive?.close();
  const studies = manyStudies(0, 500);
  const deaf = await listed(studies, { kind: 'capped', cap: 100, ignoresDate: true });
  expect([deaf.isMore, deaf.count]).toEqual([true, 100]);
});

test.each([
  ['the first', 0, 501],
  ['the last', 500, 500],
])(
  'where no range of dates brings a study without one, it is said that some may be missing: it is %s of the list',
  async (_name, place, count) => {
    const studies = manyStudies(0, 500).toSpliced(place, 0, { uid: '1.2.3.4' });
    expect(await listed(studies, { kind: 'capped', cap: 100 })).toMatchObject({
      isMore: false,
      mayLackUndated: true,
      count,
    });
  },
);

test('an archive that gives page after page has given its studies without a date too', async () => {
  const studies = [...manyStudies(0, 500), { uid: '1.2.3.4' }];
  expect(await listed(studies, { kind: 'warned', cap: 100 })).toMatchObject({
    isMore: false,
    mayLackUndated: false,
    count: 501,
  });
});
