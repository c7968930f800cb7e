import { expect, test } from 'vitest';

import { localNumberOids, samplePatients } from '#region/samples/people.ts';
import { findPatient } from './findPatient.ts';
import { archivePatientOfRecord, type RegisteredPatient, samplePatientOfRecord } from './patients.ts';

const record = samplePatients.map(samplePatientOfRecord);
const archive = { archiveId: 'korpus', name: 'Korpus', defaultIssuer: 'urn:lysbilde:archive:korpus' };

function fromArchive(id: string, more: { birthDate?: string; issuer?: string } = {}): RegisteredPatient {
  const { issuer, ...rest } = more;
  const identifier = issuer === undefined ? { id } : { id, issuer };
  return archivePatientOfRecord({ identifier, studies: 1, ...rest }, archive);
}

function keyOf(patients: readonly RegisteredPatient[], wanted: string): string {
  const found = findPatient(patients, wanted);
  return found.kind === 'found' ? found.patient.key : found.kind;
}

test('a patient is found by the page’s own key, and by a number that one alone bears', () => {
  expect(keyOf(record, 'a')).toBe('a');
  expect(keyOf(record, record[1]?.identifiers[0]?.id ?? '')).toBe('b');
});

test('a number that two bear finds neither, and the issuer decides', () => {
  expect(keyOf(record, '400123')).toBe('ambiguous');
  expect(keyOf(record, `400123^^^${localNumberOids.unn}`)).toBe('e1');
  expect(keyOf(record, `400123^^^urn:oid:${localNumberOids.nlsh}`)).toBe('e2');
  expect(keyOf(record, `400123^^^&${localNumberOids.nlsh}&ISO`)).toBe('e2');
  expect(keyOf(record, '400123^^^2.16.578.1.12.4.1.4.1')).toBe('unknown');
});

test('a number from an added archive has that archive as issuer, unless the images name another', () => {
  const patients = [...record, fromArchive('400123')];
  expect(keyOf(patients, '400123^^^urn:lysbilde:archive:korpus')).toMatch(/^korpus\./);
  expect(keyOf(patients, `400123^^^${localNumberOids.unn}`)).toBe('e1');
});

test('one number with two birth dates in an archive is two people', () => {
  const patients = [
    fromArchive('X1', { birthDate: '19500101' }),
    fromArchive('X1', { birthDate: '19600101' }),
  ];
  expect(keyOf(patients, 'X1')).toBe('ambiguous');
  expect(new Set(patients.map(({ key }) => key)).size).toBe(2);
});

test('the same person in the record and in an added archive is one', () => {
  const [a] = record;
  const [identifier] = a?.identifiers ?? [];
  const again = fromArchive(identifier?.id ?? '', {
    issuer: identifier?.issuer ?? '',
    birthDate: '19580317',
  });
  expect(keyOf([...record, again], identifier?.id ?? '')).toBe('a');
});

test('a number in an archive that looks like a key of the record opens nobody by chance', () => {
  expect(keyOf([...record, fromArchive('a')], 'a')).toBe('ambiguous');
});

test('nothing is found for nobody', () => {
  expect(keyOf(record, 'z')).toBe('unknown');
  expect(keyOf(record, '^^^')).toBe('unknown');
});
