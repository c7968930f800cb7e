import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { CodingsAnswer } from '#protocol/codings.ts';
import { paths } from '#protocol/paths.ts';
import * as v from 'valibot';

import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';
import { dataset, sendJson, startStub, type StubArchive } from './stubArchive.ts';

let archive: StubArchive | undefined;
let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  await archive?.close();
});

const mine = { id: '4711', issuer: '1.2.3', birthDate: '19700101', sex: 'F' };
const theirs = { ...mine, id: '4712' };
const [small, large, foreign] = ['1.2.1', '1.2.2', '1.2.9'];
const heel = {
  '00082218': {
    vr: 'SQ',
    Value: [
      {
        '00080100': { vr: 'SH', Value: ['76853006'] },
        '00080102': { vr: 'SH', Value: ['SCT'] },
        '00080104': { vr: 'LO', Value: ['Heel'] },
        '00104000': { vr: 'LT', Value: ['Ola Nordmann ringer i morgen'] },
      },
    ],
  },
};
const said = (tag: string, vr: string, value: unknown) => ({ [tag]: { vr, Value: [value] } });

/** One patient's small and large study, and another's; `fault.status` makes the archive answer so to everything but study rows. */
async function open() {
  const fault = { status: 200 };
  archive = await startStub((_request, response, url) => {
    const [, study, series] = /studies\/([0-9.]+)(?:\/series\/([0-9.]+))?/.exec(url.pathname) ?? [];
    const asked = study ?? url.searchParams.get('StudyInstanceUID');
    const who = asked === foreign ? theirs : mine;
    if (study === undefined) {
      const rows = asked === null ? [small, large] : [asked];
      const counted = (uid: string | undefined) => said('00201208', 'IS', uid === large ? 300 : 2);
      return sendJson(
        response,
        rows.map((uid) => dataset({ ...who, study: uid ?? '', more: counted(uid) })),
      );
    }
    if (fault.status !== 200) return void response.writeHead(fault.status).end();
    const instance = (of: string, more: Record<string, unknown> = {}) =>
      dataset({
        ...who,
        study,
        series: of,
        sop: `${of}.1`,
        more: {
          ...said('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2'),
          ...said('00081030', 'LO', 'Ola Nordmann'),
          ...more,
        },
      });
    if (url.pathname.endsWith('/instances') || series !== undefined)
      return sendJson(response, [instance(series ?? '', said('00180015', 'CS', `PART${series?.at(-1)}`))]);
    if (url.pathname.endsWith('/series'))
      return sendJson(response, [instance(`${study}.1`), instance(`${study}.2`)]);
    const named = {
      ...heel,
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Nordmann^Ola' }] },
      '0008103E': { vr: 'LO', Value: ['Hæl nordmann'] },
    };
    return sendJson(response, [instance(`${study}.1`, heel), instance(`${study}.2`, named)]);
  });
  gateway = await openGatewayUnderTest([{ archiveId: 'a', name: 'A', url: archive.url }]);
  gateway.gate.bind('c', {
    identifiers: [{ id: mine.id, issuer: mine.issuer }],
    displayName: 'TESTDATA Pasient A',
    birthDate: mine.birthDate,
    sex: 'F',
    isTestNumber: true,
    isConfidential: false,
  });
  const { server, gate, cacheFolder } = gateway;
  const ask = async (...studies: readonly string[]) =>
    v.parse(CodingsAnswer, (await server.inject({ url: paths.codings('c', 'a', studies) })).json());
  return { fault, gate, cacheFolder, server, ask, asked: archive.asked };
}

test('one instance of each series is read, and what is passed on are codes alone', async () => {
  const { ask, asked } = await open();
  const answer = await ask(small, large);
  expect(answer).toMatchObject([
    { studyInstanceUid: small, state: 'read', series: 2, unread: 0 },
    { studyInstanceUid: large, state: 'read', series: 2, unread: 0 },
  ]);
  const [first, second] = answer;
  expect(first?.state === 'read' && first.samples).toHaveLength(1);
  expect(JSON.stringify(first)).toContain('76853006');
  expect(second?.state === 'read' && second.samples.map((one) => one['00180015'])).toMatchObject([
    { Value: ['PART1'] },
    { Value: ['PART2'] },
  ]);
  expect(JSON.stringify(answer)).not.toMatch(/4711|nordmann|00100020|00080018/i);
  // Three hundred instances are never read for it: a list of one, and that one.
  expect(asked.filter((path) => path.includes(`${large}/metadata`))).toEqual([]);
  expect(asked.filter((path) => path.includes(`${large}/series/`) && path.includes('limit=1&'))).toHaveLength(
    2,
  );
});

test('the second time nothing is asked of the archive, and still the look is in the journal', async () => {
  const { ask, asked, gate } = await open();
  const first = await ask(small);
  const before = asked.filter((path) => path.includes(`studies/${small}`)).length;
  gate.journal.length = 0;
  expect(await ask(small)).toEqual(first);
  expect(asked.filter((path) => path.includes(`studies/${small}`))).toHaveLength(before);
  expect(
    gate.journal.map(({ act, outcome }) => [act.action, act.study?.studyInstanceUid, outcome]),
  ).toContainEqual(['headers', small, 'admitted']);
});

test('what is kept names nobody, neither in its name nor in its bytes', async () => {
  const { ask, cacheFolder } = await open();
  await ask(small);
  const folder = join(cacheFolder, 'codings');
  const names = readdirSync(folder);
  expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  const bytes = readFileSync(join(folder, names[0] ?? ''), 'utf8');
  expect(bytes).toContain('76853006');
  expect(bytes).not.toMatch(/4711|nordmann|19700101|1\.2\.1/i);
});

test('another patient’s study is refused among the patient’s own, denied in the journal, and nothing of it leaves', async () => {
  const { ask, gate, asked } = await open();
  const answer = await ask(foreign, small);
  expect(answer).toMatchObject([
    { studyInstanceUid: foreign, state: 'failed', problem: 'not-found' },
    { studyInstanceUid: small, state: 'read' },
  ]);
  expect(JSON.stringify(answer)).not.toContain('4712');
  expect(gate.journal).toContainEqual(
    expect.objectContaining({
      outcome: 'denied',
      act: expect.objectContaining({ action: 'headers', study: { studyInstanceUid: foreign } }),
    }),
  );
  expect(asked.filter((path) => path.includes(`studies/${foreign}`))).toEqual([]);
});

test('the look stands in the journal before the archive is asked; with the journal down nothing is read', async () => {
  const { ask, asked, gate } = await open();
  gate.isJournalDown = true;
  expect(await ask(small, large)).toMatchObject([
    { state: 'failed', problem: 'journal-unavailable' },
    { state: 'failed', problem: 'journal-unavailable' },
  ]);
  expect(asked.filter((path) => /studies\/1/.test(path))).toEqual([]);
});

test('an archive that is down is said so for each study, and read when it answers again', async () => {
  const { ask, fault } = await open();
  fault.status = 501;
  expect(await ask(small)).toMatchObject([{ state: 'failed', problem: 'archive-error' }]);
  fault.status = 200;
  expect(await ask(small)).toMatchObject([{ state: 'read', series: 2 }]);
});

test.each([
  ['nothing', ''],
  ['a word', 'thorax'],
  ['too many', Array.from({ length: 41 }, (_, index) => `1.2.${index + 1}`).join(',')],
])('%s is no question', async (_name, studies) => {
  const { server } = await open();
  const { statusCode } = await server.inject({ url: paths.codings('c', 'a', [studies]) });
  expect(statusCode).toBe(400);
});
