import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { brightness, paintGrey } from './brightness.ts';
import { fullRange, greyLookOf } from './greyLook.ts';

const window = { center: 40, width: 400, function: 'LINEAR' as const };

/** Grey of each value, and whether it is opaque. */
function painted(
  values: Int16Array<ArrayBuffer>,
  instance: Parameters<typeof greyLookOf>[0],
  isInverted = false,
) {
  const words = new Uint32Array(values.length);
  const look = greyLookOf(instance, 1);
  paintGrey(
    values,
    { look, voi: look.voi ?? { ...fullRange(values, look), function: 'LINEAR' }, isInverted },
    words,
  );
  return Array.from(words, (word) => word & 255);
}

test('a linear window follows the formula of PS3.3 C.11.2.1.2.1 at its ends', () => {
  expect(brightness(-160, window)).toBe(0);
  expect(brightness(239, window)).toBe(255);
  expect(brightness(39.5, window)).toBeCloseTo(127.5, 9);
});

test('an exact window reaches its ends half a width from the centre', () => {
  expect(brightness(-160, { ...window, function: 'LINEAR_EXACT' })).toBe(0);
  expect(brightness(240, { ...window, function: 'LINEAR_EXACT' })).toBe(255);
});

test('a sigmoid window is half bright at its centre', () => {
  expect(brightness(40, { ...window, function: 'SIGMOID' })).toBe(127.5);
});

test('a window of width one is a threshold', () => {
  const threshold = { ...window, center: 10, width: 1 };
  expect([brightness(9, threshold), brightness(10, threshold)]).toEqual([0, 255]);
});

test('values are rescaled before they are windowed, and may be negative', () => {
  const ct = anInstance({ '00281052': [-1024], '00281053': [1], '00281050': [40], '00281051': [400] });
  expect(painted(Int16Array.of(-2000, 864, 1064, 1263), ct)).toEqual([0, 0, 128, 255]);
});

test('low values of MONOCHROME1 are bright, and inverting turns that round', () => {
  const cr = anInstance({ '00280004': ['MONOCHROME1'], '00281050': [50], '00281051': [100] });
  expect(painted(Int16Array.of(0, 99), cr)).toEqual([255, 0]);
  expect(painted(Int16Array.of(0, 99), cr, true)).toEqual([0, 255]);
});

test('padding is black, also in MONOCHROME1, and stays out of the automatic window', () => {
  const mg = anInstance({ '00280004': ['MONOCHROME1'], '00280103': [1], '00280120': [-2000] });
  expect(painted(Int16Array.of(-2000, 0, 100), mg)).toEqual([0, 255, 0]);
});

test('padding sent as an unsigned word is still negative in a signed image', () => {
  const ct = anInstance({ '00280103': [1], '00280120': [63_536] });
  expect(greyLookOf(ct, 1).padding).toEqual({ from: -2000, to: -2000 });
});

test('a VOI LUT is used before a window is made up', () => {
  const dx = anInstance({
    '00283010': [{ '00283002': { Value: [4, 10, 8] }, '00283006': { Value: [0, 50, 200, 255] } }],
  });
  expect(painted(Int16Array.of(0, 10, 11, 12, 13, 99), dx)).toEqual([0, 0, 50, 200, 255, 255]);
});

test('padding of floating point pixels stands in elements of its own', () => {
  const map = anInstance({ '00280122': [-1], '00280124': [-0.5], '00281050': [0.5], '00281051': [2] });
  expect(greyLookOf(map, 1).padding).toEqual({ from: -1, to: -0.5 });
  const range = fullRange(Float32Array.of(-0.75, 2, 4), greyLookOf(map, 1));
  expect(range).toEqual({ center: 3.5, width: 3 });
});

test('a window that the user sets is meant as the object means its own', () => {
  const mg = anInstance({ '00281056': ['SIGMOID'], '00283010': [] });
  expect(greyLookOf(mg, 1).voiFunction).toBe('SIGMOID');
});
