import { describe, expect, test } from 'vitest';

import { type PatientIdentity, parsePatientIdentity } from './patient.ts';
import { comparePatients, type Verdict } from './patientGuard.ts';
import { aDataset } from './testing.ts';

const national = '2.16.578.1.12.4.1.4.1';
const bound: PatientIdentity = {
  identifiers: [
    { id: '13917712345', issuer: national },
    { id: '4711', issuer: '1.2.3' },
  ],
  birthDate: '19771113',
  sex: 'F',
  name: 'TESTDATA^Pasient A',
};

const same: Verdict = { verdict: 'same', nameDiffers: false };

const table: readonly [string, Partial<PatientIdentity> & { defaultIssuer?: string }, Verdict][] = [
  ['same number, issuer, birth date and sex', {}, same],
  ['the local number with its issuer', { identifiers: [{ id: '4711', issuer: '1.2.3' }] }, same],
  ['birth date and sex not stated', { birthDate: '', sex: '' }, same],
  ['birth year only, the same', { birthDate: '1977' }, same],
  ['sex «other» says nothing', { sex: 'O' }, same],
  [
    'another number',
    { identifiers: [{ id: '1', issuer: national }] },
    { verdict: 'refused', contradicts: ['identifier'] },
  ],
  [
    'same number from another issuer',
    { identifiers: [{ id: '4711', issuer: '9.9.9' }] },
    { verdict: 'refused', contradicts: ['issuer'] },
  ],
  ['birth date a day off', { birthDate: '19771114' }, { verdict: 'refused', contradicts: ['birthDate'] }],
  [
    'other birth year, month unknown',
    { birthDate: '1976' },
    { verdict: 'refused', contradicts: ['birthDate'] },
  ],
  ['other sex', { sex: 'M' }, { verdict: 'refused', contradicts: ['sex'] }],
  [
    'everything other',
    { identifiers: [{ id: '1', issuer: national }], birthDate: '19500101', sex: 'M' },
    { verdict: 'refused', contradicts: ['identifier', 'birthDate', 'sex'] },
  ],
  [
    'no issuer and the archive has no default',
    { identifiers: [{ id: '4711' }] },
    { verdict: 'unconfirmed', unknown: 'issuer' },
  ],
  ['no issuer, the default is ours', { identifiers: [{ id: '4711' }], defaultIssuer: '1.2.3' }, same],
  [
    'no issuer, the default is another’s',
    { identifiers: [{ id: '4711' }], defaultIssuer: '9.9.9' },
    { verdict: 'refused', contradicts: ['issuer'] },
  ],
  [
    'no issuer, unknown number',
    { identifiers: [{ id: '1' }] },
    { verdict: 'refused', contradicts: ['identifier'] },
  ],
  [
    'no issuer, but a contradicting birth date',
    { identifiers: [{ id: '4711' }], birthDate: '19000101' },
    { verdict: 'refused', contradicts: ['birthDate'] },
  ],
  ['no number at all', { identifiers: [] }, { verdict: 'unconfirmed', unknown: 'identifier' }],
  [
    'an alias confirms an unknown own number',
    {
      identifiers: [
        { id: '88', issuer: '7.7' },
        { id: '4711', issuer: '1.2.3' },
      ],
    },
    same,
  ],
  [
    'an alias cannot mend a contradicting issuer',
    {
      identifiers: [
        { id: '4711', issuer: '9.9.9' },
        { id: '13917712345', issuer: national },
      ],
    },
    { verdict: 'refused', contradicts: ['issuer'] },
  ],
  ['only the name differs', { name: 'TESTDATA^Pasient B' }, { verdict: 'same', nameDiffers: true }],
  ['name in other case with trailing carets', { name: 'testdata^pasient a^^^' }, same],
];

describe('the patient guard', () => {
  test.each(table)('%s', (_, change, expected) => {
    const { defaultIssuer, ...identity } = change;
    const claimed = { ...bound, identifiers: bound.identifiers.slice(0, 1), ...identity };
    expect(comparePatients(bound, claimed, defaultIssuer === undefined ? {} : { defaultIssuer })).toEqual(
      expected,
    );
  });

  test('a bound identifier without issuer confirms nothing', () => {
    const claimed = { identifiers: [{ id: '4711', issuer: '1.2.3' }] };
    expect(comparePatients({ identifiers: [{ id: '4711' }] }, claimed).verdict).toBe('unconfirmed');
  });
});

test('identity is read with the issuer of the qualifiers before the plain one, and with aliases', () => {
  const dataset = aDataset({
    '00100020': ['4711'],
    '00100021': ['plain'],
    '00100024': [{ '00400032': { vr: 'UT', Value: ['urn:oid:1.2.3'] } }],
    '00100010': [{ Alphabetic: 'TESTDATA^Pasient A' }],
    '00101002': [
      { '00100020': { vr: 'LO', Value: ['13917712345'] }, '00100021': { vr: 'LO', Value: [national] } },
    ],
  });
  expect(parsePatientIdentity(dataset)).toEqual({
    identifiers: [
      { id: '4711', issuer: '1.2.3' },
      { id: '13917712345', issuer: national },
    ],
    name: 'TESTDATA^Pasient A',
  });
});
