import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';

import { type Dataset, text } from '#dicom/dataset.ts';
import { DocumentTag } from '#dicom/documentTag.ts';
import { Tag } from '#dicom/tag.ts';
import { paths, refusedHeader } from '#protocol/paths.ts';
import { woundPhotograph } from '#region/documents/photograph.ts';
import { withExif } from '#region/samples/exif.ts';

import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';
import { startStub, type StubArchive } from './stubArchive.ts';

const stubs: StubArchive[] = [];
let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  await Promise.all(stubs.splice(0).map((stub) => stub.close()));
});

const issuer = 'urn:oid:1.2.3';
const pdf = Buffer.from('%PDF-1.4 TESTDATA');
const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();

interface Server {
  /** The answer to a search, by its page. */
  readonly bundle: (page: string, base: string) => unknown;
  readonly others?: (
    path: string,
  ) => { readonly type: string; readonly body: Uint8Array | string } | undefined;
  readonly repository?: Uint8Array;
  readonly isRepositoryConfigured?: boolean;
}

/** A server of one habit, and the gateway in front of it, bound to patient P1. */
async function open({ bundle, others, repository, isRepositoryConfigured }: Server) {
  const stub = await startStub((_request, response, url) => {
    const path = url.pathname.replace(/^\/dicom-web\//, '');
    const other = others?.(path);
    if (other !== undefined)
      return void response.writeHead(200, { 'content-type': other.type }).end(other.body);
    if (path !== 'DocumentReference') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify(bundle(url.searchParams.get('page') ?? '1', stub.url)));
  });
  stubs.push(stub);
  const second = await startStub((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(repository);
  });
  stubs.push(second);
  elsewhere = second.url;
  gateway = await openGatewayUnderTest([
    {
      kind: 'mhd',
      archiveId: 'dok',
      name: 'Dokumentarkiv',
      url: stub.url,
      limits: { studies: 40 },
      ...(isRepositoryConfigured === true ? { repositories: [{ url: second.url }] } : {}),
    },
  ]);
  gateway.gate.bind('c', {
    identifiers: [{ id: 'P1', issuer: '1.2.3' }],
    displayName: 'TESTDATA Pasient A',
    birthDate: '19700101',
    sex: 'F',
    isTestNumber: true,
    isConfidential: false,
  });
  const { server } = gateway;
  const get = async (url: string) => server.inject({ url });
  const list = async () => get(paths.studies('c', 'dok'));
  return { get, list, asked: stub.asked };
}
let elsewhere = '';

interface Given {
  readonly id?: string;
  readonly subject?: object;
  readonly attachment?: object;
  readonly more?: object;
}

