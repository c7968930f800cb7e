import { expect, test } from 'vitest';
import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { probeWords } from './probeWords.ts';

function said(attributes: Parameters<typeof anInstance>[0], value: number): readonly string[] {
  const [set] = groupIntoDisplaySets([anInstance(attributes)]);
  if (set?.kind !== 'images') throw new Error('images');
  const base: ImagesDisplaySet = set;
  return probeWords(nb.panes, base, undefined)({ value, over: undefined });
}

test('a CT is in Hounsfield units, and a map of perfusion that bears the same modality is not', () => {
  const ct = { '00281052': [-1024], '00281053': [1] };
  expect(said(ct, 40)).toEqual(['40 HU']);
  expect(said({ ...ct, '00281054': ['US'] }, 40)).toEqual(['Verdi 40']);
});

test('a value below one keeps the digits that say something', () => {
  expect(said({ '00080060': ['MR'] }, 0.00042)).toEqual(['Verdi 0,00042']);
});

test('a dose is told in gray, and one that is relative as a bare value', () => {
  const dose = { '00080060': ['RTDOSE'], '3004000E': [0.001] };
  expect(said({ ...dose, '30040002': ['GY'] }, 45_600)).toEqual(['45,6 Gy']);
  expect(said({ ...dose, '30040002': ['RELATIVE'] }, 45_600)).toEqual(['Verdi 45,6']);
});
