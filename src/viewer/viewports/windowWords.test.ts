import { expect, test } from 'vitest';
import { en } from '#viewer/i18n/en.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { windowWords } from './windowWords.ts';

test('a window of hundreds is told in whole numbers', () => {
  expect(windowWords(nb, { width: 400, center: 40 })).toBe('B 400 · N 40');
  expect(windowWords(nb, { width: 255, center: 127.5 })).toBe('B 255 · N 128');
});

test('a narrow window is told by what it is, not rounded to another', () => {
  expect(windowWords(nb, { width: 5, center: 2.5 })).toBe('B 5 · N 2,5');
  expect(windowWords(en, { width: 0.004, center: 0.0021 })).toBe('W 0.004 · L 0.0021');
  expect(windowWords(nb, { width: 40.25, center: -0.3 })).toBe('B 40,3 · N −0,3');
});

test('a window of no width is told', () => {
  expect(windowWords(nb, { width: 0, center: 1 })).toBe('B 0 · N 1');
});
