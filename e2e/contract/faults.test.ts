import { afterEach, describe, expect, test } from 'vitest';

import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';
import { paths } from '#protocol/paths.ts';

import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';
import { dataset, type Reply, sendJson, startStub, type StubArchive } from './stubArchive.ts';

let archive: StubArchive | undefined;
let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  await archive?.close();
});

const mine = { id: 'P1', issuer: '1.2.3', birthDate: '19700101', sex: 'F' };
const place = {
  contextId: 'c',
  archiveId: 'a',
  studyInstanceUid: '1.2',
  seriesInstanceUid: '1.2.3',
  sopInstanceUid: '1.2.3.4',
};

async function open(reply: Reply, more: Partial<ArchiveConfig> = {}) {
  archive = await startStub(reply);
  gateway = await openGatewayUnderTest([{ archiveId: 'a', name: 'A', url: archive.url, ...more }]);
  gateway.gate.bind('c', {
    identifiers: [{ id: mine.id, issuer: mine.issuer }],
    displayName: 'TESTDATA Pasient A',
    birthDate: mine.birthDate,
    sex: 'F',
    isTestNumber: true,
    isConfidential: false,
  });
  const { server } = gateway;
  return { archive, gateway, get: async (url: string) => server.inject({ url }) };
}
const list = paths.studies('c', 'a');

describe('an answer that is no list of studies is a failure with a name, never an empty list', () => {
  test.each<[string, string, string]>([
    ['HTML with 200', 'text/html', '<html>Logg inn</html>'],
    ['HTML that says it is JSON', 'application/json', '<html></html>'],
    ['null', 'application/json', 'null'],
    ['an object', 'application/json', '{"error":"denied"}'],
    ['a cut-off list', 'application/json', '[{"0020000D":{"vr":"UI","Value":["1.2"]}}'],
    ['numbers', 'application/json', '[1,2]'],
    ['nothing at all', 'application/json', ''],
  ])('%s', async (_, type, body) => {
    const { get } = await open((_request, response) => {
      response.writeHead(200, { 'content-type': type });
      response.end(body);
    });
    expect(await get(list)).toMatchObject({ statusCode: 502 });
    expect((await get(list)).json()).toMatchObject({ problem: 'archive-malformed' });
  });

  test.each([
    [401, 'archive-refused', 1],
    [403, 'archive-refused', 1],
    [302, 'archive-refused', 1],
    [500, 'archive-error', 3],
    [503, 'archive-error', 3],
  ])('HTTP %i becomes %s after %i tries', async (status, problem, tries) => {
    const { get, archive: stub } = await open((_request, response) => {
      response.writeHead(status, { location: 'http://evil.example/' });
      response.end();
    });
    const response = await get(list);
    expect([response.statusCode, response.json().problem, stub.asked.length]).toEqual([502, problem, tries]);
  });

  test('204 is an empty list', async () => {
    const { get } = await open((_request, response) => response.writeHead(204).end());
    expect((await get(list)).json()).toEqual([]);
  });

  test('silence becomes a time-out, and is not asked again', async () => {
    const { get, archive: stub } = await open(() => undefined, { limits: { queryTimeout: 300 } });
    const response = await get(list);
    expect([response.statusCode, response.json().problem, stub.asked.length]).toEqual([
      504,
      'archive-timeout',
      1,
    ]);
  });

  test('an archive that is not there is unreachable', async () => {
    const { get, archive: stub } = await open(() => undefined);
    await stub.close();
    expect((await get(list)).json()).toMatchObject({ problem: 'archive-unreachable' });
  });
});

