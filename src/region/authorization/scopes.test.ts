import { expect, test } from 'vitest';

import { allows, grantableScopes } from './scopes.ts';

test('a scope gives what it names, in SMART version 1 and 2 alike', () => {
  expect(allows(['patient/Patient.r'], 'Patient', 'r')).toBe(true);
  expect(allows(['patient/Patient.read'], 'Patient', 'r')).toBe(true);
  expect(allows(['patient/*.read'], 'ImagingStudy', 's')).toBe(true);
  expect(allows(['patient/ImagingStudy.rs'], 'ImagingStudy', 's')).toBe(true);
});

test('reading is not searching, and one resource is not another', () => {
  expect(allows(['patient/ImagingStudy.r'], 'ImagingStudy', 's')).toBe(false);
  expect(allows(['patient/Patient.rs'], 'ImagingStudy', 'r')).toBe(false);
  expect(allows(['launch', 'openid', 'launch/patient'], 'Patient', 'r')).toBe(false);
});

test('writing, and scopes unknown here, are left out of the grant', () => {
  expect(grantableScopes('openid patient/Patient.r patient/Patient.cud system/*.rs')).toEqual([
    'openid',
    'patient/Patient.r',
  ]);
});
