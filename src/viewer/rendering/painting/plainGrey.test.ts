import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { plainGrey } from './plainGrey.ts';

const greys = (pixels: Uint8ClampedArray) => Array.from(pixels).filter((_, at) => at % 4 === 0);

test('plain painting windows padding like any other value', () => {
  const padded = anInstance({
    '00280120': [0],
    '00281050': [50],
    '00281051': [101],
    '00280004': ['MONOCHROME1'],
  });
  const values = Uint16Array.of(0, 50, 100);
  expect(greys(plainGrey(values, { instance: padded, frameNumber: 1 }, 'first'))).toEqual([254, 126, 0]);
});

test('where no window is stored, the frame’s own values fill the range', () => {
  const bare = anInstance({ '00280004': ['MONOCHROME2'] });
  expect(
    greys(plainGrey(Uint16Array.of(100, 150, 200), { instance: bare, frameNumber: 1 }, 'first')),
  ).toEqual([0, 128, 255]);
});

test('the full range can be asked for in place of the window', () => {
  const windowed = anInstance({ '00281050': [500], '00281051': [10], '00280004': ['MONOCHROME2'] });
  const at = { instance: windowed, frameNumber: 1 };
  expect(greys(plainGrey(Uint16Array.of(100, 200), at, 'first'))).toEqual([0, 0]);
  expect(greys(plainGrey(Uint16Array.of(100, 200), at, 'full-range'))).toEqual([0, 255]);
});
