import * as v from 'valibot';
import { expect, test } from 'vitest';

import { nationalNumberOf } from './nationalNumber.ts';
import { bindPatient, FhirPatient } from './patient.ts';
import { principalOf } from './practitioner.ts';
import { decisionOf, LaunchClaims, studyHints, TokenContext } from './tokenContext.ts';

const birthOid = '2.16.578.1.12.4.1.4.1';
const aPatient = (more: object): FhirPatient =>
  v.parse(FhirPatient, { resourceType: 'Patient', id: 'a', ...more });
const birthNumber = (id: string) => nationalNumberOf([{ id, issuer: birthOid }]);

test('neither birth date nor sex is ever read from a number', () => {
  const bound = bindPatient(
    aPatient({ identifier: [{ system: `urn:oid:${birthOid}`, value: '17835800125' }] }),
    [],
  );
  expect(bound).toEqual({
    identifiers: [{ id: '17835800125', issuer: birthOid }],
    displayName: 'Uten navn',
    nationalNumber: '17835800125',
    isTestNumber: true,
    isConfidential: false,
  });
});

test('a patient with the record’s own number only is bound by it, without a national number', () => {
  const system = 'http://dips.no/fhir/namingsystem/dips-patientid';
  const bound = bindPatient(aPatient({ identifier: [{ system, value: '1000042' }] }), []);
  expect(bound.identifiers).toEqual([{ id: '1000042', issuer: system }]);
  expect(bound.nationalNumber).toBeUndefined();
});

test('linked patients add their identifiers, and only those', () => {
  const bound = bindPatient(
    aPatient({
      identifier: [{ system: `urn:oid:${birthOid}`, value: '1' }, { value: ' ' }],
      name: [
        { use: 'old', family: 'Før' },
        { use: 'official', family: 'TESTDATA', given: ['Pasient', 'A'] },
      ],
      gender: 'female',
      birthDate: '1958-03',
    }),
    [
      aPatient({
        identifier: [{ system: 'urn:oid:1.2', value: '2' }],
        birthDate: '1900-01-01',
        gender: 'male',
      }),
    ],
  );
  expect(bound).toMatchObject({
    identifiers: [
      { id: '1', issuer: birthOid },
      { id: '2', issuer: '1.2' },
    ],
    displayName: 'Pasient A TESTDATA',
    dicomName: 'TESTDATA^Pasient A',
    birthDate: '195803',
    sex: 'F',
  });
});

test('synthetic numbers are known: Tenor’s and NAV’s, but not an H-number’s month', () => {
  expect(birthNumber('17835800125')?.isTest).toBe(true);
  expect(birthNumber('17435800125')?.isTest).toBe(true);
  expect(birthNumber('17695800125')?.isTest).toBe(true);
  expect(birthNumber('17035800125')?.isTest).toBe(false);
  expect(nationalNumberOf([{ id: '17435800125', issuer: '2.16.578.1.12.4.1.4.3' }])?.isTest).toBe(false);
  expect(birthNumber('81835800125')?.isTest).toBe(false);
});

test('a wrong check digit or a short number warns and never blocks', () => {
  expect(birthNumber('17035800126')).toMatchObject({ number: '17035800126', isDoubtful: true });
  expect(birthNumber('12')).toMatchObject({ number: '12', isDoubtful: true });
});

test('an FH number, which carries no birth date, is not in doubt when its check digits hold', () => {
  expect(birthNumber('80000000037')?.isDoubtful ?? true).toBe(!holds('80000000037'));
  const found = Array.from({ length: 100 }, (_, n) => `800000001${String(n).padStart(2, '0')}`).filter(
    (number) => birthNumber(number)?.isDoubtful === false,
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(6);
});

function holds(number: string): boolean {
  const sum = (weights: readonly number[]) =>
    weights.reduce((all, w, i) => all + w * Number(number[i]), 0) % 11;
  return sum([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) <= 3 && sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
}

const aToken = (more: object): TokenContext => v.parse(TokenContext, { patient: 'a', ...more });
const claims = v.parse(LaunchClaims, { sub: 's' });

test('a decision is the record’s own, whole or not at all', () => {
  const decision = { code: 'BELEGG', display: 'Innlagt', purposeOfUse: 'TREAT', selfAuthorised: false };
  expect(decisionOf(aToken({ decision: { ...decision, system: 'x' } }), claims)).toEqual(decision);
  expect(decisionOf(aToken({ decision: { code: 'BELEGG' } }), claims)).toBeUndefined();
  expect(decisionOf(aToken({}), claims)).toBeUndefined();
});

test('study hints are UIDs; a database id is not taken for one', () => {
  const uid = '2.25.160500552936465905477519423787283126453';
  const fhirContext = [
    { reference: `ImagingStudy/${uid}` },
    { reference: 'ImagingStudy/17' },
    { reference: 'ImagingStudy/17', identifier: { system: 'urn:dicom:uid', value: `urn:oid:1.2.826.9` } },
    { reference: 'Encounter/1' },
    { reference: 'ImagingStudy/../../x' },
  ];
  expect(studyHints(aToken({ fhirContext }))).toEqual([uid, '1.2.826.9']);
  expect(studyHints(aToken({ fhirContext: 'nonsense' }))).toEqual([]);
});

test('a token answer without a usable patient is refused', () => {
  for (const patient of [undefined, '', '../b', 'a/b', 7])
    expect(v.is(TokenContext, { patient })).toBe(false);
});

test('the health worker is named from the log-in, placed by the register, and always identified', () => {
  const role = {
    resourceType: 'PractitionerRole',
    organization: { display: 'UNN' },
    code: [],
    location: [],
  } as const;
  const full = v.parse(LaunchClaims, {
    sub: 's',
    name: 'TESTDATA Lege 1',
    'hpr-nummer': '9900001',
    'dips-userrolename': 'Overlege',
  });
  expect(principalOf({ claims: full, role: { ...role, code: [], location: [] } })).toEqual({
    principal: { kind: 'clinician', name: 'TESTDATA Lege 1', role: 'Overlege', organisation: 'UNN' },
    principalIdentifier: { system: '2.16.578.1.12.4.1.4.4', value: '9900001' },
  });
  expect(principalOf({ claims }).principalIdentifier).toEqual({ system: 'urn:lysbilde:subject', value: 's' });
});
