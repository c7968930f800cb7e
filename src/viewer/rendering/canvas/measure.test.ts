import { expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { angleBetween, angleOf, lengthOf } from './measure.ts';

const words = {
  length: (value: number, unit: string, basis?: string) =>
    `${value.toFixed(2)} ${unit} ${basis ?? ''}`.trim(),
  angle: (degrees: number) => degrees.toFixed(1),
  probe: () => '',
};
const measured = (attributes: Parameters<typeof anInstance>[0], points: readonly [number, number][]) =>
  lengthOf(
    points.map(([x, y]) => ({ x, y })),
    { instance: anInstance(attributes), frameNumber: 1 },
    words,
  );
const region = (minX: number, maxX: number, unitX = 3) => ({
  '00186018': { Value: [minX] },
  '0018601A': { Value: [0] },
  '0018601C': { Value: [maxX] },
  '0018601E': { Value: [99] },
  '00186024': { Value: [unitX] },
  '00186026': { Value: [3] },
  '0018602C': { Value: [0.05] },
  '0018602E': { Value: [0.05] },
});

test('a length in a slice is in millimetres of the patient, with pixels that are not square', () => {
  const slice = { '00280030': [0.5, 1], '00200032': [0, 0, 0], '00200037': [1, 0, 0, 0, 1, 0] };
  expect(
    measured(slice, [
      [0, 0],
      [3, 8],
    ]),
  ).toBe('5.00 mm patient');
});

test('without a basis there are only pixels', () => {
  expect(
    measured({ '00080060': ['XC'] }, [
      [0, 0],
      [3, 4],
    ]),
  ).toBe('5.00 px');
});

test('Imager Pixel Spacing measures at the detector', () => {
  expect(
    measured({ '00080060': ['DX'], '00181164': [0.1, 0.1] }, [
      [0, 0],
      [30, 40],
    ]),
  ).toBe('5.00 mm detector');
});

test('ultrasound measures in millimetres inside one region only', () => {
  const us = { '00080060': ['US'], '00186011': [region(0, 49), region(50, 99)] };
  expect(
    measured(us, [
      [10, 10],
      [40, 50],
    ]),
  ).toBe('25.00 mm region');
  expect(
    measured(us, [
      [10, 10],
      [70, 90],
    ]),
  ).toBe('100.00 px');
});

test('a Doppler strip, whose axes are time and velocity, gives no millimetres', () => {
  const us = { '00080060': ['US'], '00186011': [region(0, 99, 4)] };
  expect(
    measured(us, [
      [10, 10],
      [40, 50],
    ]),
  ).toBe('50.00 px');
});

test('an angle takes pixels as they are', () => {
  const points = [
    { x: 1, y: 0 },
    { x: 0, y: 0 },
    { x: 1, y: 0.5 },
  ];
  expect(angleBetween(points, 2)).toBeCloseTo(45, 9);
});

test('an angle in an ultrasound region goes by the axes of the region', () => {
  const at = { ...region(0, 99), '0018602E': { Value: [0.1] } };
  const position = { instance: anInstance({ '00080060': ['US'], '00186011': [at] }), frameNumber: 1 };
  const points = [
    { x: 20, y: 10 },
    { x: 10, y: 10 },
    { x: 20, y: 15 },
  ];
  expect(angleOf(points, { position, aspect: 1, words })).toBe('45.0');
});
