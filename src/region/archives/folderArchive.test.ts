import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parseDatasets, text, texts, type Dataset } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { type FolderArchive, openFolderArchive } from './folderArchive.ts';
import { type ProfileName } from './profile.ts';
import { dicomBytes, folderWith } from './testObjects.ts';

const log = { info: () => {}, warn: () => {} };
const size = { [Tag.rows]: 2, [Tag.columns]: 2, [Tag.samplesPerPixel]: 1, [Tag.bitsAllocated]: 8 };
const jpeg = (fill: number) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, fill, fill, 0xff, 0xd9]);
const instance = 'studies/1.2.3/series/1.2.3.1/instances/1.2.3.1.1';
const loop = 'studies/1.2.6/series/1.2.6.1/instances/1.2.6.1.1';
const htj2k = 'studies/1.2.7/series/1.2.7.1/instances/1.2.7.1.1';

function under(study: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    [Tag.studyInstanceUid]: study,
    [Tag.seriesInstanceUid]: `${study}.1`,
    [Tag.sopInstanceUid]: `${study}.1.1`,
    [Tag.patientId]: '14116900299',
    [Tag.patientName]: 'Pasient B^TESTDATA',
    ...more,
  };
}

const files: Record<string, Buffer> = {
  'image.dcm': dicomBytes({
    numbers: size,
    text: { [Tag.issuerOfPatientId]: '2.16.578.1.12.4.1.4.1', [Tag.numberOfFrames]: '2' },
    binary: { '00281201': Buffer.alloc(4000, 7), '00281202': Buffer.alloc(16, 9) },
    pixels: Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]),
  }),
  'loop.dcm': dicomBytes({
    transferSyntaxUid: '1.2.840.10008.1.2.4.50',
    text: under('1.2.6', { [Tag.numberOfFrames]: '2', [Tag.modality]: 'US', [Tag.studyDate]: '20230101' }),
    numbers: size,
    fragments: [
      Buffer.alloc(0),
      jpeg(1).subarray(0, 4),
      jpeg(1).subarray(4),
      jpeg(2).subarray(0, 4),
      jpeg(2).subarray(4),
    ],
  }),
  'htj2k.dcm': dicomBytes({
    transferSyntaxUid: '1.2.840.10008.1.2.4.201',
    text: under('1.2.7', { [Tag.modality]: 'CT' }),
    numbers: size,
    fragments: [Buffer.alloc(0), Buffer.from([0xff, 0x4f, 0xff, 0x51, 1, 2, 0xff, 0xd9])],
  }),
};
for (let index = 0; index < 120; index += 1)
  files[`many/${index}.dcm`] = dicomBytes({ text: under(`1.2.9.${index}`, { [Tag.patientId]: 'MANGE' }) });

const folder = folderWith(files);
const archives = new Map<ProfileName, FolderArchive>();

beforeAll(async () => {
  for (const profile of ['plain', 'orthanc-like', 'azure-like', 'capped'] as const)
    archives.set(
      profile,
      await openFolderArchive({ folder, archiveId: profile, name: profile, profile, log }),
    );
});

afterAll(async () => {
  await Promise.all([...archives.values()].map((archive) => archive.close()));
  rmSync(folder, { recursive: true });
});

afterEach(() => archives.forEach((archive) => archive.setFault(undefined)));

function archiveOf(profile: ProfileName): FolderArchive {
  const archive = archives.get(profile);
  if (archive === undefined) throw new Error('not open');
  return archive;
}

const ask = (profile: ProfileName, path: string, headers: Record<string, string> = {}) =>
  fetch(`${archiveOf(profile).url}/${path}`, { headers });

const asJson = { accept: 'application/dicom+json' };

async function rows(profile: ProfileName, path: string): Promise<readonly Dataset[]> {
  const answer = await ask(profile, path, asJson);
  expect(answer.status).toBe(200);
  return parseDatasets(await answer.json()) ?? [];
}

const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

async function partsOf(answer: Response): Promise<readonly { type: string; body: Buffer }[]> {
  const boundary = /boundary=([^;]+)/.exec(answer.headers.get('content-type') ?? '')?.[1] ?? '';
  const content = (await bodyOf(answer)).toString('latin1');
  return content
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      const body = Buffer.from(rest.join('\r\n\r\n').slice(0, -2), 'latin1');
      return { type: /Content-Type: (.*)/.exec(head)?.[1] ?? '', body };
    });
}

