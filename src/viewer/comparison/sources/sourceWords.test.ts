import { expect, test } from 'vitest';

import { nb } from '#viewer/i18n/nb.ts';
import { differenceWords, shareWords } from './sourceWords.ts';

const nameOf = (id: string) => id.toUpperCase();
const share = (archiveId: string, instances: number, onlySeries = 0) => ({
  archiveId,
  instances,
  onlySeries,
});

test('of one archive nothing is said; of two that have all alike, one sentence', () => {
  expect(shareWords(nb, { shares: [share('unn', 3)], instances: 3 }, nameOf)).toEqual([]);
  expect(shareWords(nb, { shares: [share('unn', 3), share('helg', 3)], instances: 3 }, nameOf)).toEqual([
    'UNN og HELG har alle objektene.',
  ]);
});

test('an archive that leaves a field out says nothing against one that fills it in', () => {
  const unn = { archiveId: 'unn', nameDiffers: false };
  const helg = { archiveId: 'helg', nameDiffers: true, studyDate: '20240101', studyDescription: 'CT' };
  expect(differenceWords(nb, [unn, helg], nameOf)).toEqual([
    'I HELG har bildene et annet navn enn journalen.',
  ]);
  const dated = { ...unn, studyDate: '20240102', studyDescription: 'CT thorax' };
  expect(differenceWords(nb, [dated, helg], nameOf).slice(0, 2)).toEqual([
    'Arkivene oppgir ulik dato: UNN 02.01.2024, HELG 01.01.2024.',
    'Arkivene beskriver undersøkelsen ulikt: UNN «CT thorax», HELG «CT».',
  ]);
});
