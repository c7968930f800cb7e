import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { type Instance, parseInstance } from '#dicom/instance.ts';
import { aDataset, anInstance } from '#dicom/testing.ts';
import { datasetOf } from '#region/archives/dicomJson.ts';
import { withObject } from '#region/archives/dicomObject.ts';
import { namedStudy } from '#region/samples/chapters.ts';
import { ctDocuments, measuredSlice } from '#region/samples/ctDocuments.ts';
import { instanceUid } from '#region/samples/headers.ts';
import { part10 } from '#region/samples/part10.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';
import { parseStudyRow } from '#viewer/archives/studyEntry.ts';
import { compareValues } from './changes.ts';
import { reportTargets } from './reportTargets.ts';
import { isTiedByName } from './target.ts';
import { joinTargets } from './targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'lysbilde-targets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As the archives give it. */
function instanceIn(path: string): Instance {
  const dataset = withObject(path, { wants: () => true, headerOnly: false }, (object) =>
    datasetOf(object, { bulkDataUri: () => undefined, inlineBytes: 1024 }),
  );
  const instance = parseInstance(dataset);
  if ('unreadable' in instance) throw new Error(instance.unreadable);
  return instance;
}

const code = (value: string, scheme: string, meaning: string) => ({
  '00080100': { Value: [value] },
  '00080102': { Value: [scheme] },
  '00080104': { Value: [meaning] },
});
const item = (type: string, name: ReturnType<typeof code>, rest: object = {}) => ({
  '0040A040': { Value: [type] },
  '0040A043': { Value: [name] },
  ...rest,
});
const length = code('410668003', 'SCT', 'Length');
interface Measuring {
  readonly value: string;
  readonly unit?: string;
  readonly uid?: string;
  readonly name?: string;
}

/** A measurement report with one group, of a study of its own, generated in the DICOM JSON model. */
function aReport(
  study: string,
  { value, unit = 'mm', uid, name }: Measuring,
  more: Readonly<Record<string, readonly unknown[]>> = {},
) {
  const group = item('CONTAINER', code('125007', 'DCM', 'Measurement Group'), {
    '0040A730': {
      Value: [
        ...(name === undefined
          ? []
          : [item('TEXT', code('112039', 'DCM', 'Tracking Identifier'), { '0040A160': { Value: [name] } })]),
        ...(uid === undefined
          ? []
          : [
              item('UIDREF', code('112040', 'DCM', 'Tracking Unique Identifier'), {
                '0040A124': { Value: [uid] },
              }),
            ]),
        item('NUM', length, {
          '0040A300': {
            Value: [{ '0040A30A': { Value: [value] }, '004008EA': { Value: [code(unit, 'UCUM', unit)] } }],
          },
        }),
      ],
    },
  });
  return anInstance({
    '0020000D': [study],
    '00080018': [`${study}.9`],
    '00080016': ['1.2.840.10008.5.1.4.1.1.88.33'],
    '0040A040': ['CONTAINER'],
    '0040A730': [group],
    ...more,
  });
}

function aStudy(studyInstanceUid: string, studyDate: string) {
  const row = parseStudyRow({ identifiers: [] })(
    aDataset({ '0020000D': [studyInstanceUid], '00080020': [studyDate] }),
  );
  if ('unreadable' in row) throw new Error(row.unreadable);
  return { ...row.study, sources: ['a'] as const, nameDiffers: false };
}

test('one tracking UID in reports of three studies is one target, compared over their dates and units', () => {
  const studies = [aStudy('1.2.1', '20240101'), aStudy('1.2.2', '20250101'), aStudy('1.2.3', '20260101')];
  const [target, ...others] = reportTargets(
    [
      aReport('1.2.3', { value: '30', uid: '2.25.7', name: 'Knute' }),
      aReport('1.2.1', { value: '20', uid: '2.25.7', name: 'Knute i lungen' }),
      aReport('1.2.2', { value: '1.5', unit: 'cm', uid: '2.25.7' }),
    ],
    studies,
  );
  expect(others).toEqual([]);
  expect(target?.name).toBe('Knute');
  const compared = compareValues(
    (target?.rows ?? []).flatMap(({ studyInstanceUid, study, quantities }) =>
      quantities.map(({ value, unit }) => ({
        studyInstanceUid,
        studyDate: study?.studyDate ?? '',
        value,
        unit,
        basis: 'report',
      })),
    ),
  );
  expect(compared.map(({ of }) => of.value)).toEqual([20, 15, 30]);
  expect(compared[2]).toMatchObject({
    previous: { difference: 15, percent: 100 },
    first: { difference: 10, percent: 50 },
    lowest: { difference: 15 },
  });
});