describe('searching', () => {
  test.each([
    ['PatientID=14116900299', 2],
    ['00100020=14116900299', 2],
    ['PatientID=14116900299&ModalitiesInStudy=US', 1],
    ['StudyDate=20240101-', 121 + 1],
    ['StudyDate=20230101', 1],
    ['StudyDate=-20231231', 1],
    ['AccessionNumber=A1&PatientID=13116900216', 1],
    ['StudyInstanceUID=1.2.3,1.2.6', 2],
    ['PatientName=pasient*', 123],
    ['PatientID=1411690029?', 2],
    ['PatientID=13116900216&IssuerOfPatientID=2.16.578.1.12.4.1.4.1', 1],
    ['PatientID=13116900216&IssuerOfPatientID=1.2.3', 0],
    ['PatientID=nobody', 0],
  ])('%s finds %i studies', async (query, count) => {
    expect(await rows('plain', `studies?${query}`)).toHaveLength(count);
  });

  test('limit and offset walk through everything once', async () => {
    const pages = await Promise.all(
      [0, 50, 100, 150].map((offset) => rows('plain', `studies?limit=50&offset=${offset}`)),
    );
    const uids = pages.flat().map((row) => text(row, Tag.studyInstanceUid));
    expect(pages.map((page) => page.length)).toEqual([50, 50, 23, 0]);
    expect(new Set(uids).size).toBe(123);
  });

  test('includefield adds what the row does not carry, from the header if need be', async () => {
    const [row] = await rows('plain', 'studies?StudyInstanceUID=1.2.6&includefield=Rows,00280100');
    expect(row?.[Tag.rows]?.Value).toEqual([2]);
    expect(row?.[Tag.bitsAllocated]?.Value).toEqual([8]);
  });

  test('a row carries its modalities and its counts', async () => {
    const [row] = await rows('plain', 'studies?StudyInstanceUID=1.2.6');
    expect(row && texts(row, Tag.modalitiesInStudy)).toEqual(['US']);
    expect(row?.[Tag.numberOfStudyRelatedInstances]?.Value).toEqual([1]);
  });

  test('plain refuses a key it does not know, and an empty one', async () => {
    expect((await ask('plain', 'studies?OtherPatientIDs=1', asJson)).status).toBe(400);
    expect((await ask('plain', 'studies?PatientID=', asJson)).status).toBe(400);
    expect((await ask('plain', 'studies?PatientID=%ZZ', asJson)).status).toBe(400);
  });

  test('orthanc-like passes over them and gives everyone’s studies', async () => {
    expect(await rows('orthanc-like', 'studies?OtherPatientIDs=1')).toHaveLength(123);
    expect(await rows('orthanc-like', 'studies?PatientID=')).toHaveLength(123);
  });

  test('orthanc-like tells the issuer only when asked, and drops fields after an encoded comma', async () => {
    const issuer = async (query: string) =>
      (await rows('orthanc-like', `studies?${query}`))[0]?.[Tag.issuerOfPatientId];
    expect(await issuer('StudyInstanceUID=1.2.3')).toBeUndefined();
    expect(await issuer('StudyInstanceUID=1.2.3&includefield=IssuerOfPatientID')).toBeDefined();
    expect(await issuer('StudyInstanceUID=1.2.3&includefield=Rows%2CIssuerOfPatientID')).toBeUndefined();
  });

  test('orthanc-like answers an unknown study with an empty list of series, but its metadata with 404', async () => {
    expect(await rows('orthanc-like', 'studies/9.9.9/series')).toEqual([]);
    expect((await ask('orthanc-like', 'studies/9.9.9/metadata', asJson)).status).toBe(404);
    expect((await ask('plain', 'studies/9.9.9/series', asJson)).status).toBe(404);
  });

  test('azure-like says nothing found by 204, refuses limits over 200, wildcards and other Accepts', async () => {
    expect((await ask('azure-like', 'studies?PatientID=nobody', asJson)).status).toBe(204);
    expect((await ask('azure-like', 'studies?limit=201', asJson)).status).toBe(400);
    expect((await ask('azure-like', 'studies?PatientName=P*', asJson)).status).toBe(400);
    expect((await ask('azure-like', 'studies', { accept: 'application/json' })).status).toBe(406);
  });

  test('capped gives fifty rows and a warning, and goes on from the offset', async () => {
    const first = await ask('capped', 'studies?limit=100', asJson);
    expect(await first.json()).toHaveLength(50);
    expect(first.headers.get('warning')).toMatch(/^299 /);
    const last = await ask('capped', 'studies?offset=100', asJson);
    expect(await last.json()).toHaveLength(23);
    expect(last.headers.get('warning')).toBeNull();
  });
});

