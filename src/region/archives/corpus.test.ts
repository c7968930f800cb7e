import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { Decoder } from '@cornerstonejs/jpeg-lossless-decoder-js';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { number, parseDatasets, personName, text, type Dataset } from '#dicom/dataset.ts';
import { parsePatientIdentity } from '#dicom/patient.ts';
import { Tag } from '#dicom/tag.ts';
import { type FolderArchive, openFolderArchive } from './folderArchive.ts';

const corpus = resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus');
const folder = join(corpus, 'files');
const present = existsSync(folder);
const mustBePresent = process.env['CI'] === 'true';
const why = present ? '' : ` (skipped: no corpus at ${corpus}; set LYSBILDE_CORPUS)`;

test.runIf(mustBePresent)('the corpus is there', () => expect(present).toBe(true));

describe.skipIf(!present)(`the shared corpus as an archive${why}`, () => {
  let archive: FolderArchive;
  let served: readonly Served[];
  let milliseconds: number;

  beforeAll(async () => {
    const started = performance.now();
    const log = { info: () => {}, warn: () => {} };
    archive = await openFolderArchive({ folder, archiveId: 'korpus', name: 'Korpus', profile: 'plain', log });
    milliseconds = performance.now() - started;
    served = await everything(archive);
  });

  afterAll(() => archive.close());

  test('every file is served, is told to be another file’s twin, or is listed with a reason', () => {
    const files = filesBelow(folder);
    const told = [...archive.unreadable(), ...archive.identical()].map(({ file }) => file);
    expect(archive.numberOfInstances + told.length).toBe(files.length);
    expect(served).toHaveLength(archive.numberOfInstances);
    expect(archive.unreadable().filter(({ reason }) => reason === '')).toEqual([]);
    expect(archive.unreadable().length).toBeLessThanOrEqual(12);
    expect(new Set(served.map(({ sop }) => sop)).size).toBe(served.length);
  });

  test('the headers of the whole corpus are read within five seconds', () => {
    expect(milliseconds).toBeLessThan(5000);
  });

  test('every object is found under exactly one patient', async () => {
    const found: string[] = [];
    for (const patient of archive.patients()) {
      const rows = await get(`${archive.url}/studies?PatientID=${encodeURIComponent(patient.patientId)}`);
      const { patientId: id, issuer, birthDate, sex } = patient;
      const own = rows.filter((row) => {
        const said = parsePatientIdentity(row);
        const [identifier] = said.identifiers;
        return (
          identifier?.id === id &&
          identifier.issuer === issuer &&
          said.birthDate === birthDate &&
          said.sex === sex
        );
      });
      expect(own).toHaveLength(patient.numberOfStudies);
      for (const row of own) found.push(...(await instancesOf(archive, row)));
    }
    expect(found.length).toBe(served.length);
    expect(new Set(found)).toEqual(new Set(served.map(({ sop }) => sop)));
  });

  test('objects without Patient ID stand under one entry, without birth date and sex', () => {
    const entries = archive.patients().filter(({ withoutPatientId }) => withoutPatientId);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ patientId: 'UTEN-PASIENT-ID', issuer: 'urn:lysbilde:archive:korpus' });
    expect(entries[0]).not.toHaveProperty('birthDate');
    expect(entries[0]?.numberOfInstances).toBeGreaterThanOrEqual(30);
  });

  test('unencapsulated frames are byte for byte those of the reference decoders', async () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const reference of nativeReferences()) {
      const object = served.find(({ file }) => file === reference.file);
      if (object === undefined) continue;
      const answer = await fetch(`${object.url}/frames/${reference.frame + 1}`, {
        headers: { accept: 'application/octet-stream; transfer-syntax=*' },
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const values = asReference(bytes, object.metadata, reference.dtype);
      compared += 1;
      const agrees = createHash('sha256').update(values).digest('hex') === reference.sha256;
      if (!answer.ok || !agrees) wrong.push(`${reference.file}#${reference.frame} ${answer.status}`);
    }
    expect(compared).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  test('every frame of every encapsulated image can be had, and none beyond the last', async () => {
    const wrong: string[] = [];
    for (const object of served.filter(({ file }) => isEncapsulatedImage(file))) {
      const frames = number(object.metadata, Tag.numberOfFrames) ?? 1;
      const inOneRequest = await fetch(`${object.url}/frames/${upTo(Math.min(frames, 200))}`, {
        headers: { accept: 'multipart/related; type="application/octet-stream"; transfer-syntax=*' },
      });
      const beyond = await fetch(`${object.url}/frames/${frames + 1}`);
      await Promise.all([inOneRequest.arrayBuffer(), beyond.arrayBuffer()]);
      if (!inOneRequest.ok || beyond.status !== 404)
        wrong.push(`${object.file} ${inOneRequest.status} ${beyond.status}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['cornerstonejs_cornerstone3D/CT0012.fragmented_no_bot_jpeg_baseline.51.dcm', 'ffd8ff', 'ffd9'],
    [
      'cornerstonejs_dicomParser/encapsulated/multi-frame/CT0012.fragmented_no_bot_jpeg_lossless.70.dcm',
      'ffd8ff',
      'ffd9',
    ],
    [
      'cornerstonejs_dicomParser/encapsulated/multi-frame/CT0012.fragmented_no_bot_jpeg_ls.80.dcm',
      'ffd8ff',
      'ffd9',
    ],
    ['cornerstonejs_dicomParser/encapsulated/multi-frame/CT0012.not_fragmented_bot_rle.dcm', '01000000', ''],
  ])('the fragments of %s make two whole frames', async (name, begin, end) => {
    const object = served.find(({ file }) => file === `files/${name}`);
    const frames = await Promise.all([frameOf(object, 1), frameOf(object, 2)]);
    for (const frame of frames) {
      expect(frame.toString('hex').startsWith(begin) || begin === '01000000').toBe(true);
      expect(
        frame
          .toString('hex')
          .replace(/(00)+$/, '')
          .endsWith(end),
      ).toBe(true);
    }
    expect(frames[0].equals(frames[1])).toBe(false);
  });

  test('a joined JPEG Lossless frame decodes to the reference’s values', async () => {
    const name =
      'files/cornerstonejs_dicomParser/encapsulated/multi-frame/CT0012.fragmented_no_bot_jpeg_lossless.70.dcm';
    const object = served.find(({ file }) => file === name);
    const references = table(join('refs', 'refs.csv')).filter(({ file }) => file === name);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const frame = await frameOf(object, Number(reference['frame']) + 1);
      const decoded = new Decoder().decode(Uint8Array.from(frame).buffer, 0, frame.length, 2);
      const values = Buffer.from(decoded.buffer, decoded.byteOffset, decoded.byteLength);
      expect(hashOf(values)).toBe(reference['frame_sha256']);
    }
  });

  test('an MP4 is given as MP4, with ranges', async () => {
    const object = served.find(({ file }) => file === 'files/built/video-h264-mp4-realshort.dcm');
    const whole = await fetch(`${object?.url}/rendered`, { headers: { accept: 'video/mp4' } });
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
    const part = await fetch(`${object?.url}/rendered`, {
      headers: { accept: 'video/*', range: 'bytes=1000-1999' },
    });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${bytes.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1000, 2000))).toBe(true);
  });

  test.each([
    ['chrFren.dcm', { alphabetic: 'Buc^Jérôme' }],
    ['chrGreek.dcm', { alphabetic: 'Διονυσιος' }],
    ['chrRuss.dcm', { alphabetic: 'Люкceмбypг' }],
    ['chrArab.dcm', { alphabetic: 'قباني^لنزار' }],
    ['chrH31.dcm', { alphabetic: 'Yamada^Tarou', ideographic: '山田^太郎', phonetic: 'やまだ^たろう' }],
    ['chrI2.dcm', { alphabetic: 'Hong^Gildong', ideographic: '洪^吉洞', phonetic: '홍^길동' }],
    ['chrX1.dcm', { alphabetic: 'Wang^XiaoDong', ideographic: '王^小東' }],
  ])('the name in %s is read in its own character set', (name, expected) => {
    const object = served.find(({ file }) => file.endsWith(`/${name}`));
    expect(object && personName(object.metadata, Tag.patientName)).toEqual(expected);
  });

  test('no header carries pixels, and every object says its stored transfer syntax', () => {
    const inline = served.filter(({ metadata }) => metadata[Tag.pixelData]?.InlineBinary !== undefined);
    expect(inline).toEqual([]);
    expect(
      served.filter(({ metadata }) => text(metadata, Tag.availableTransferSyntaxUid) === undefined),
    ).toEqual([]);
  });

  test('what shares its SOP Instance UID with other content has a UID of its own and keeps the original beside it', () => {
    const encodings = served.filter(({ file }) => file.includes('/CTImage.dcm_'));
    const stored = '1.2.840.113619.2.30.1.1762295590.1623.978668950.109';
    const moved = encodings.filter(
      ({ metadata }) => text(metadata, Tag.lysbildeOriginalSopInstanceUid) === stored,
    );
    expect(moved.length).toBeGreaterThan(5);
    expect(served.filter(({ sop }) => sop === stored)).toHaveLength(1);
    expect(moved.every(({ sop }) => /^2\.25\.[1-9]\d{30,38}$/.test(sop))).toBe(true);
    expect(moved.every(({ metadata }) => text(metadata, Tag.lysbildePrivateCreator) === 'LYSBILDE')).toBe(
      true,
    );
  });
});

async function frameOf(object: Served | undefined, frame: number): Promise<Buffer> {
  const answer = await fetch(`${object?.url}/frames/${frame}`, {
    headers: { accept: 'application/octet-stream; transfer-syntax=*' },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** Hostile and truncated objects are refused or served as they are; these are the sound ones. */
function isEncapsulatedImage(file: string): boolean {
  const row = table('manifest.csv').find((candidate) => candidate['file'] === file);
  const isSound = row !== undefined && !/hostile/.test(row['features'] ?? '');
  return isSound && /^1\.2\.840\.10008\.1\.2\.(4\.([5-9]|2)|5)/.test(row['transfer_syntax_uid'] ?? '');
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(',');

interface Served {
  readonly file: string;
  readonly sop: string;
  readonly url: string;
  readonly metadata: Dataset;
}

async function everything(archive: FolderArchive): Promise<readonly Served[]> {
  const hashes = new Map(
    filesBelow(folder).map((file) => [hashOf(readFileSync(join(folder, file))), file] as const),
  );
  const studies = await get(`${archive.url}/studies`);
  const all: Served[] = [];
  for (const study of studies) {
    for (const metadata of await get(
      `${archive.url}/studies/${uidIn(study, Tag.studyInstanceUid)}/metadata`,
    )) {
      const sop = uidIn(metadata, Tag.sopInstanceUid);
      const url =
        `${archive.url}/studies/${uidIn(metadata, Tag.studyInstanceUid)}` +
        `/series/${uidIn(metadata, Tag.seriesInstanceUid)}/instances/${sop}`;
      const whole = await fetch(url, { headers: { accept: 'application/dicom; transfer-syntax=*' } });
      const file = hashes.get(hashOf(Buffer.from(await whole.arrayBuffer())));
      all.push({ file: `files/${file ?? ''}`, sop, url, metadata });
    }
  }
  return all;
}

async function instancesOf(archive: FolderArchive, study: Dataset): Promise<readonly string[]> {
  const uid = uidIn(study, Tag.studyInstanceUid);
  const series = await get(`${archive.url}/studies/${uid}/series`);
  expect(series).toHaveLength(number(study, Tag.numberOfStudyRelatedSeries) ?? -1);
  const found: string[] = [];
  for (const row of series) {
    const at = `${archive.url}/studies/${uid}/series/${uidIn(row, Tag.seriesInstanceUid)}/instances`;
    const instances = await get(at);
    expect(instances).toHaveLength(number(row, Tag.numberOfSeriesRelatedInstances) ?? -1);
    found.push(...instances.map((instance) => uidIn(instance, Tag.sopInstanceUid)));
  }
  expect(found).toHaveLength(number(study, Tag.numberOfStudyRelatedInstances) ?? -1);
  return found;
}

async function get(url: string): Promise<readonly Dataset[]> {
  const answer = await fetch(url, { headers: { accept: 'application/dicom+json' } });
  if (!answer.ok) throw new Error(`${answer.status} ${url} ${await answer.text()}`);
  const datasets = parseDatasets(await answer.json());
  if (datasets === undefined) throw new Error(`not DICOM JSON: ${url}`);
  return datasets;
}

const uidIn = (dataset: Dataset, tag: string) => text(dataset, tag) ?? '';
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => join(root, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => relative(root, file));
}

interface Reference {
  readonly file: string;
  readonly frame: number;
  readonly dtype: string;
  readonly sha256: string;
}

function nativeReferences(): readonly Reference[] {
  const native = new Set(
    table('manifest.csv')
      .filter((row) => /^1\.2\.840\.10008\.1\.2(\.1|\.2|\.1\.99)?$/.test(row['transfer_syntax_uid'] ?? ''))
      .filter((row) => row['photometric'] !== 'YBR_FULL_422')
      .map((row) => row['file']),
  );
  return table(join('refs', 'refs.csv'))
    .filter((row) => native.has(row['file']) && row['frame_sha256'] !== '')
    .map((row) => ({
      file: row['file'] ?? '',
      frame: Number(row['frame']),
      dtype: row['stored_dtype'] ?? '',
      sha256: row['frame_sha256'] ?? '',
    }));
}

/** The references are interleaved and one value a byte; files may be planar, or hold eight pixels a byte. */
function asReference(frame: Buffer, metadata: Dataset, dtype: string): Buffer {
  const pixels = (number(metadata, Tag.rows) ?? 0) * (number(metadata, Tag.columns) ?? 0);
  if (number(metadata, Tag.bitsAllocated) === 1)
    return Buffer.from(Array.from({ length: pixels }, (_, at) => ((frame[at >> 3] ?? 0) >> (at & 7)) & 1));
  if (number(metadata, Tag.planarConfiguration) === 1 && dtype === 'uint8')
    return Buffer.from(
      Array.from({ length: pixels * 3 }, (_, at) => frame[(at % 3) * pixels + Math.floor(at / 3)] ?? 0),
    );
  return frame;
}

const tables = new Map<string, readonly Readonly<Record<string, string>>[]>();

function table(path: string): readonly Readonly<Record<string, string>>[] {
  const rows = tables.get(path) ?? readTable(path);
  tables.set(path, rows);
  return rows;
}

function readTable(path: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...rows] = csvRows(readFileSync(join(corpus, path), 'utf8'));
  return rows.map((row) => Object.fromEntries((head ?? []).map((name, index) => [name, row[index] ?? ''])));
}

function csvRows(content: string): readonly (readonly string[])[] {
  return content
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '',
      ),
    );
}
