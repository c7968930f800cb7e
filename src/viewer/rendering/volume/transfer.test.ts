import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { presetsFor, volumeScaleOf } from './transfer.ts';

const shown = (attributes: Parameters<typeof anInstance>[0]) =>
  presetsFor(volumeScaleOf(anInstance(attributes)));

test('bone, vessels and skin are offered where the values are Hounsfield units, and not for a CT that is a map of something else', () => {
  const ct = { '00080060': ['CT'], '00281052': [-1024], '00281053': [1] };
  expect(shown(ct)).toEqual(['bone', 'vessels', 'skin', 'mip']);
  expect(shown({ ...ct, '00281054': ['HU_MOD'] })).toContain('bone');
  expect(shown({ ...ct, '00281054': ['MGML'] })).toEqual(['mip', 'surface']);
  expect(shown({ ...ct, '00281054': ['Z_EFF'] })).toEqual(['mip', 'surface']);
});

test('an MR has no tissues by value, and uptake is read as the brightest of each ray alone', () => {
  expect(shown({ '00080060': ['MR'] })).toEqual(['mip', 'surface']);
  expect(shown({ '00080060': ['PT'], '00541001': ['BQML'] })).toEqual(['mip']);
});