function aDocument({ id = '1', subject, attachment, more }: Given = {}) {
  return {
    resourceType: 'DocumentReference',
    id,
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:oid:1.2.${id}` },
    status: 'current',
    subject: subject ?? { identifier: { system: issuer, value: 'P1' } },
    content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1', ...attachment } }],
    ...more,
  };
}

const aBundle = (resources: readonly unknown[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
  ...more,
});
const asPdf = (path: string) => (path === 'Binary/1' ? { type: 'application/pdf', body: pdf } : undefined);

async function opened(server: Server) {
  const { get, list, asked } = await open(server);
  const [row = {}] = (await list()).json<Dataset[]>();
  const study = {
    contextId: 'c',
    archiveId: 'dok',
    studyInstanceUid: text(row, Tag.studyInstanceUid) ?? '',
  };
  const metadata = await get(paths.studyMetadata(study));
  const [dataset = {}] = metadata.statusCode === 200 ? metadata.json<Dataset[]>() : [];
  const at = {
    ...study,
    seriesInstanceUid: text(dataset, Tag.seriesInstanceUid) ?? '',
    sopInstanceUid: text(dataset, Tag.sopInstanceUid) ?? '',
  };
  return {
    row,
    dataset,
    document: await get(paths.document(at)),
    original: await get(paths.original(at)),
    asked,
  };
}

test('the question is ITI-67’s, with the number under its own system', async () => {
  const { list, asked } = await open({ bundle: () => aBundle([]) });
  expect((await list()).json()).toEqual([]);
  expect(asked).toEqual([
    '/dicom-web/DocumentReference?patient.identifier=urn%3Aoid%3A1.2.3%7CP1&status=current',
  ]);
});

test('a document of another patient in the answer is refused and counted, and one that says nobody is unconfirmed', async () => {
  const { list } = await open({
    bundle: () =>
      aBundle([
        aDocument(),
        aDocument({ id: '2', subject: { identifier: { system: issuer, value: 'P2' } } }),
        aDocument({ id: '3', subject: { display: 'Ola' } }),
        { ...aDocument({ id: '4' }), content: [] },
        { resourceType: 'Basic' },
      ]),
  });
  const answer = await list();
  expect(answer.json()).toHaveLength(1);
  expect(JSON.parse(String(answer.headers[refusedHeader]))).toEqual({
    contradicts: 1,
    unconfirmed: 1,
    unreadable: 2,
  });
});

test('a subject named by address alone is looked up, and its birth date can contradict', async () => {
  const aPatient = (birthDate: string) => ({
    type: 'application/fhir+json',
    body: JSON.stringify({
      resourceType: 'Patient',
      id: '9',
      identifier: [{ system: issuer, value: 'P1' }],
      birthDate,
    }),
  });
  const subject = { reference: 'Patient/9' };
  const bundle = () => aBundle([aDocument({ subject })]);
  const right = await open({
    bundle,
    others: (path) => (path === 'Patient/9' ? aPatient('1970-01-01') : undefined),
  });
  expect((await right.list()).json()).toHaveLength(1);
  await gateway?.close();
  const wrong = await open({
    bundle,
    others: (path) => (path === 'Patient/9' ? aPatient('1980-01-01') : undefined),
  });
  const answer = await wrong.list();
  expect(answer.json()).toEqual([]);
  expect(JSON.parse(String(answer.headers[refusedHeader]))).toMatchObject({ contradicts: 1 });
});

const warned = 'warning';
type Page = readonly [why: string, bundle: Server['bundle'], rows: number];
const notWhole: readonly Page[] = [
  ['a total larger than what it gives', () => aBundle([aDocument()], { total: 7 }), 1],
  [
    'a warning that a registry did not answer',
    () =>
      aBundle([
        aDocument(),
        { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'incomplete' }] },
      ]),
    1,
  ],
  [
    'a next page at another server',
    () => aBundle([aDocument()], { link: [{ relation: 'next', url: 'https://elsewhere.example/x' }] }),
    1,
  ],
  [
    'a next page that is the same again',
    (_page, base) =>
      aBundle([aDocument()], {
        link: [{ relation: 'next', url: `${base}/DocumentReference?patient.identifier=x&page=2` }],
      }),
    1,
  ],
  [
    'more documents than are read of one patient',
    (page, base) =>
      aBundle(
        Array.from({ length: 15 }, (_, n) => aDocument({ id: `${page}.${n}` })),
        { link: [{ relation: 'next', url: `${base}/DocumentReference?page=${Number(page) + 1}` }] },
      ),
    40,
  ],
];
test.each(notWhole)('%s: «flere finnes»', async (...[, bundle, rows]: Page) => {
  const { list } = await open({ bundle });
  const answer = await list();
  expect(answer.json()).toHaveLength(rows);
  expect(answer.headers[warned]).toMatch(/^299 /);
});

test.each([
  ['size and hash', { size: pdf.length, hash: sha1(pdf).toString('base64') }, 200],
  ['neither', {}, 200],
  ['the hash in hex, as XDS writes it', { hash: sha1(pdf).toString('hex') }, 200],
  ['another size', { size: 5 }, 502],
  ['another hash', { hash: sha1(Buffer.from('x')).toString('base64') }, 502],
] as const)('bytes with %s: %j gives %i', async (_what, attachment, status) => {
  const { document } = await opened({ bundle: () => aBundle([aDocument({ attachment })]), others: asPdf });
  expect(document.statusCode).toBe(status);
  if (status === 200) expect(document.rawPayload.equals(pdf)).toBe(true);
  else expect(document.json()).toMatchObject({ problem: 'damaged' });
});

test('a sign-in page in the document’s place is no document', async () => {
  const { document } = await opened({
    bundle: () => aBundle([aDocument()]),
    others: (path) => (path === 'Binary/1' ? { type: 'text/html', body: '<html>' } : undefined),
  });
  expect(document.json()).toMatchObject({ problem: 'archive-malformed' });
});

test('a Binary wrapped in JSON is unwrapped, and a document inside its reference is read there', async () => {
  const data = pdf.toString('base64');
  const wrapped = await opened({
    bundle: () => aBundle([aDocument()]),
    others: (path) =>
      path === 'Binary/1'
        ? {
            type: 'application/fhir+json',
            body: JSON.stringify({ resourceType: 'Binary', contentType: 'application/pdf', data }),
          }
        : undefined,
  });
  expect(wrapped.document.rawPayload.equals(pdf)).toBe(true);
  await gateway?.close();
  const inside = await opened({
    bundle: () => aBundle([aDocument({ attachment: { url: undefined, data } })]),
  });
  expect(inside.document.rawPayload.equals(pdf)).toBe(true);
});

test('an address at another server is followed only where configuration names that server', async () => {
  const server = {
    bundle: () => aBundle([aDocument({ attachment: { url: `${elsewhere}/any/7?form=pdf` } })]),
    repository: pdf,
  };
  const unnamed = await opened(server);
  expect(unnamed.document.json()).toMatchObject({ problem: 'archive-refused' });
  await gateway?.close();
  const named = await opened({ ...server, isRepositoryConfigured: true });
  expect(named.document.rawPayload.equals(pdf)).toBe(true);
});

const jpeg = woundPhotograph();
test.each([
  ['a picture', 'image/jpeg, liggende', jpeg],
  ['a picture of two lines', 'image/jpeg\nX-Other: 1', jpeg],
  ['a document', 'PDF (signert) – æøå', pdf],
])(
  'a media type that is none is no outage: %s comes byte for byte, and a picture is known by its bytes',
  async (...[, contentType, body]) => {
    const { dataset, original } = await opened({
      bundle: () => aBundle([aDocument({ attachment: { contentType } })]),
      others: (path) => (path === 'Binary/1' ? { type: 'application/octet-stream', body } : undefined),
    });
    expect(text(dataset, Tag.rows) === undefined).toBe(body !== jpeg);
    expect(original.statusCode).toBe(200);
    expect(original.rawPayload.equals(body)).toBe(true);
  },
);

test.each([
  ['without its end', jpeg.subarray(0, -40), {}, /end marker/],
  ['that would lie on its side', withExif(jpeg, 6, '2026:05:07 09:35:00'), {}, /orientation 6/],
  ['that is a PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), {}, /no JPEG/],
  ['of another hash', jpeg, { hash: sha1(pdf).toString('base64') }, /hash/],
] as const)(
  'a picture %s is a file with the reason on it, not a photograph',
  async (...[, body, more, why]) => {
    const { dataset } = await opened({
      bundle: () => aBundle([aDocument({ attachment: { contentType: 'image/jpeg', ...more } })]),
      others: (path) => (path === 'Binary/1' ? { type: 'image/jpeg', body } : undefined),
    });
    expect(text(dataset, Tag.rows)).toBeUndefined();
    expect(text(dataset, DocumentTag.notShown)).toMatch(why);
  },
);
