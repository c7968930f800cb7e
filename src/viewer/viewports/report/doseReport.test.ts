import dicomParser from 'dicom-parser';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { type Instance, parseInstance } from '#dicom/instance.ts';
import { datasetOf } from '#region/archives/dicomJson.ts';
import { withObject } from '#region/archives/dicomObject.ts';
import { namedStudy } from '#region/samples/chapters.ts';
import { ctDocuments, keySlices } from '#region/samples/ctDocuments.ts';
import { instanceUid } from '#region/samples/headers.ts';
import { part10 } from '#region/samples/part10.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';
import { studyDose } from '#viewer/comparison/doses/studyDoses.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { ImageMarks } from '#viewer/viewports/keyObjects/imageMarks.ts';
import { keyObjectsOf } from '#viewer/viewports/keyObjects/keyObjects.ts';
import { readContent } from './contentTree.ts';
import { doseReport, filledColumns, isDoseReport } from './doseReport.ts';
import { valueWords } from './reportWords.ts';

const folder = mkdtempSync(join(tmpdir(), 'lysbilde-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const study = namedStudy(sampleStudyUids.ctTromso);
const slices = { study, number: 2, modality: 'CT', description: '' };
/** The samples' own documents, written to files and read as an archive reads them. */
const [dose, keys, measurement] = ctDocuments(study, slices).map((file, index): Instance => {
  const path = join(folder, `${index}.dcm`);
  writeFileSync(path, part10(file));
  expect(dicomParser.parseDicom(part10(file)).string('x00080018')).toBe(file.attributes.SOPInstanceUID);
  const dataset = withObject(path, { wants: () => true, headerOnly: false }, (object) =>
    datasetOf(object, { bulkDataUri: () => undefined, inlineBytes: 1024 }),
  );
  const instance = parseInstance(dataset);
  if ('unreadable' in instance) throw new Error(instance.unreadable);
  return instance;
});

test('a CT dose report is a table of its irradiations, numbers and units as stored', () => {
  if (dose === undefined) throw new Error('no dose report');
  const tree = readContent(dose.dataset);
  expect(isDoseReport(dose, tree)).toBe(true);
  const { totals, events } = doseReport(tree);
  const said = (
    cells: ReadonlyMap<string, ReturnType<typeof readContent>['items']>,
    columns: readonly string[],
  ) =>
    columns.map((column) => (cells.get(column) ?? []).map(({ value }) => valueWords(nb, value)).join(' / '));
  expect(totals.map(({ cells }) => said(cells, ['events', 'dlp', 'dap']))).toEqual([
    ['2', '227,8 mGy·cm', ''],
  ]);
  const columns = ['protocol', 'dlp', 'ctdiVol', 'kvp', 'current', 'exposureTime'];
  expect(events.map(({ cells }) => said(cells, columns))).toEqual([
    ['Oversiktsbilde', '6,1 mGy·cm', '0,13 mGy', '120 kV', '35 mA', '3,4 s'],
    ['Thorax 1,5 mm', '221,7 mGy·cm', '6,42 mGy', '120 kV', '186 mA', '4,9 s'],
  ]);
  expect(filledColumns(events)).toEqual([
    'protocol',
    'dlp',
    'ctdiVol',
    'phantom',
    'type',
    'region',
    'kvp',
    'current',
    'exposureTime',
  ]);
});

test('a study states its own totals, one without a report states nothing, and no number is reckoned', () => {
  if (dose === undefined || measurement === undefined) throw new Error('no documents');
  expect(studyDose({ instances: [dose, measurement], isWaiting: false })).toMatchObject({
    kind: 'reported',
    reports: 1,
    dlp: [{ value: '227.8' }],
    dap: [],
  });
  expect(studyDose({ instances: [measurement], isWaiting: false })).toEqual({ kind: 'without' });
  expect(studyDose({ instances: [], isWaiting: true })).toEqual({ kind: 'waiting' });
});

test('key objects mark the images they cite and no others; a rejection warns instead', () => {
  if (keys === undefined) throw new Error('no key objects');
  const marks = new ImageMarks([keys]);
  const marked = Array.from({ length: 220 }, (_, index) => index + 1).filter(
    (number) => (marks.of(instanceUid(slices, number), 1)?.keys.length ?? 0) > 0,
  );
  expect(marked).toEqual([...keySlices]);

  const title = { vr: 'SQ', Value: [{ '00080100': { Value: ['113001'] }, '00080102': { Value: ['DCM'] } }] };
  const rejecting = { ...keys, dataset: { ...keys.dataset, '0040A043': title } };
  expect(keyObjectsOf(rejecting).purpose).toBe('warning');
  const mark = new ImageMarks([rejecting]).of(instanceUid(slices, keySlices[0]), 1);
  expect([mark?.keys.length, mark?.warnings.length]).toEqual([0, 1]);
});