describe('metadata', () => {
  test('small binary values stand inline and large ones are addressed', async () => {
    const [metadata] = await rows('plain', `${instance}/metadata`);
    expect(metadata?.['00281202']?.InlineBinary).toBe(Buffer.alloc(16, 9).toString('base64'));
    const uri = metadata?.['00281201']?.BulkDataURI ?? '';
    expect(uri).toBe(`${archiveOf('plain').url}/${instance}/bulkdata/00281201`);
    expect(await bodyOf(await fetch(uri))).toEqual(Buffer.alloc(4000, 7));
  });

  test('azure-like leaves binary values out altogether', async () => {
    const [metadata] = await rows('azure-like', `${instance}/metadata`);
    expect([metadata?.['00281201'], metadata?.[Tag.pixelData]]).toEqual([undefined, undefined]);
  });

  test('orthanc-like addresses by the client’s own Host, encapsulated pixels not at all', async () => {
    const port = new URL(archiveOf('orthanc-like').url).port;
    const answer = await fetch(`http://localhost:${port}/dicom-web/${instance}/metadata`);
    const [metadata] = parseDatasets(await answer.json()) ?? [];
    expect(metadata?.[Tag.pixelData]?.BulkDataURI).toBe(
      `http://localhost:${port}/dicom-web/${instance}/bulk/7fe00010`,
    );
    expect(metadata?.[Tag.availableTransferSyntaxUid]).toBeUndefined();
    const [encapsulated] = await rows('orthanc-like', `${loop}/metadata`);
    expect(encapsulated?.[Tag.pixelData]?.BulkDataURI).toBeUndefined();
  });

  test('JSON is packed for who takes it packed', async () => {
    const raw = await overSocket(
      'plain',
      `GET /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n`,
    );
    expect(raw.toString('latin1')).toMatch(/content-encoding: gzip/i);
    const body = raw.subarray(raw.indexOf('\r\n\r\n') + 4);
    expect(JSON.parse(gunzipSync(body).toString())).toHaveLength(123);
  });
});

const multipart = { accept: 'multipart/related; type="application/octet-stream"; transfer-syntax=*' };

