import { createHash } from 'node:crypto';
import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { namedStudy } from './chapters.ts';
import { ecgFile } from './ecg.ts';
import { endoscopyFile } from './endoscopy.ts';
import { limbRadiograph } from './limbStudies.ts';
import { documentFile, unknownFile } from './manyKinds.ts';
import { mrHead } from './mrHead.ts';
import { part10 } from './part10.ts';
import { samplePatient } from './people.ts';
import type { SampleFile } from './sampleFile.ts';
import { soundFile } from './sound.ts';
import { archiveOf, sampleStudies, type SampleStudy } from './stories.ts';
import { sampleStudyUids as uids } from './uids.ts';
import { yearsOfStudies } from './years.ts';

const few = (): readonly SampleFile[] => [
  ...first(mrHead(namedStudy(uids.mrHead)), 2),
  limbRadiograph(namedStudy(uids.footXray), { limb: 'foot', pixel: 0.8, seed: 0 }),
  endoscopyFile(namedStudy(uids.endoscopy)),
  documentFile(namedStudy(uids.document)),
  ecgFile(namedStudy(uids.ecg)),
  soundFile(namedStudy(uids.sound)),
  unknownFile(namedStudy(uids.unknownClass)),
];

test('the same samples are the same bytes every time', () => {
  const hashes = () => few().map((file) => createHash('sha256').update(part10(file)).digest('hex'));
  expect(hashes()).toEqual(hashes());
});

test('every object reads back with the patient, the issuer and the study it was written for', () => {
  for (const file of few()) {
    const { string, elements } = read(file);
    const [{ system, value }] = samplePatient(file.study.patientKey).identifiers;
    expect(string('x00100020')).toBe(value);
    const qualifier = elements['x00100024']?.items?.[0]?.dataSet;
    expect(string('x00100021') ?? qualifier?.string('x00400032')).toBe(system);
    expect(string('x0020000d')).toBe(file.study.studyInstanceUid);
    expect(string('x00020003')).toBe(string('x00080018'));
  }
});

test('no two objects share a SOP Instance UID, no two studies a Study Instance UID', () => {
  const instances = few().map((file) => read(file).string('x00080018'));
  expect(new Set(instances).size).toBe(instances.length);
  const studies = sampleStudies.map(({ studyInstanceUid }) => studyInstanceUid);
  expect(new Set(studies).size).toBe(studies.length);
  for (const uid of [...instances, ...studies]) expect(uid).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
});

test('Norwegian letters survive in both character sets', () => {
  const utf8 = endoscopyFile(namedStudy(uids.endoscopy));
  expect(part10(utf8).includes(Buffer.from('Gastroskopi – øvre endoskopi', 'utf8'))).toBe(true);
  const latin = limbRadiograph(
    { ...namedStudy(uids.footXray), description: 'RG hæl' },
    { limb: 'foot', pixel: 1, seed: 0 },
  );
  expect(part10(latin).includes(Buffer.from('RG hæl', 'latin1'))).toBe(true);
});

test('one patient has 400 studies over twenty years in all four archives, more than 200 of them in one', () => {
  const studies = yearsOfStudies().map(({ study }) => study);
  expect(studies).toHaveLength(400);
  const years = new Set(studies.map(({ date }) => date.slice(0, 4)));
  expect(years.size).toBeGreaterThanOrEqual(20);
  const counts = new Map<string, SampleStudy[]>();
  for (const study of studies) counts.set(archiveOf(study), [...(counts.get(archiveOf(study)) ?? []), study]);
  expect([...counts.keys()].sort()).toEqual(['finn', 'helg', 'nlsh', 'unn']);
  expect(counts.get('helg')?.length).toBeGreaterThan(200);
  expect(Math.min(...[...counts.values()].map(({ length }) => length))).toBeGreaterThan(50);
});

test('the two who share a local number lie in the same archives', () => {
  const archives = (key: string) =>
    new Set(sampleStudies.filter(({ patientKey }) => patientKey === key).map(archiveOf));
  expect(archives('e1')).toEqual(archives('e2'));
});

function* first<T>(values: Iterable<T>, count: number): Iterable<T> {
  let n = 0;
  for (const value of values) {
    if (n === count) return;
    n += 1;
    yield value;
  }
}

function read(file: SampleFile) {
  const dataset = dicomParser.parseDicom(part10(file));
  return { string: (tag: string) => dataset.string(tag), elements: dataset.elements };
}