test('Retry-After is honoured', async () => {
  const times: number[] = [];
  const { get } = await open((_request, response) => {
    times.push(performance.now());
    if (times.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
    else sendJson(response, []);
  });
  expect((await get(list)).statusCode).toBe(200);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
});

describe('pages', () => {
  const rows = Array.from({ length: 130 }, (_, index) => dataset({ study: `1.2.${index}`, ...mine }));

  test.each([
    ['with a Warning', 50, { warning: '299 archive "There are more results"' }],
    ['without a word', 50, {}],
  ])('shorter than asked, %s, are followed to the end', async (_, size, headers) => {
    const { get } = await open((_request, response, url) => {
      const from = Number(url.searchParams.get('offset'));
      const isLast = from + size >= rows.length;
      sendJson(response, rows.slice(from, from + size), isLast ? {} : headers);
    });
    const response = await get(list);
    expect([response.json().length, response.headers.warning]).toEqual([130, undefined]);
  });

  test('of an archive that ignores the offset end, and say that there is more', async () => {
    const { get } = await open((_request, response) =>
      sendJson(response, rows.slice(0, 50), { warning: '299 a "more"' }),
    );
    const response = await get(list);
    expect([response.json().length, response.headers.warning]).toEqual([
      50,
      '299 lysbilde "There are more results"',
    ]);
  });

  test('of an archive that says there is more and then gives none end, and say that there is more', async () => {
    const { get } = await open((_request, response, url) => {
      const isFirst = url.searchParams.get('offset') === '0';
      sendJson(response, isFirst ? rows.slice(0, 50) : [], isFirst ? { warning: '299 a "more"' } : {});
    });
    const response = await get(list);
    expect([response.json().length, response.headers.warning]).toEqual([
      50,
      '299 lysbilde "There are more results"',
    ]);
  });

  test('stop at the stated cap, and say that there is more', async () => {
    const { get } = await open(
      (_request, response, url) => {
        const from = Number(url.searchParams.get('offset'));
        sendJson(response, rows.slice(from, from + 50), { warning: '299 a "more"' });
      },
      { limits: { studies: 100 } },
    );
    const response = await get(list);
    expect([response.json().length, response.headers.warning !== undefined]).toEqual([100, true]);
  });
});

test('only known keys with values are sent, and no pattern', async () => {
  const { get, archive: stub, gateway: opened } = await open((_request, response) => sendJson(response, []));
  await get(list);
  expect(
    stub.asked.every((path) => path.includes('PatientID=P1&') && !/[?&][A-Za-z]+=(&|$)/.test(path)),
  ).toBe(true);
  stub.asked.length = 0;
  opened.gate.bind('c', {
    identifiers: [
      { id: 'P*', issuer: '1.2.3' },
      { id: ' ', issuer: '1.2.3' },
      { id: 'P1\\P2', issuer: '1.2.3' },
    ],
    displayName: 'TESTDATA Pasient A',
    isTestNumber: true,
    isConfidential: false,
  });
  expect((await get(list)).statusCode).toBe(502);
  expect(stub.asked).toEqual([]);
});

describe('a frame', () => {
  const image = {
    '00280010': { vr: 'US', Value: [4] },
    '00280011': { vr: 'US', Value: [6] },
    '00280100': { vr: 'US', Value: [16] },
  };
  const framed =
    (frame: Reply): Reply =>
    (request, response, url) => {
      if (url.pathname.endsWith('/studies')) return sendJson(response, [dataset({ study: '1.2', ...mine })]);
      if (url.pathname.endsWith('/metadata'))
        return sendJson(response, [
          dataset({ study: '1.2', series: '1.2.3', sop: '1.2.3.4', ...mine, more: image }),
        ]);
      if (url.pathname.includes('/frames/')) return frame(request, response, url);
      return void response.writeHead(404).end();
    };
  const multipart = (response: Parameters<Reply>[1], part: string, isCut = false) => {
    response.writeHead(200, {
      'content-type': 'multipart/related; type="application/octet-stream"; boundary=b',
    });
    response.end(Buffer.from(`--b\r\n${part}${isCut ? '' : '\r\n--b--'}`, 'latin1'));
  };
  const pixels = '\u0001'.repeat(48);

  test('comes out as one part with its exact length', async () => {
    const { get } = await open(
      framed((_request, response) =>
        multipart(
          response,
          `content-type: application/octet-stream; transfer-syntax=1.2.840.10008.1.2\r\n\r\n${pixels}`,
        ),
      ),
    );
    expect(await get(paths.frame(place, 1))).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1',
        'content-length': '48',
      },
    });
  });

  test.each<[string, (response: Parameters<Reply>[1]) => void]>([
    [
      'an error page with 200',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'.padEnd(48)),
    ],
    ['no media type', (response) => multipart(response, `X: y\r\n\r\n${pixels}`)],
    [
      'one byte short',
      (response) =>
        multipart(
          response,
          `Content-Type: application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1\r\n\r\n${pixels.slice(1)}`,
        ),
    ],
    [
      'cut off',
      (response) =>
        multipart(
          response,
          `Content-Type: application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1\r\n\r\n${pixels}`,
          true,
        ),
    ],
    [
      '16 bits of unstated byte order',
      (response) => multipart(response, `Content-Type: application/octet-stream\r\n\r\n${pixels}`),
    ],
  ])('%s is never passed on as pixels', async (_, answer) => {
    const { get } = await open(framed((_request, response) => answer(response)));
    const response = await get(paths.frame(place, 1));
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.headers['content-type']).toContain('json');
  });

  test('of no such number does not exist', async () => {
    const { get } = await open(framed((_request, response) => response.writeHead(404).end()));
    const statuses = await Promise.all(
      ['0', '2', '1,2', 'x'].map(
        async (number) => (await get(`${paths.instance(place)}/frames/${number}`)).statusCode,
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});
