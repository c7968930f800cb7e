import { expect, test } from 'vitest';

import { nb } from '#viewer/i18n/nb.ts';
import { nbVolume } from '#viewer/i18n/nbVolume.ts';
import { volumeLookWords, volumePlaceWords } from './volumeWords.ts';

test('how near a volume is and how far it has been moved are told in whole numbers, and only what has been moved', () => {
  const still = { right: 0, down: 0 };
  expect(volumePlaceWords(nbVolume, { zoom: 1.25, moved: still })).toBe('Zoom 125 %');
  expect(volumePlaceWords(nbVolume, { zoom: 1, moved: { right: 23.6, down: -0.4 } })).toBe(
    'Zoom 100 %, flyttet 24 mm mot høyre',
  );
  expect(volumePlaceWords(nbVolume, { zoom: 1, moved: { right: -8, down: 12 } })).toBe(
    'Zoom 100 %, flyttet 8 mm mot venstre, flyttet 12 mm ned',
  );
});

test('a rendering is told with its window where it has one, otherwise with what hands have made of its values', () => {
  const window = { center: 40, width: 400 };
  const unchanged = { shift: 0, stretch: 1 };
  const look = (of: Parameters<typeof volumeLookWords>[1]) => volumeLookWords(nb, of);
  expect(look({ preset: 'mip', window, isInverted: true, change: unchanged })).toBe(
    'MIP (høyeste verdi), Vindu: bredde 400, nivå 40, Invertert',
  );
  expect(look({ preset: 'bone', window, isInverted: false, change: unchanged })).toBe('Skjelett');
  expect(look({ preset: 'bone', window, isInverted: false, change: { shift: 20, stretch: 1.1 } })).toBe(
    'Skjelett, verdier flyttet 20, bredde 110 %',
  );
});
