import { expect, test } from 'vitest';

import { nb } from '#viewer/i18n/nb.ts';
import { pairWarnings, scaleWords } from './pairWords.ts';

test('a left heel beside a right one is said, and so is another place', () => {
  const left = { side: 'left', region: 'Hæl' } as const;
  const right = { side: 'right', region: 'Hæl' } as const;
  expect(pairWarnings(nb, { past: left, now: right }, false)).toEqual([
    'Ikke samme side: «Da» er venstre, «Nå» er høyre.',
  ]);
  expect(pairWarnings(nb, { past: left, now: { side: 'left', region: 'Rygg' } }, false)).toEqual([
    'Ikke samme sted. «Da»: Hæl. «Nå»: Rygg.',
  ]);
  expect(pairWarnings(nb, { past: left, now: left }, true)).toEqual(['Da-bildet er tatt etter nå-bildet.']);
  expect(pairWarnings(nb, { past: left, now: { side: undefined, region: undefined } }, false)).toEqual([
    '«Nå» sier ikke hvilken side det er av.',
  ]);
  const unsided = { side: undefined, region: 'Rygg' } as const;
  expect(pairWarnings(nb, { past: unsided, now: unsided }, false)).toEqual([]);
});

test('sizes without a common scale are said to be no sizes', () => {
  expect(scaleWords(nb, { kind: 'unknown', known: 0 })).toBe(
    'Ingen målestokk: størrelsene kan ikke sammenlignes',
  );
  expect(scaleWords(nb, { kind: 'changed', factor: 1.1 })).toContain('110 %');
});
