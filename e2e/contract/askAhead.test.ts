import { afterEach, expect, test, vi } from 'vitest';

import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';
import { paths } from '#protocol/paths.ts';

import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';
import { dataset, sendJson, startStub, type StubArchive } from './stubArchive.ts';

let archive: StubArchive | undefined;
let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  await archive?.close();
});

const mine = { id: 'P1', issuer: '1.2.3', birthDate: '19700101', sex: 'F' };
const theirs = { ...mine, id: 'P2' };
const own = uid('1.2');
const foreign = uid('1.9');

/** An archive of two patients with a study each; it answers for whichever study is asked for, whoever asks. */
async function open() {
  archive = await startStub((_request, response, url) => {
    const study = /studies\/([0-9.]+)/.exec(url.pathname)?.[1];
    const who = study === foreign || url.searchParams.get('PatientID') === 'P2' ? theirs : mine;
    if (study === undefined)
      return sendJson(response, [dataset({ ...who, study: who === mine ? own : foreign })]);
    const more = { '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.2'] } };
    return sendJson(response, [dataset({ ...who, study, series: `${study}.1`, sop: `${study}.1.1`, more })]);
  });
  gateway = await openGatewayUnderTest([{ archiveId: 'a', name: 'A', url: archive.url }]);
  const context = gateway.gate.bind('c', {
    identifiers: [{ id: mine.id, issuer: mine.issuer }],
    displayName: 'TESTDATA Pasient A',
    birthDate: mine.birthDate,
    sex: 'F',
    isTestNumber: true,
    isConfidential: false,
  });
  const { server, gate, askAhead } = gateway;
  const { asked } = archive;
  return {
    gate,
    asked,
    ahead: (study: StudyInstanceUid) => askAhead(context, [study]),
    get: async (url: string) => server.inject({ url }),
  };
}
const list = paths.studies('c', 'a');
const metadataOf = (study: StudyInstanceUid) =>
  paths.studyMetadata({ contextId: 'c', archiveId: 'a', studyInstanceUid: study });
const idle = () => new Promise((resolve) => setTimeout(resolve, 150));

test('what a page will ask for is asked of the archive once, before the page asks', async () => {
  const { asked, ahead, get } = await open();
  ahead(own);
  await vi.waitFor(
    () => expect(asked.some((path) => path.includes(`/studies/${own}/metadata`))).toBe(true),
    10_000,
  );
  await idle();
  const before = [...asked];
  expect((await get(list)).json()).toHaveLength(1);
  expect((await get(metadataOf(own))).json()).toHaveLength(1);
  expect(asked).toEqual(before);
});

test('a list that was asked for ahead is handed out once: asking again asks the archive', async () => {
  const { asked, ahead, get } = await open();
  ahead(own);
  await get(list);
  const before = asked.length;
  await get(list);
  expect(asked.length).toBeGreaterThan(before);
});

test('the search stands in the journal before the archive is asked, and a view only when the page asks', async () => {
  const { gate, ahead, get } = await open();
  ahead(own);
  await vi.waitFor(() => expect(gate.journal.map(({ act }) => act.action)).toEqual(['search']), 10_000);
  await idle();
  expect(gate.journal).toHaveLength(1);
  await get(metadataOf(own));
  expect(gate.journal.map(({ act }) => act.action)).toEqual(['search', 'view']);
});

test('with the journal down nothing is asked of the archive, and the page is told', async () => {
  const { gate, asked, ahead, get } = await open();
  gate.isJournalDown = true;
  ahead(own);
  await idle();
  expect(asked).toEqual([]);
  expect((await get(list)).statusCode).toBe(503);
  expect((await get(metadataOf(own))).statusCode).toBe(503);
});

test('another patient’s study in the address is not found, denied in the journal, and nothing of it leaves', async () => {
  const { gate, ahead, get } = await open();
  ahead(foreign);
  await idle();
  const answer = await get(metadataOf(foreign));
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('P2');
  expect(gate.journal.at(-1)).toMatchObject({
    outcome: 'denied',
    act: { study: { studyInstanceUid: foreign } },
  });
});

test('nor does it help that another patient’s session has just listed that study', async () => {
  const { gate, ahead, get } = await open();
  const other = gate.bind('d', {
    identifiers: [{ id: 'P2', issuer: '1.2.3' }],
    displayName: 'TESTDATA Pasient B',
    birthDate: mine.birthDate,
    sex: 'F',
    isTestNumber: true,
    isConfidential: false,
  });
  gateway?.askAhead(other, [foreign]);
  await idle();
  ahead(foreign);
  await idle();
  expect((await get(metadataOf(foreign))).statusCode).toBe(404);
});

function uid(text: string): StudyInstanceUid {
  if (!isStudyInstanceUid(text)) throw new Error(`${text} is no UID`);
  return text;
}
