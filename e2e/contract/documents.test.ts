import { afterEach, expect, test } from 'vitest';

import { type Dataset, text, texts } from '#dicom/dataset.ts';
import { documentOfArchive } from '#dicom/sopClass.ts';
import { Tag } from '#dicom/tag.ts';
import { paths } from '#protocol/paths.ts';
import { type Fault } from '#region/archives/fault.ts';
import { type DocumentArchive, openDocumentArchive } from '#region/documents/documentArchive.ts';
import { sampleDocuments } from '#region/documents/sampleDocuments.ts';
import { samplePatient } from '#region/samples/people.ts';

import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';

const silent = { info: () => undefined, warn: () => undefined };
let archive: DocumentArchive | undefined;
let gateway: GatewayUnderTest | undefined;
afterEach(async () => {
  await gateway?.close();
  await archive?.close();
});

/** The region's own responder with three documents a page, and the gateway in front of it. */
async function open(documents = sampleDocuments) {
  archive = await openDocumentArchive({ documents, pageSize: 3, log: silent });
  gateway = await openGatewayUnderTest([
    {
      kind: 'mhd',
      archiveId: 'dok',
      name: 'Dokumentarkiv',
      url: archive.url,
      limits: { queryTimeout: 1000, frameTimeout: 1000 },
    },
  ]);
  const { server, gate } = gateway;
  for (const key of ['f', 'a'] as const) {
    const { identifiers, birthDate, sex } = samplePatient(key);
    gate.bind(key, {
      identifiers: identifiers.map(({ system, value }) => ({ id: value, issuer: system })),
      displayName: `TESTDATA Pasient ${key.toUpperCase()}`,
      birthDate: birthDate.replaceAll('-', ''),
      sex,
      isTestNumber: true,
      isConfidential: false,
    });
  }
  const get = async (url: string) => server.inject({ url });
  const list = async (context = 'f') => (await get(paths.studies(context, 'dok'))).json<Dataset[]>();
  return { get, list, gate, break: (fault: Fault | undefined) => archive?.setFault(fault) };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function instanceOf({ get, list }: Opened, title: string) {
  const row = (await list()).find((one) => text(one, Tag.studyDescription)?.includes(title));
  const studyInstanceUid = row === undefined ? undefined : text(row, Tag.studyInstanceUid);
  const study = { contextId: 'f', archiveId: 'dok', studyInstanceUid: studyInstanceUid ?? '' };
  const [dataset = {}, ...more] = (await get(paths.studyMetadata(study))).json<Dataset[]>();
  expect(more).toEqual([]);
  return {
    dataset,
    at: {
      ...study,
      seriesInstanceUid: text(dataset, Tag.seriesInstanceUid) ?? '',
      sopInstanceUid: text(dataset, Tag.sopInstanceUid) ?? '',
    },
  };
}

test('every current document is a row, over as many pages as the archive makes; a superseded one is none', async () => {
  const { list } = await open();
  const rows = await list();
  expect(rows.map((row) => text(row, Tag.studyDescription))).toEqual([
    'Epikrise – pneumoni, Medisinsk sengepost',
    'Sykepleienotat – Sårnotat, høyre legg',
    'Klinisk foto – Sår høyre legg',
    'Lydopptak – Lungelyd, høyre basis',
    'Måleserie – Temperatur under oppholdet',
  ]);
  const letter = rows.find((row) => text(row, Tag.studyDescription)?.startsWith('Epikrise'));
  if (letter === undefined) throw new Error('no letter');
  // The care began four days before the letter was written.
  expect(text(letter, Tag.studyDate)).toBe('20260504');
  expect(text(letter, Tag.institutionName)).toBe('Finnmarkssykehuset Kirkenes');
  expect(texts(letter, Tag.modalitiesInStudy)).toEqual(['DOC']);
});

test('identities are the same each time, and no two documents share one', async () => {
  const first = await open();
  const uids = (rows: readonly Dataset[]) => rows.map((row) => text(row, Tag.studyInstanceUid));
  const before = uids(await first.list());
  await gateway?.close();
  await archive?.close();
  const second = await open();
  expect(uids(await second.list())).toEqual(before);
  expect(new Set(before).size).toBe(5);
});

test('a patient without documents has an empty list, and another patient’s document does not exist here', async () => {
  const opened = await open();
  const { at } = await instanceOf(opened, 'Epikrise');
  expect(await opened.list('a')).toEqual([]);
  const answer = await opened.get(paths.document({ ...at, contextId: 'a' }));
  expect(answer.statusCode).toBe(404);
  expect(opened.gate.journal.at(-1)).toMatchObject({ contextId: 'a', outcome: 'denied' });
});

test('a PDF comes byte for byte under its own type, and so does its original', async () => {
  const opened = await open();
  const { dataset, at } = await instanceOf(opened, 'Epikrise');
  const stored = sampleDocuments[0]?.bytes();
  expect(text(dataset, Tag.sopClassUid)).toBe('1.2.840.10008.5.1.4.1.1.104.1');
  const document = await opened.get(paths.document(at));
  expect(document.headers['content-type']).toBe('application/pdf');
  expect(document.rawPayload.equals(stored ?? Buffer.of())).toBe(true);
  const original = await opened.get(paths.original(at));
  expect(original.headers['content-disposition']).toMatch(
    /^attachment; filename="original-[0-9a-f]{12}\.pdf"$/,
  );
  expect(original.rawPayload.equals(stored ?? Buffer.of())).toBe(true);
  expect(opened.gate.journal.map(({ act }) => act.action)).toEqual(['search', 'view', 'view', 'download']);
});

test('no address of the archive, and no hash, reaches the viewer', async () => {
  const opened = await open();
  const { dataset } = await instanceOf(opened, 'Epikrise');
  expect(JSON.stringify(dataset)).not.toMatch(/127\.0\.0\.1|Binary|hash/);
});

test('a photograph becomes a photograph, its frame proven and lossy, its thumbnail drawn', async () => {
  const opened = await open();
  const { dataset, at } = await instanceOf(opened, 'foto');
  expect(text(dataset, Tag.sopClassUid)).toBe('1.2.840.10008.5.1.4.1.1.77.1.4');
  expect([text(dataset, Tag.columns), text(dataset, Tag.rows)]).toEqual(['960', '720']);
  expect(text(dataset, Tag.lossyImageCompression)).toBe('01');
  const frame = await opened.get(paths.frame(at, 1));
  expect(frame.headers['content-type']).toBe('image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50');
  const stored = sampleDocuments.find(({ id }) => id === 'f-wound-photo')?.bytes();
  expect(frame.rawPayload.equals(stored ?? Buffer.of())).toBe(true);
  expect((await opened.get(paths.thumbnail(at))).headers['content-type']).toBe('image/jpeg');
});

test.each([
  ['Sårnotat', 'text/plain; charset=utf-8', 'text/plain'],
  ['Lungelyd', 'audio/wav', 'audio/wav'],
  ['Temperatur', 'text/csv', 'application/octet-stream'],
])(
  '«%s» is a document of its own media type, and goes as what a browser may be given',
  async (title, media, type) => {
    const opened = await open();
    const { dataset, at } = await instanceOf(opened, title);
    expect(text(dataset, Tag.sopClassUid)).toBe(documentOfArchive);
    expect(text(dataset, Tag.mimeTypeOfEncapsulatedDocument)).toBe(media);
    expect((await opened.get(paths.document(at))).headers['content-type']).toBe(type);
  },
);

test.each([
  [{ kind: 'down' }, 'archive-unreachable'],
  [{ kind: 'slow', milliseconds: 6000 }, 'archive-timeout'],
  [{ kind: 'status', status: 500 }, 'archive-error'],
  [{ kind: 'status', status: 403 }, 'archive-refused'],
  [{ kind: 'html' }, 'archive-malformed'],
  [{ kind: 'malformed-json' }, 'archive-malformed'],
  [{ kind: 'stall', afterBytes: 200 }, 'archive-timeout'],
] as const)(
  'an archive with the fault %j is a failure with a name, never an empty list',
  async (fault, problem) => {
    const opened = await open();
    opened.break(fault);
    const answer = await opened.get(paths.studies('f', 'dok'));
    expect(answer.statusCode).toBeGreaterThanOrEqual(500);
    expect(answer.json()).toMatchObject({ problem });
    opened.break(undefined);
    expect(await opened.list()).toHaveLength(5);
  },
);
