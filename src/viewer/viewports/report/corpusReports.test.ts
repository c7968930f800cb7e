import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { parseInstance } from '#dicom/instance.ts';
import { datasetOf } from '#region/archives/dicomJson.ts';
import { withObject } from '#region/archives/dicomObject.ts';
import { keyObjectsOf } from '#viewer/viewports/keyObjects/keyObjects.ts';
import { readContent } from './contentTree.ts';
import { documentState } from './documentState.ts';

const corpus = resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus', 'files');
const hasCorpus = existsSync(corpus);
const isCi = process.env['CI'] === 'true';
if (!hasCorpus && !isCi) process.stdout.write(`skipped: no corpus in ${corpus}\n`);

/** As the archives give it. */
function instanceOf(name: string) {
  const dataset = withObject(join(corpus, name), { wants: () => true, headerOnly: false }, (object) =>
    datasetOf(object, { bulkDataUri: () => undefined, inlineBytes: 1024 }),
  );
  const instance = parseInstance(dataset);
  if ('unreadable' in instance) throw new Error(instance.unreadable);
  return instance;
}

/** Items, images cited, and every number with its unit: what pydicom 2.3 reads from the same files. */
const expected: readonly (readonly [
  string,
  number,
  number,
  readonly (readonly [string, string, string])[],
])[] = [
  [
    'QIICR_dcmqi/sr-example/sr.dcm',
    256,
    192,
    [
      ['Pixel Data Rows', '128', '{pixels}'],
      ['Pixel Data Columns', '128', '{pixels}'],
      ['SUVbw', '6.01529', '{SUVbw}g/ml'],
      ['SUVbw', '2.91136', '{SUVbw}g/ml'],
      ['SUVbw', '10.3814', '{SUVbw}g/ml'],
      ['SUVbw', '9.45534', '{SUVbw}g/ml'],
      ['Volume', '33.5824', 'ml'],
      ['Total Lesion Glycolysis', '202.008', 'g'],
      ['SUVbw', '1.62653', '{SUVbw}g/ml'],
      ['SUVbw', '4.59051', '{SUVbw}g/ml'],
      ['SUVbw', '5.71824', '{SUVbw}g/ml'],
      ['SUVbw', '7.28462', '{SUVbw}g/ml'],
      ['SUVbw', '10.3814', '{SUVbw}g/ml'],
      ['SUVbw', '6.23131', '{SUVbw}g/ml'],
      ['Glycolysis Within First Quarter of Intensity Range', '41.9512', 'g'],
      ['Glycolysis Within Second Quarter of Intensity Range', '68.7033', 'g'],
      ['Glycolysis Within Third Quarter of Intensity Range', '65.0814', 'g'],
      ['Glycolysis Within Fourth Quarter of Intensity Range', '26.272', 'g'],
      ['Percent Within First Quarter of Intensity Range', '29.434', '%'],
      ['Percent Within Second Quarter of Intensity Range', '36.3522', '%'],
      ['Percent Within Third Quarter of Intensity Range', '25.6604', '%'],
      ['Percent Within Fourth Quarter of Intensity Range', '8.55346', '%'],
      ['Standardized Added Metabolic Activity', '107.283', 'g'],
      ['Standardized Added Metabolic Activity Background', '2.82066', '{SUVbw}g/ml'],
    ],
  ],
  ['herrmannlab_highdicom/sr_document.dcm', 21, 1, [['Area of defined region', '1.7', 'cm2']]],
  [
    'ohif-rebuilt/mr-mister/SR-SR_LEN_BDIR/0000.dcm',
    24,
    4,
    [
      ['Long Axis', '59.5494615604866', 'mm'],
      ['Short Axis', '43.3602869277437', 'mm'],
      ['Length', '55.9863746872457', 'mm'],
    ],
  ],
  ['ohif-rebuilt/mr-mister/SR-SR-ARROW-ELIPSE/0000.dcm', 22, 3, [['AREA', '-396.48041148671', 'mm2']]],
  [
    'pydicom_pydicom/test-SR.dcm',
    29,
    2,
    [
      ['Diameter', '3', 'cm'],
      ['Diameter', '3', 'cm'],
    ],
  ],
];

test.skipIf(!hasCorpus && !isCi).each(expected)(
  '%s: every item, image and number',
  (...[file, items, images, numbers]) => {
    const tree = readContent(instanceOf(file).dataset);
    expect(tree.leftOut).toBe(0);
    expect(tree.items).toHaveLength(items);
    const references = tree.items.flatMap(({ value }) => (value.kind === 'reference' ? value.citations : []));
    expect(references.length).toBeGreaterThanOrEqual(images);
    const read = tree.items.flatMap(({ name, value }) =>
      value.kind === 'number' ? value.measured.map((one) => [name?.meaning, one.value, one.unit?.value]) : [],
    );
    expect(read).toEqual(numbers);
  },
);

test.skipIf(!hasCorpus && !isCi)('how far a document has come, and what it replaces', () => {
  expect(documentState(instanceOf('herrmannlab_highdicom/sr_document.dcm').dataset)).toMatchObject({
    isPartial: true,
    isUnverified: true,
    isPreliminary: true,
  });
  const verified = documentState(instanceOf('pydicom_pydicom/test-SR.dcm').dataset);
  expect(verified).toMatchObject({ isPartial: false, isUnverified: false });
  expect(verified.predecessors.length).toBeGreaterThan(0);
});

test.skipIf(!hasCorpus && !isCi)('a key object selection names its images, their study and why', () => {
  const document = keyObjectsOf(instanceOf('built/shared-ko-ct.dcm'));
  expect(document).toMatchObject({
    purpose: 'key',
    title: { value: '113000', meaning: 'Of Interest' },
    description: 'Three key slices of the whole body CT',
    rest: [],
  });
  const study = '1.3.6.1.4.1.25403.345050719074.3824.20170125113417.1';
  expect(
    document.citations.map(({ sopInstanceUid, studyInstanceUid }) => [
      sopInstanceUid.slice(-14),
      studyInstanceUid,
    ]),
  ).toEqual([
    ['20170125113553.3'.slice(-14), study],
    ['20170125113554.9'.slice(-14), study],
    ['20170125113556.5'.slice(-14), study],
  ]);
});
