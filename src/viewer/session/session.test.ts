import { expect, test } from 'vitest';

import { remaining } from './activity.ts';
import { ageOn, nationalNumberInGroups, todayHere } from './patient.ts';
import { contextIdOf } from './start.ts';

test('a national number is shown in two groups, and anything else as it stands', () => {
  expect(nationalNumberInGroups('01818799999')).toBe('018187 99999');
  expect(nationalNumberInGroups('400123')).toBe('400123');
});

test('age comes from the register, is a day short before the birthday, and is absent without a birth date', () => {
  const today = { year: 2026, month: 11, day: 22 };
  expect(ageOn('19581122', today)).toMatchObject({ years: 68 });
  expect(ageOn('19581123', today)).toMatchObject({ years: 67, months: 11 });
  expect(ageOn('1958', today)).toMatchObject({ years: 68, unit: 'year' });
  expect(ageOn(undefined, today)).toBeUndefined();
  expect(ageOn('20270101', today)).toBeUndefined();
});

test('today is the date on the wall here, not in Greenwich', () => {
  expect(todayHere(new Date(2026, 0, 1, 0, 30))).toEqual({ year: 2026, month: 1, day: 1 });
});

test('idle time is counted by the clock, so that a machine that slept has been idle', () => {
  expect(remaining(0, 840_000, 900)).toBe(60);
  expect(remaining(0, 8 * 3_600_000, 900)).toBeLessThanOrEqual(0);
});

test('only an address of a view names a context', () => {
  expect(contextIdOf('/p/abc/')).toBe('abc');
  expect(contextIdOf('/p/abc/anything')).toBe('abc');
  expect(contextIdOf('/p/a%2Fb/')).toBe('a/b');
  expect(contextIdOf('/')).toBeUndefined();
  expect(contextIdOf('/p/%E0%A4%A/')).toBeUndefined();
});
