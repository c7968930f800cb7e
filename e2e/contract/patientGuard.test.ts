import { afterEach, describe, expect, test } from 'vitest';

import { paths, refusedHeader, unaskedHeader } from '#protocol/paths.ts';
import { type BoundPatient } from '#protocol/session.ts';

import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';
import { dataset, type RowFields, sendJson, startStub, type StubArchive } from './stubArchive.ts';

let archive: StubArchive | undefined;
let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  await archive?.close();
});

const image = {
  '00280010': { vr: 'US', Value: [1] },
  '00280011': { vr: 'US', Value: [2] },
  '00280100': { vr: 'US', Value: [8] },
};
const mine = { id: '4711', issuer: '1.2.3', birthDate: '19700101', sex: 'F' };

/** An archive that ignores every key and gives these rows and instances to whoever asks. */
async function open(
  rows: readonly RowFields[],
  instances: readonly RowFields[] = [],
  {
    defaultIssuer,
    identifiers = [{ id: mine.id, issuer: mine.issuer }],
  }: {
    readonly defaultIssuer?: string | undefined;
    readonly identifiers?: BoundPatient['identifiers'];
  } = {},
) {
  archive = await startStub((_request, response, url) => {
    if (url.pathname.endsWith('/metadata')) sendJson(response, instances.map(dataset));
    else if (url.pathname.includes('/frames/'))
      response
        .writeHead(200, { 'content-type': 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1' })
        .end('ab');
    else if (url.pathname.endsWith('/series')) sendJson(response, instances.map(dataset));
    else if (url.pathname.endsWith('/studies'))
      sendJson(response, Number(url.searchParams.get('offset')) > 0 ? [] : rows.map(dataset));
    else response.writeHead(404).end();
  });
  gateway = await openGatewayUnderTest([
    {
      archiveId: 'a',
      name: 'A',
      url: archive.url,
      ...(defaultIssuer === undefined ? {} : { defaultIssuer }),
    },
  ]);
  gateway.gate.bind('c', {
    identifiers,
    displayName: 'TESTDATA Pasient A',
    birthDate: mine.birthDate,
    sex: 'F',
    isTestNumber: true,
    isConfidential: false,
  });
  const { server, gate } = gateway;
  return { gate, get: async (url: string) => server.inject({ url }) };
}

const place = {
  contextId: 'c',
  archiveId: 'a',
  studyInstanceUid: '1.2',
  seriesInstanceUid: '1.2.3',
  sopInstanceUid: '1.2.3.4',
};

interface Case {
  readonly name: string;
  readonly row: Omit<RowFields, 'study'>;
  readonly defaultIssuer?: string;
  readonly is: 'shown' | 'contradicts' | 'unconfirmed' | 'unreadable';
}
const { issuer: _issuer, ...withoutIssuer } = mine;
const cases: readonly Case[] = [
  { name: 'the same number, issuer, birth date and sex', row: mine, is: 'shown' },
  { name: 'the same number under another issuer', row: { ...mine, issuer: '9.9.9' }, is: 'contradicts' },
  { name: 'a birth date one day off', row: { ...mine, birthDate: '19700102' }, is: 'contradicts' },
  { name: 'the other sex', row: { ...mine, sex: 'M' }, is: 'contradicts' },
  { name: 'another number', row: { ...mine, id: '4712' }, is: 'contradicts' },
  { name: 'no issuer, and the archive has none by default', row: withoutIssuer, is: 'unconfirmed' },
  {
    name: 'no issuer, and the archive’s own is the patient’s',
    row: withoutIssuer,
    defaultIssuer: 'urn:oid:1.2.3',
    is: 'shown',
  },
  {
    name: 'no issuer, and the archive’s own is another',
    row: withoutIssuer,
    defaultIssuer: '9.9.9',
    is: 'contradicts',
  },
  { name: 'no number', row: { issuer: mine.issuer }, is: 'unconfirmed' },
  { name: 'the issuer written as an URN', row: { ...mine, issuer: 'urn:oid:1.2.3' }, is: 'shown' },
  { name: 'no birth date', row: { id: mine.id, issuer: mine.issuer }, is: 'shown' },
];

describe.each(cases)('$name: $is', ({ row, defaultIssuer, is }) => {
  const none = { contradicts: 0, unconfirmed: 0, unreadable: 0 };
  const refused = is === 'shown' ? none : { ...none, [is]: 1 };

  test('in the list of studies', async () => {
    const { get } = await open([{ study: '1.2', ...row }], [], { defaultIssuer });
    const list = await get(paths.studies('c', 'a'));
    expect([list.json().length, JSON.parse(String(list.headers[refusedHeader]))]).toEqual([
      is === 'shown' ? 1 : 0,
      refused,
    ]);
    if (is !== 'shown') expect(list.body).not.toContain('4711');
  });

  test('when the study is opened by its UID without a list', async () => {
    const { get, gate } = await open(
      [{ study: '1.2', ...row }],
      [{ study: '1.2', series: '1.2.3', sop: '1.2.3.4', ...row }],
      { defaultIssuer },
    );
    const metadata = await get(paths.studyMetadata(place));
    expect(metadata.statusCode).toBe(is === 'shown' ? 200 : 404);
    expect(gate.journal.map((entry) => entry.outcome)).toEqual([is === 'shown' ? 'admitted' : 'denied']);
  });

  test('as one instance inside a study that is the patient’s', async () => {
    const own = { study: '1.2', series: '1.2.3', sop: '1.2.3.9', ...mine };
    const { get, gate } = await open(
      [{ study: '1.2', ...mine }],
      [own, { study: '1.2', series: '1.2.3', sop: '1.2.3.4', ...row, more: image }],
      { defaultIssuer },
    );
    const metadata = await get(paths.studyMetadata(place));
    const uids = metadata
      .json()
      .map((instance: Record<string, { Value: string[] }>) => instance['00080018']?.Value[0]);
    expect(uids).toEqual(is === 'shown' ? ['1.2.3.9', '1.2.3.4'] : ['1.2.3.9']);
    expect(JSON.parse(String(metadata.headers[refusedHeader]))).toEqual(refused);
    gate.journal.length = 0;
    const frame = await get(paths.frame(place, 1));
    expect(frame.statusCode).toBe(is === 'shown' ? 200 : 404);
    if (is !== 'shown') expect(gate.journal.at(-1)).toMatchObject({ outcome: 'denied' });
  });
});

test('a row of another study than asked for proves nothing', async () => {
  const { get, gate } = await open([{ study: '9.9', ...mine }]);
  expect((await get(paths.studyMetadata(place))).statusCode).toBe(404);
  expect(gate.journal).toMatchObject([{ outcome: 'denied' }]);
});

describe.each([
  [
    'before',
    [
      { study: '1.2', ...mine, id: '4712' },
      { study: '1.2', ...mine },
    ],
  ],
  [
    'after',
    [
      { study: '1.2', ...mine },
      { study: '1.2', ...mine, id: '4712' },
    ],
  ],
])('a study whose UID is another patient’s too, with their row %s', (_name, rows) => {
  test('is listed, and theirs is counted', async () => {
    const { get } = await open(rows);
    const list = await get(paths.studies('c', 'a'));
    expect([list.json().length, JSON.parse(String(list.headers[refusedHeader]))]).toEqual([
      1,
      { contradicts: 1, unconfirmed: 0, unreadable: 0 },
    ]);
    expect(list.body).not.toContain('4712');
  });

  test('opens without a list, and gives the patient’s own objects alone', async () => {
    const own = { study: '1.2', series: '1.2.3', sop: '1.2.3.9', ...mine };
    const { get } = await open(rows, [own, { ...own, sop: '1.2.3.4', id: '4712' }]);
    const metadata = await get(paths.studyMetadata(place));
    expect(metadata.statusCode).toBe(200);
    expect(metadata.json().length).toBe(1);
    expect(JSON.parse(String(metadata.headers[refusedHeader]))).toMatchObject({ contradicts: 1 });
  });
});

test('a list of series passes on what is the patient’s or says nothing of whose it is, and counts the rest', async () => {
  const { get } = await open(
    [{ study: '1.2', ...mine }],
    [
      { study: '1.2', series: '1.2.3' },
      { study: '1.2', series: '1.2.4', ...mine },
      { study: '1.2', series: '1.2.5', ...mine, id: '4712' },
      { study: '9.9', series: '1.2.6' },
    ],
  );
  const list = await get(`${paths.dicomWeb('c', 'a')}/studies/1.2/series`);
  expect(list.json().map((row: Record<string, { Value: string[] }>) => row['0020000E']?.Value[0])).toEqual([
    '1.2.3',
    '1.2.4',
  ]);
  expect(JSON.parse(String(list.headers[refusedHeader]))).toEqual({
    contradicts: 1,
    unconfirmed: 0,
    unreadable: 1,
  });
  expect(list.headers['warning']).toBeUndefined();
});

test('a list of series that the archive cuts is said to be cut', async () => {
  archive = await startStub((_request, response, url) => {
    const isSeries = url.pathname.endsWith('/series');
    const row = dataset({ study: '1.2', ...mine, ...(isSeries ? { series: '1.2.3' } : {}) });
    sendJson(response, [row], isSeries ? { warning: '299 stub "There are more results"' } : {});
  });
  gateway = await openGatewayUnderTest([{ archiveId: 'a', name: 'A', url: archive.url }]);
  gateway.gate.bind('c', {
    identifiers: [{ id: mine.id, issuer: mine.issuer }],
    displayName: 'TESTDATA Pasient A',
    isTestNumber: true,
    isConfidential: false,
  });
  const list = await gateway.server.inject({ url: `${paths.dicomWeb('c', 'a')}/studies/1.2/series` });
  expect([list.json().length, list.headers['warning']]).toEqual([1, expect.stringContaining('299')]);
});

test('a number that would ask for others as well is not asked for, and that is said beside what the other numbers give', async () => {
  const own = { id: mine.id, issuer: mine.issuer };
  const { get } = await open([{ study: '1.2', ...mine }], [], {
    identifiers: [own, { id: '47*', issuer: '9.9' }],
  });
  const list = await get(paths.studies('c', 'a'));
  expect([list.json().length, JSON.parse(String(list.headers[unaskedHeader]))]).toEqual([
    1,
    { undated: false, identifiers: 1 },
  ]);
  expect(archive?.asked.filter((path) => path.includes('47%2A') || path.includes('47*'))).toEqual([]);
});

test('where all could be asked for, nothing is said to be missing', async () => {
  const { get } = await open([{ study: '1.2', ...mine }]);
  expect((await get(paths.studies('c', 'a'))).headers[unaskedHeader]).toBeUndefined();
});

test('a row without a study is counted as unreadable', async () => {
  const { get } = await open([{ study: 'not-a-uid', ...mine }]);
  const list = await get(paths.studies('c', 'a'));
  expect(JSON.parse(String(list.headers[refusedHeader]))).toMatchObject({ unreadable: 1 });
});

test('one SOP Instance UID that two patients share is shown for neither', async () => {
  const shared = { study: '1.2', series: '1.2.3', sop: '1.2.3.4' };
  const { get } = await open(
    [{ study: '1.2', ...mine }],
    [
      { ...shared, ...mine, more: image },
      { ...shared, ...mine, id: '4712' },
    ],
  );
  expect((await get(paths.studyMetadata(place))).statusCode).toBe(404);
  expect((await get(paths.frame(place, 1))).statusCode).toBe(404);
});