test('without a UID the same words are the same target; a name that is only a tool’s is not', () => {
  const named = [
    aReport('1.2.1', { value: '1', name: 'Lever 1' }),
    aReport('1.2.2', { value: '2', name: 'lever 1 ' }),
  ];
  expect(reportTargets(named, []).map(({ rows }) => rows.length)).toEqual([2]);
  // «Lesion 1» of two reports may be two lesions: that only the name ties them is told.
  expect(reportTargets(named, []).map(isTiedByName)).toEqual([true]);
  expect(reportTargets(named.slice(0, 1), []).map(isTiedByName)).toEqual([false]);
  const marked = ['1.2.1', '1.2.2'].map((study) =>
    aReport(study, { value: '1', uid: '2.25.7', name: 'Lever 1' }),
  );
  expect(reportTargets(marked, []).map(isTiedByName)).toEqual([false]);
  const tools = [
    aReport('1.2.1', { value: '1', name: 'Cornerstone3DTools@^0.1.0:Length' }),
    aReport('1.2.2', { value: '2', name: 'Cornerstone3DTools@^0.1.0:Length' }),
  ];
  expect(reportTargets(tools, []).map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Length', 1],
    ['Length', 1],
  ]);
});

test('a report that another one replaces is not measured twice', () => {
  const replacing = aReport(
    '1.2.2',
    { value: '21', uid: '2.25.7' },
    {
      '0040A360': [
        {
          '0020000D': { Value: ['1.2.1'] },
          '00081115': { Value: [{ '00081199': { Value: [{ '00081155': { Value: ['1.2.1.9'] } }] } }] },
        },
      ],
    },
  );
  const [target] = reportTargets([aReport('1.2.1', { value: '20', uid: '2.25.7' }), replacing], []);
  expect(target?.rows.map(({ quantities }) => quantities[0]?.value)).toEqual([21]);
});

test('the samples’ nodule has two axes on the slice they were taken from', () => {
  const study = namedStudy(sampleStudyUids.ctTromso);
  const slices = { study, number: 2, modality: 'CT', description: '' };
  const documents = ctDocuments(study, slices).map((file, index) => {
    const path = join(folder, `${index}.dcm`);
    writeFileSync(path, part10(file));
    return instanceIn(path);
  });
  const [target, ...others] = reportTargets(documents, []);
  expect(others).toEqual([]);
  expect(target?.name).toBe('Knute 1');
  const [row] = target?.rows ?? [];
  expect(row?.quantities).toEqual([
    { key: 'length', value: 16.2, unit: 'mm' },
    { key: 'shortAxis', value: 13.5, unit: 'mm' },
  ]);
  expect(row?.wanted?.citation.sopInstanceUid).toBe(instanceUid(slices, measuredSlice));
  expect(row?.source).toEqual({ kind: 'report', isVerified: false });
});

test('a drawing that measures a document’s target stands with it; others stand by themselves', () => {
  const reported = reportTargets([aReport('1.2.1', { value: '20', uid: '2.25.7', name: 'Knute' })], []);
  const row = reported[0]?.rows[0];
  if (row === undefined) throw new Error('no row');
  const drawn = [
    { id: 'drawn 2', number: 2, rows: [row] },
    { id: 'drawn 1', number: 1, rows: [row] },
    { id: 'report 2.25.7', number: 3, rows: [row] },
  ];
  expect(joinTargets(drawn, reported).map(({ id, rows }) => [id, rows.length])).toEqual([
    ['drawn 1', 1],
    ['drawn 2', 1],
    ['report 2.25.7', 2],
  ]);
});

const corpus = resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus', 'files');
const isHere = existsSync(corpus);
if (!isHere && process.env['CI'] !== 'true') process.stdout.write(`skipped: no corpus in ${corpus}\n`);

/** File, and of every target its name, the last digits of its image's UID, how many numbers it has, and the first of them: as pydicom reads them. */
const corpusReports = [
  [
    'QIICR_dcmqi/sr-example/sr.dcm',
    [['primary tumor', '777033', 22, 'code DCM:126401 SRT:R-00317', 6.01529, '{SUVbw}g/ml']],
  ],
  ['herrmannlab_highdicom/sr_document.dcm', [['Planar ROI Measurements', '.12322', 1, 'area', 170, 'mm2']]],
  // The area stands there under the code of a length, and below nothing.
  [
    'ohif-rebuilt/mr-mister/SR-SR-ARROW-ELIPSE/0000.dcm',
    [['EllipticalROI', '63.142', 1, 'code SRT:G-D7FE ', -396.48041148671, 'mm2']],
  ],
  [
    'ohif-rebuilt/mr-mister/SR-SR_LEN_BDIR/0000.dcm',
    [
      ['Bidirectional', '63.123', 2, 'length', 59.5494615604866, 'mm'],
      ['Length', '63.123', 1, 'length', 55.9863746872457, 'mm'],
    ],
  ],
] as const;

for (const [file, due] of corpusReports)
  test.runIf(isHere || process.env['CI'] === 'true')(`tracked measurements of ${file}`, () => {
    const targets = reportTargets([instanceIn(join(corpus, file))], []);
    const said = targets.map(({ name, rows: [row] }) => {
      const [first] = row?.quantities ?? [];
      return [
        name,
        row?.wanted?.citation.sopInstanceUid.slice(-6),
        row?.quantities.length,
        first?.key,
        first?.value,
        first?.unit,
      ];
    });
    expect(said).toEqual(due);
  });
