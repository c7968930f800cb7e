import { expect, test } from 'vitest';

import { nb } from '#viewer/i18n/nb.ts';
import { differenceWords, differingWords, outageWords, shareWords } from './sourceWords.ts';

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
  expect(differenceWords(nb, [unn, { ...helg, patientName: 'TESTDATA^KARI^^' }], nameOf)).toEqual([
    'I HELG står navnet «TESTDATA KARI» på bildene, et annet enn i journalen.',
  ]);
  const dated = { ...unn, studyDate: '20240102', studyDescription: 'CT thorax' };
  expect(differenceWords(nb, [dated, helg], nameOf).slice(0, 2)).toEqual([
    'Arkivene oppgir ulik dato: UNN 02.01.2024, HELG 01.01.2024.',
    'Arkivene beskriver undersøkelsen ulikt: UNN «CT thorax», HELG «CT».',
  ]);
});

test('where two archives mean different objects by one identity it is said which is shown and which is not', () => {
  expect(differingWords(nb, [{ archiveId: 'helg', shown: 'unn', instances: 1 }], nameOf)).toEqual([
    'HELG har et annet objekt under samme identitet som ett i UNN. Det i UNN vises, det i HELG vises ikke.',
  ]);
});

test('of an archive that has gone it is said since when, where the rest comes from, and what is nowhere else', () => {
  const since = new Date(2026, 0, 1, 23, 40);
  const outages = new Map([['unn', { reason: 'unreachable' as const, since }]]);
  const gone = { sources: ['unn', 'helg'], outages, instances: 3, lost: 0 };
  expect(outageWords(nb, { ...gone, sources: ['helg'] }, nameOf)).toEqual([]);
  expect(outageWords(nb, gone, nameOf).join(' ')).toBe(
    'UNN har ikke kunnet nås siden kl. 23:40. Det som også ligger i HELG, hentes derfra.',
  );
  expect(outageWords(nb, { ...gone, lost: 1 }, nameOf).at(-1)).toBe(
    '1 objekt finnes ikke andre steder og kan ikke hentes nå.',
  );
  expect(outageWords(nb, { ...gone, sources: ['unn'], lost: 3 }, nameOf)).toEqual([
    'UNN har ikke kunnet nås siden kl. 23:40.',
    'Ingenting mer av undersøkelsen kan hentes nå.',
  ]);
});
