import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { millimetresAcross } from './shownStack.ts';

/** An ultrasound in one region, of 0.2 mm a column and 0.4 mm a row, whose pixels are shown square. */
const ultrasound = {
  instance: anInstance({
    '00080060': ['US'],
    '00186011': [
      {
        '00186018': { Value: [0] },
        '0018601A': { Value: [0] },
        '0018601C': { Value: [99] },
        '0018601E': { Value: [49] },
        '00186024': { Value: [3] },
        '00186026': { Value: [3] },
        '0018602C': { Value: [0.02] },
        '0018602E': { Value: [0.04] },
      },
    ],
  }),
  frameNumber: 1,
};
const slice = {
  instance: anInstance({ '00200032': [0, 0, 0], '00200037': [1, 0, 0, 0, 1, 0], '00280030': [1, 0.5] }),
  frameNumber: 1,
};

test('a ruler across the screen goes by what lies across: columns, and rows once the image is turned', () => {
  expect(millimetresAcross(ultrasound, { rotation: 0 }, { aspect: 1 })).toBe(0.2);
  expect(millimetresAcross(ultrasound, { rotation: 180 }, { aspect: 1 })).toBe(0.2);
  expect(millimetresAcross(ultrasound, { rotation: 90 }, { aspect: 1 })).toBe(0.4);
});

test('pixels that are shown as high as they are have the same millimetres either way', () => {
  expect(millimetresAcross(slice, { rotation: 0 }, { aspect: 2 })).toBe(0.5);
  expect(millimetresAcross(slice, { rotation: 270 }, { aspect: 2 })).toBe(0.5);
});
