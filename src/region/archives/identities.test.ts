import { afterEach, expect, test } from 'vitest';
import { Tag } from '#dicom/tag.ts';
import { text, type Dataset } from '#dicom/dataset.ts';
import { type ArchiveIndex, indexFolder, patientsOf } from './archiveIndex.ts';
import { dicomBytes, folderWith, type TestObject } from './testObjects.ts';
import { rmSync } from 'node:fs';

const issuer = 'urn:lysbilde:archive:test';
const folders: string[] = [];

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

async function indexOf(files: Readonly<Record<string, Buffer>>): Promise<ArchiveIndex> {
  const folder = folderWith(files);
  folders.push(folder);
  return indexFolder(folder, issuer);
}

const object = (text: TestObject['text'], pixel = 0) =>
  dicomBytes({ ...(text === undefined ? {} : { text }), pixels: Buffer.from([pixel, 0]) });

function instances(index: ArchiveIndex): readonly Dataset[] {
  return [...index.studies.values()]
    .flatMap(({ series }) => [...series.values()])
    .flatMap(({ instances: held }) => [...held.values()])
    .map(({ dataset }) => dataset);
}

test('of two contents under one SOP Instance UID the first keeps it and the second gets one from its hash', async () => {
  const index = await indexOf({ 'a.dcm': object({}, 1), 'b.dcm': object({}, 2) });
  const [kept, moved] = instances(index);
  expect(kept && text(kept, Tag.sopInstanceUid)).toBe('1.2.3.1.1');
  expect(kept).not.toHaveProperty(Tag.lysbildeOriginalSopInstanceUid);
  expect(moved && text(moved, Tag.sopInstanceUid)).toMatch(/^2\.25\.[1-9]\d{30,38}$/);
  expect(moved && text(moved, Tag.lysbildePrivateCreator)).toBe('LYSBILDE');
  expect(moved && text(moved, Tag.lysbildeOriginalSopInstanceUid)).toBe('1.2.3.1.1');
  expect(index.identical).toEqual([]);
});

test('a derived UID is the same at the next start', async () => {
  const files = { 'a.dcm': object({}, 1), 'b.dcm': object({}, 2) };
  const uids = async () =>
    instances(await indexOf(files)).map((dataset) => text(dataset, Tag.sopInstanceUid));
  expect(await uids()).toEqual(await uids());
});

test('two copies of one file are one object, and the copy is told of', async () => {
  const index = await indexOf({ 'a.dcm': object({}), 'deep/er/b.dcm': object({}) });
  expect(instances(index)).toHaveLength(1);
  expect(index.identical).toEqual([{ file: 'deep/er/b.dcm', sameAs: 'a.dcm' }]);
});

test.each([
  ['no SOP Instance UID', { [Tag.sopInstanceUid]: undefined }, 'mangler'],
  ['a path for a SOP Instance UID', { [Tag.sopInstanceUid]: '../../../tmp/pwned' }, '../../../tmp/pwned'],
  ['an overlong Series Instance UID', { [Tag.seriesInstanceUid]: '1.'.repeat(40) + '1' }, '1.2.3.1.1'],
  ['no Study Instance UID', { [Tag.studyInstanceUid]: undefined }, '1.2.3.1.1'],
])('an object with %s is served under derived UIDs', async (_, changed, original) => {
  const [served] = instances(await indexOf({ 'a.dcm': object(changed) }));
  for (const tag of [Tag.studyInstanceUid, Tag.seriesInstanceUid, Tag.sopInstanceUid])
    expect(served && text(served, tag)).toMatch(/^[0-9][0-9.]{0,63}$/);
  expect(served && text(served, Tag.lysbildeOriginalSopInstanceUid)).toBe(original);
});

test('a study that names two patients becomes one study for each', async () => {
  const index = await indexOf({
    'a.dcm': object({}),
    'b.dcm': object({ [Tag.sopInstanceUid]: '1.2.3.1.2', [Tag.patientId]: '14116900299' }),
  });
  expect(index.studies.size).toBe(2);
  expect(index.studies.has('1.2.3')).toBe(false);
  expect(patientsOf(index).map(({ patientId, numberOfInstances }) => [patientId, numberOfInstances])).toEqual(
    [
      ['13116900216', 1],
      ['14116900299', 1],
    ],
  );
});

test('the same number with another birth date is another patient', async () => {
  const index = await indexOf({
    'a.dcm': object({}),
    'b.dcm': object({ [Tag.sopInstanceUid]: '1.2.3.1.2', [Tag.patientBirthDate]: '19700101' }),
  });
  expect(patientsOf(index)).toHaveLength(2);
});

test('the same number under two issuers is two patients', async () => {
  const index = await indexOf({
    'a.dcm': object({ [Tag.issuerOfPatientId]: '1.2.578.1' }),
    'b.dcm': object({
      [Tag.issuerOfPatientId]: '1.2.578.2',
      [Tag.studyInstanceUid]: '1.2.4',
      [Tag.sopInstanceUid]: '1.2.4.1',
    }),
  });
  expect(patientsOf(index).map((patient) => patient.issuer)).toEqual(['1.2.578.1', '1.2.578.2']);
});

test('an object that only omits birth date and sex stays in its study', async () => {
  const index = await indexOf({
    'a.dcm': object({}),
    'b.dcm': object({
      [Tag.sopInstanceUid]: '1.2.3.1.2',
      [Tag.patientBirthDate]: undefined,
      [Tag.patientSex]: undefined,
    }),
  });
  expect([...index.studies.keys()]).toEqual(['1.2.3']);
  expect(patientsOf(index)).toHaveLength(1);
});

test('objects without Patient ID stand together under one entry that claims no birth date, sex or name', async () => {
  const index = await indexOf({
    'a.dcm': object({}),
    'b.dcm': object({ [Tag.sopInstanceUid]: '1.2.3.1.2', [Tag.patientId]: ' ' }),
    'c.dcm': object({
      [Tag.studyInstanceUid]: '1.2.5',
      [Tag.sopInstanceUid]: '1.2.5.1',
      [Tag.patientId]: undefined,
    }),
  });
  expect(index.studies.has('1.2.3')).toBe(true);
  const [, nameless] = patientsOf(index);
  expect(nameless).toEqual({
    patientId: 'UTEN-PASIENT-ID',
    issuer,
    withoutPatientId: true,
    numberOfStudies: 2,
    numberOfInstances: 2,
    modalities: ['OT'],
  });
  const row = index.studies.get('1.2.5')?.dataset ?? {};
  expect([row[Tag.patientBirthDate], row[Tag.patientSex]]).toEqual([undefined, undefined]);
  expect(text(row, Tag.patientId)).toBe('UTEN-PASIENT-ID');
});

test('files that are no DICOM objects are listed, each with its reason', async () => {
  const whole = object({});
  const index = await indexOf({
    'empty.dcm': Buffer.alloc(0),
    'notes.txt': Buffer.from('Dette er ikke DICOM.'),
    'cut.dcm': whole.subarray(0, 200),
    DICOMDIR: dicomBytes({ text: { [Tag.sopClassUid]: '1.2.840.10008.1.3.10' } }),
    'good.dcm': whole,
  });
  expect(index.studies.size).toBe(1);
  expect(index.unreadable.map(({ file }) => file).sort()).toEqual([
    'DICOMDIR',
    'cut.dcm',
    'empty.dcm',
    'notes.txt',
  ]);
  expect(index.unreadable.every(({ reason }) => reason.length > 5)).toBe(true);
});
