import { expect, test } from 'vitest';
import { pixelUnit } from '#dicom/pixelUnit.ts';
import { anInstance } from '#dicom/testing.ts';
import { greyLookOf, measuredValue, modalityValue } from './greyLook.ts';

const dose = { '00080060': ['RTDOSE'], '3004000E': [0.0001] };

test('a dose is told in gray by its Dose Grid Scaling, and painted by its stored numbers', () => {
  const instance = anInstance({ ...dose, '30040002': ['GY'] });
  const look = greyLookOf(instance, 1);
  expect(measuredValue(456_000, look)).toBeCloseTo(45.6);
  expect(modalityValue(456_000, look)).toBe(456_000);
  expect(pixelUnit(instance, 1)).toBe('Gy');
});

test('a dose that is a share of another has no unit, and one that does not say its scaling is bare numbers', () => {
  expect(pixelUnit(anInstance({ ...dose, '30040002': ['RELATIVE'] }), 1)).toBeUndefined();
  const unscaled = anInstance({ '00080060': ['RTDOSE'], '30040002': ['GY'] });
  expect(pixelUnit(unscaled, 1)).toBeUndefined();
  expect(measuredValue(456_000, greyLookOf(unscaled, 1))).toBe(456_000);
});