describe('frames', () => {
  test('a single frame comes as itself where the archive does that', async () => {
    const answer = await ask('plain', `${instance}/frames/2`, { accept: 'application/octet-stream' });
    expect(answer.headers.get('content-type')).toBe(
      'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1',
    );
    expect(await bodyOf(answer)).toEqual(Buffer.from([5, 6, 7, 8]));
  });

  test('several frames come in the order asked for', async () => {
    const parts = await partsOf(await ask('plain', `${instance}/frames/2,1`, multipart));
    expect(parts.map(({ body }) => [...body])).toEqual([
      [5, 6, 7, 8],
      [1, 2, 3, 4],
    ]);
  });

  test('fragments without an offset table are joined at the codestreams’ own markers', async () => {
    const parts = await partsOf(await ask('plain', `${loop}/frames/1,2`, multipart));
    expect(parts.map(({ body }) => body)).toEqual([jpeg(1), jpeg(2)]);
  });

  test('orthanc-like gives stored frames for an asterisk only, always multipart, with the codec’s type', async () => {
    expect(
      (await ask('orthanc-like', `${loop}/frames/1`, { accept: 'application/octet-stream' })).status,
    ).toBe(400);
    expect(
      (await ask('orthanc-like', `${loop}/frames/1`, { accept: 'multipart/related; type="image/jpeg"' }))
        .status,
    ).toBe(400);
    const [part] = await partsOf(await ask('orthanc-like', `${loop}/frames/1`, multipart));
    expect(part).toEqual({ type: 'image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50', body: jpeg(1) });
  });

  test('orthanc-like labels an HTJ2K codestream as uncompressed, and fails when asked for it as stored', async () => {
    const [part] = await partsOf(await ask('orthanc-like', `${htj2k}/frames/1`));
    expect(part?.type).toBe('application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1');
    expect(part?.body.toString('hex', 0, 4)).toBe('ff4fff51');
    expect((await ask('orthanc-like', `${htj2k}/frames/1`, multipart)).status).toBe(500);
  });

  test('azure-like refuses a compressed frame that is not asked for as stored', async () => {
    expect((await ask('azure-like', `${loop}/frames/1`, { accept: 'application/octet-stream' })).status).toBe(
      406,
    );
    const stored = { accept: 'application/octet-stream; transfer-syntax=*' };
    expect(await bodyOf(await ask('azure-like', `${loop}/frames/1`, stored))).toEqual(jpeg(1));
  });

  test('a frame beyond the last is not found', async () => {
    expect((await ask('plain', `${loop}/frames/3`)).status).toBe(404);
    expect((await ask('plain', `${instance}/frames/3`)).status).toBe(404);
    expect((await ask('plain', `${instance}/frames/0`)).status).toBe(404);
  });

  test('a frame that the client holds is not sent again', async () => {
    const etag = (await ask('plain', `${loop}/frames/1`)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    expect((await ask('plain', `${loop}/frames/1`, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('whole objects and bulk data', () => {
  test('an object comes back byte for byte, alone or in its series', async () => {
    const whole = await ask('plain', instance, { accept: 'application/dicom' });
    expect(await bodyOf(whole)).toEqual(files['image.dcm']);
    const asked = { accept: 'multipart/related; type="application/dicom"; transfer-syntax=*' };
    const [part] = await partsOf(await ask('orthanc-like', 'studies/1.2.3/series/1.2.3.1', asked));
    expect(part?.body).toEqual(files['image.dcm']);
  });

  test('azure-like has no bulk data', async () => {
    expect((await ask('azure-like', `${instance}/bulkdata/00281201`)).status).toBe(404);
  });

  test('orthanc-like gives encapsulated pixels as an offset table and fragments', async () => {
    const parts = await partsOf(await ask('orthanc-like', `${loop}/bulk/7fe00010`, multipart));
    expect(parts.map(({ body }) => body.length)).toEqual([0, 4, 4, 4, 4]);
  });

  test.each([
    ['bytes=2-3', 206, [3, 4]],
    ['bytes=-2', 206, [7, 8]],
    ['bytes=6-', 206, [7, 8]],
    ['bytes=6-99', 206, [7, 8]],
    ['bytes=8-', 416, []],
    ['bytes=3-2', 200, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['pages=1-2', 200, [1, 2, 3, 4, 5, 6, 7, 8]],
  ])('the range %s of a bulk value is answered with %i', async (range, status, expected) => {
    const answer = await ask('plain', `${instance}/bulkdata/7FE00010`, {
      accept: 'application/octet-stream',
      range,
    });
    expect(answer.status).toBe(status);
    expect([...(await bodyOf(answer))]).toEqual(expected);
  });
});

describe('faults', () => {
  test('down drops connections, also those that stand open', async () => {
    archiveOf('plain').setFault({ kind: 'down' });
    await expect(ask('plain', 'studies')).rejects.toThrow();
    archiveOf('plain').setFault(undefined);
    expect((await ask('plain', 'studies?limit=1')).status).toBe(200);
  });

  test('status, HTML with 200 and malformed JSON are what they say', async () => {
    const archive = archiveOf('plain');
    archive.setFault({ kind: 'status', status: 401 });
    expect((await ask('plain', 'studies')).status).toBe(401);
    archive.setFault({ kind: 'html' });
    expect((await ask('plain', 'studies')).headers.get('content-type')).toBe('text/html');
    archive.setFault({ kind: 'malformed-json' });
    await expect((await ask('plain', 'studies')).json()).rejects.toThrow();
  });

  test('slow waits', async () => {
    archiveOf('plain').setFault({ kind: 'slow', milliseconds: 150 });
    const started = performance.now();
    await ask('plain', 'studies?limit=1');
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  test('a short frame has a fitting Content-Length, and a wrong frame is another one', async () => {
    const archive = archiveOf('plain');
    archive.setFault({ kind: 'short-frame' });
    expect([...(await bodyOf(await ask('plain', `${instance}/frames/1`)))]).toEqual([1, 2]);
    archive.setFault({ kind: 'wrong-frame' });
    expect([...(await bodyOf(await ask('plain', `${instance}/frames/1`)))]).toEqual([5, 6, 7, 8]);
  });

  test('a stall stops after its bytes and leaves the client waiting', async () => {
    archiveOf('plain').setFault({ kind: 'stall', afterBytes: 2 });
    const asked = fetch(`${archiveOf('plain').url}/${instance}/frames/1`, {
      signal: AbortSignal.timeout(300),
    });
    await expect(asked.then(bodyOf)).rejects.toThrow();
  });
});

/** What comes back on a raw connection before the archive closes it, or after a second. */
function overSocket(profile: ProfileName, request: string | Buffer): Promise<Buffer> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect(Number(new URL(archiveOf(profile).url).port), '127.0.0.1');
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(received));
    };
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.on('error', done);
    socket.on('close', done);
    socket.setTimeout(1000, done);
    socket.write(request);
  });
}

const get = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}Connection: close\r\n\r\n`;

describe('hostile requests', () => {
  test.each([
    ['a path upwards', get('/dicom-web/../../../etc/passwd'), 404],
    ['an encoded path upwards', get('/dicom-web/studies/%2e%2e%2f%2e%2e%2fetc%2fpasswd/metadata'), 404],
    ['a path for a UID', get('/dicom-web/studies/..%2f..%2f/series'), 404],
    ['dots for a UID', get('/dicom-web/studies/../metadata'), 404],
    ['a backslash', get('/dicom-web/studies\\..\\..\\etc'), 404],
    ['a null byte', get('/dicom-web/studies/1.2.3%00/metadata'), 404],
    ['the prototype', get('/dicom-web/__proto__/constructor'), 404],
    ['a UID of the prototype', get('/dicom-web/studies/__proto__/metadata'), 404],
    ['a frame number without end', get(`/dicom-web/${instance}/frames/${'9'.repeat(400)}`), 404],
    ['a negative frame', get(`/dicom-web/${instance}/frames/-1`), 404],
    ['ten thousand frames', get(`/dicom-web/${instance}/frames/${'1,'.repeat(9999)}1`), 404],
    ['a bulk path into the prototype', get(`/dicom-web/${instance}/bulkdata/constructor`), 404],
    ['a bulk path of no depth', get(`/dicom-web/${instance}/bulkdata/00081140/999999/00081150`), 404],
    ['a wildcard bomb', get(`/dicom-web/studies?PatientName=${'*a'.repeat(2000)}`), 200],
    ['a broken escape', get('/dicom-web/studies?PatientID=%E0%A4%A'), 400],
    ['a key of the prototype', get('/dicom-web/studies?__proto__=1'), 400],
    ['a limit without end', get('/dicom-web/studies?limit=99999999999999999999'), 400],
    ['a negative offset', get('/dicom-web/studies?offset=-1'), 400],
    [
      'another host’s name',
      'GET /dicom-web/studies HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      403,
    ],
    [
      'a host that begins like ours',
      'GET /dicom-web/studies HTTP/1.1\r\nHost: localhost.evil.example\r\nConnection: close\r\n\r\n',
      403,
    ],
    ['no host', 'GET /dicom-web/studies HTTP/1.0\r\n\r\n', 403],
    [
      'two hosts',
      'GET /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\nConnection: close\r\n\r\n',
      200,
    ],
    ['an absolute address elsewhere', get('http://evil.example/dicom-web/studies'), 404],
    [
      'a delete',
      'DELETE /dicom-web/studies/1.2.3 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      405,
    ],
    [
      'a store',
      'POST /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx',
      405,
    ],
    [
      'a body without end',
      'GET /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\nx',
      413,
    ],
    [
      'two lengths',
      'GET /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers without end', get('/dicom-web/studies', `X-A: ${'a'.repeat(70_000)}\r\n`), 431],
    ['a line that is no request', 'NONSENSE\r\n\r\n', 400],
    ['bytes that are no text', Buffer.from([0, 255, 254, 1, 13, 10, 13, 10]), 400],
    ['a split header', get('/dicom-web/studies?limit=1', 'Accept: */*\r\nX-Y: a\r\n b: c\r\n'), 400],
  ])('%s is answered and nothing else happens', async (_, request, status) => {
    const answer = (await overSocket('plain', request)).toString('latin1');
    expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    expect(answer).not.toContain('root:');
    expect((await ask('plain', 'studies?limit=1')).status).toBe(200);
  });

  test('the archive listens on the loopback address only', () => {
    expect(new URL(archiveOf('plain').url).hostname).toBe('127.0.0.1');
  });

  test('a request that never ends is ended', { timeout: 15_000 }, async () => {
    const closed = await new Promise<boolean>((resolve) => {
      const socket = connect(Number(new URL(archiveOf('plain').url).port), '127.0.0.1');
      socket.on('close', () => resolve(true));
      socket.on('data', () => {});
      socket.on('error', () => {});
      socket.write('GET /dicom-web/studies HTTP/1.1\r\n');
      socket.setTimeout(12_000, () => resolve(false));
    });
    expect(closed).toBe(true);
  });
});
