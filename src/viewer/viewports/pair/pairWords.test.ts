import { expect, test } from 'vitest';

import { nb } from '#viewer/i18n/nb.ts';
import { pairWarnings, scaleWords } from './pairWords.ts';

test('a left heel beside a right one is said, and so is another place', () => {
  const left = { side: 'left', region: 'Hæl' } as const;
  const right = { side: 'right', region: 'Hæl' } as const;
  expect(pairWarnings(nb, { past: left, now: right }, false)).toEqual([
    'Ulik side! Da er venstre, nå er høyre.',
  ]);
  expect(pairWarnings(nb, { past: left, now: { side: 'left', region: 'Rygg' } }, false)).toEqual([
    'Ulikt sted! Da: Hæl. Nå: Rygg.',
  ]);
  expect(pairWarnings(nb, { past: left, now: left }, true)).toEqual(['Da-bildet er tatt etter nå-bildet.']);
  expect(pairWarnings(nb, { past: left, now: { side: undefined, region: undefined } }, false)).toEqual([]);
});

test('sizes without a common scale are said to be no sizes', () => {
  expect(scaleWords(nb, { kind: 'unknown', known: 0 })).toBe(
    'Ingen målestokk: størrelsene kan ikke sammenlignes',
  );
  expect(scaleWords(nb, { kind: 'changed', factor: 1.1 })).toContain('110 %');
});
