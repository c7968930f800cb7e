import { expect, test } from 'vitest';

import { anInstance } from '#dicom/testing.ts';

import { isSameObject } from './sameObject.ts';

const slice = {
  '00200013': [4],
  '00200020': ['L', 'P'],
  '00200032': [-120, -80, 12.5],
  '00280030': [0.5, 0.5],
  '00200062': ['L'],
};

test('two archives that write the same object in their own way have the same object', () => {
  const coerced = {
    ...slice,
    '00200032': ['-120.000', '-80.0', '12.50'],
    '00200062': [' l '],
    '0008103E': ['Thorax venøs fase'],
    '00080050': ['another accession number'],
    '00280004': ['YBR_RCT'],
  };
  expect(isSameObject(anInstance(slice), anInstance(coerced))).toBe(true);
});

test('what one archive leaves out says nothing against the other', () => {
  expect(isSameObject(anInstance(slice), anInstance({}))).toBe(true);
});

test.each([
  ['another side', { '00200062': ['R'] }],
  ['another place in the patient', { '00200032': [-120, -80, 17.5] }],
  ['another scale', { '00280030': [0.6, 0.6] }],
  ['another size', { '00280010': [32] }],
  ['another kind', { '00080016': ['1.2.840.10008.5.1.4.1.1.4'] }],
  ['another number of frames', { '00280008': [2] }],
  ['another orientation', { '00200020': ['R', 'P'] }],
  ['another day', { ...slice, '00080023': ['20240102'] }],
])('%s under the same SOP Instance UID is another object', (_, other) => {
  const first = anInstance({ ...slice, '00080023': ['20240101'] });
  expect(isSameObject(first, anInstance({ ...slice, ...other }))).toBe(false);
});
