import { expect, test } from 'vitest';

import { formatNationalNumber, isSyntheticNationalNumber } from './nationalNumber.ts';

test('a national number is written with a space after the date', () => {
  expect(formatNationalNumber('17835800563')).toBe('178358 00563');
  expect(formatNationalNumber('X1')).toBe('X1');
});

test('numbers of the Tenor and NAV series are known as synthetic, others are not', () => {
  expect(isSyntheticNationalNumber('17835800563')).toBe(true);
  expect(isSyntheticNationalNumber('17435800563')).toBe(true);
  expect(isSyntheticNationalNumber('17035800563')).toBe(false);
  expect(isSyntheticNationalNumber('400123')).toBe(false);
});
