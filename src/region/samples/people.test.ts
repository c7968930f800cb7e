import { fnr } from '@navikt/fnrvalidator';
import { expect, test } from 'vitest';
import { nationalNumberOid, samplePatients, samplePractitioners, sampleReports } from './people.ts';

const national = samplePatients
  .flatMap((patient) => patient.identifiers)
  .filter(({ system }) => system === nationalNumberOid);

test('every national number is valid and of the synthetic series', () => {
  expect(national).toHaveLength(5);
  for (const { value } of national) {
    expect(fnr(value)).toEqual({ status: 'valid', type: 'tnr' });
    expect(Number(value.slice(2, 4))).toBeGreaterThan(80);
  }
});

test('no two patients share a number under one issuer, and two share one under different issuers', () => {
  const all = samplePatients.flatMap((patient) => patient.identifiers);
  expect(new Set(all.map(({ system, value }) => `${system} ${value}`)).size).toBe(all.length);
  const [e1, e2] = ['e1', 'e2'].map((key) => samplePatients.find((patient) => patient.key === key));
  expect(e1?.identifiers[0].value).toBe(e2?.identifiers[0].value);
  expect(e1?.identifiers[0].system).not.toBe(e2?.identifiers[0].system);
  expect(e1?.birthDate).not.toBe(e2?.birthDate);
  expect(e1?.sex).not.toBe(e2?.sex);
});

test('everyone is called TESTDATA', () => {
  expect([...samplePatients, ...samplePractitioners].every(({ family }) => family === 'TESTDATA')).toBe(true);
});

test('every report has an author among the practitioners', () => {
  const keys = new Set(samplePractitioners.map(({ key }) => key));
  expect(sampleReports.filter(({ author }) => !keys.has(author))).toEqual([]);
});
