import { expect, test } from 'vitest';

import { ageText, dateText, sexText, studyCount } from './words.ts';

test('age is in whole years, and in months before two years of age', () => {
  expect(ageText('19580317', new Date(2026, 10, 22))).toBe('68 år');
  expect(ageText('19580317', new Date(2026, 2, 16))).toBe('67 år');
  expect(ageText('20250610', new Date(2026, 10, 22))).toBe('17 md.');
});

test('an age is not made from a date that is short, missing or ahead', () => {
  expect(ageText('1958', new Date(2026, 0, 1))).toBeUndefined();
  expect(ageText(undefined, new Date(2026, 0, 1))).toBeUndefined();
  expect(ageText('20300101', new Date(2026, 0, 1))).toBeUndefined();
});

test('a date shows what it has, and what is no date stands as it is written', () => {
  expect(dateText('19580317')).toBe('17.03.1958');
  expect(dateText('1958')).toBe('1958');
  expect(dateText('00000000')).toBe('00000000');
});

test('a missing sex is said to be missing', () => {
  expect(sexText(undefined)).toBe('kjønn ikke oppgitt');
});

test('one is one, and thousands have a space', () => {
  expect(studyCount(1)).toBe('1 undersøkelse');
  expect(studyCount(1234).replace(/\s/g, ' ')).toBe('1 234 undersøkelser');
});
