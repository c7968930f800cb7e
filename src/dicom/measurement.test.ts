import { describe, expect, test } from 'vitest';

import { frameTiming } from './frameTiming.ts';
import { measurementBasis } from './measurement.ts';
import { anInstance } from './testing.ts';
import { windowsOf } from './voi.ts';

describe('what millimetres rest on', () => {
  test.each([
    [
      'a CT slice: the patient',
      { '00200032': [0, 0, 0], '00200037': [1, 0, 0, 0, 1, 0], '00280030': [0.5, 1] },
      { kind: 'patient', spacing: { row: 0.5, column: 1 } },
    ],
    [
      'a DX: the detector',
      { '00080060': ['DX'], '00181164': [0.15, 0.15] },
      { kind: 'detector', spacing: { row: 0.15, column: 0.15 } },
    ],
    [
      'a DX with equal spacings: still the detector',
      { '00080060': ['DX'], '00181164': [0.15, 0.15], '00280030': [0.15, 0.15] },
      { kind: 'detector', spacing: { row: 0.15, column: 0.15 } },
    ],
    [
      'a DX calibrated by a fiducial',
      { '00080060': ['DX'], '00280030': [0.12, 0.12], '00181164': [0.15, 0.15], '00280A02': ['FIDUCIAL'] },
      { kind: 'calibrated', how: 'fiducial', spacing: { row: 0.12, column: 0.12 } },
    ],
    [
      'a DX whose spacing was changed without saying how',
      { '00080060': ['DX'], '00280030': [0.12, 0.12], '00181164': [0.15, 0.15] },
      { kind: 'calibrated', how: 'unknown', spacing: { row: 0.12, column: 0.12 } },
    ],
    [
      'a mammogram with estimated magnification',
      { '00080060': ['MG'], '00181164': [0.1, 0.1], '00181114': [1.25] },
      { kind: 'magnification', spacing: { row: 0.08, column: 0.08 } },
    ],
    [
      'an enhanced XA, by its functional groups: the detector',
      {
        '00080060': ['XA'],
        '00280008': [2],
        '52009229': [{ '00289443': { Value: [{ '00181164': { Value: [0.2, 0.2] } }] } }],
      },
      { kind: 'detector', spacing: { row: 0.2, column: 0.2 } },
    ],
    [
      'an enhanced XA that has been calibrated: at the object',
      {
        '00080060': ['XA'],
        '00280008': [2],
        '52009229': [
          {
            '00289443': { Value: [{ '00181164': { Value: [0.2, 0.2] } }] },
            '00189401': { Value: [{ '00189404': { Value: [0.14, 0.14] } }] },
          },
        ],
      },
      { kind: 'calibrated', how: 'geometry', spacing: { row: 0.14, column: 0.14 } },
    ],
    [
      'a slice of a tomosynthesis of the breast: the patient',
      {
        '00080060': ['MG'],
        '00280008': [2],
        '52009229': [
          {
            '00289110': { Value: [{ '00280030': { Value: [0.1, 0.1] } }] },
            '00209116': { Value: [{ '00200037': { Value: [1, 0, 0, 0, 1, 0] } }] },
          },
        ],
        '52009230': [0, 1].map((z) => ({
          '00209113': { Value: [{ '00200032': { Value: [0, 0, z] } }] },
        })),
      },
      { kind: 'patient', spacing: { row: 0.1, column: 0.1 } },
    ],
    ['an X-ray without spacing: nothing', { '00080060': ['CR'] }, { kind: 'none' }],
    [
      'an ultrasound without regions: nothing, even with Pixel Spacing',
      { '00080060': ['US'], '00280030': [0.2, 0.2] },
      { kind: 'none' },
    ],
    [
      'a secondary capture with Pixel Spacing of unknown origin: nothing',
      { '00080060': ['OT'], '00280030': [0.2, 0.2] },
      { kind: 'none' },
    ],
    [
      'a spacing of zero: nothing',
      { '00280030': [0, 0], '00200032': [0, 0, 0], '00200037': [1, 0, 0, 0, 1, 0] },
      { kind: 'none' },
    ],
  ])('%s', (_, attributes, expected) => {
    expect(measurementBasis(anInstance(attributes))).toEqual(expected);
  });

  test('an ultrasound region has millimetres only where both axes are centimetres', () => {
    const region = (unitX: number, unitY: number) => ({
      '00186018': { Value: [0] },
      '0018601A': { Value: [0] },
      '0018601C': { Value: [99] },
      '0018601E': { Value: [49] },
      '00186024': { Value: [unitX] },
      '00186026': { Value: [unitY] },
      '0018602C': { Value: [0.02] },
      '0018602E': { Value: [-0.04] },
    });
    const basis = measurementBasis(
      anInstance({ '00080060': ['US'], '00186011': [region(3, 3), region(4, 7)] }),
    );
    expect(basis).toEqual({
      kind: 'region',
      regions: [
        { minX: 0, minY: 0, maxX: 99, maxY: 49, spacing: { row: 0.4, column: 0.2 } },
        { minX: 0, minY: 0, maxX: 99, maxY: 49 },
      ],
    });
  });
});

describe('how fast a loop runs', () => {
  test.each([
    ['Frame Time', { '00181063': [40] }, { framesPerSecond: 25, source: 'frame-time' }],
    [
      'the vector when the pointer names it',
      { '00280008': [3], '00280009': ['00181065'], '00181065': [0, 30, 50], '00181063': [10] },
      { framesPerSecond: 25, source: 'frame-time-vector', durations: [30, 50, 40] },
    ],
    [
      'Recommended Display Frame Rate before Cine Rate',
      { '00082144': ['30'], '00180040': [15] },
      { framesPerSecond: 30, source: 'recommended-rate' },
    ],
    [
      'a vector of the wrong length is passed over',
      { '00280008': [3], '00181065': [0, 30], '00180040': [15] },
      { framesPerSecond: 15, source: 'cine-rate' },
    ],
    ['a Frame Time of zero is passed over', { '00181063': [0] }, { framesPerSecond: 25, source: 'assumed' }],
    ['nothing said is said', {}, { framesPerSecond: 25, source: 'assumed' }],
  ])('%s', (_, attributes, expected) => {
    expect(frameTiming(anInstance(attributes))).toEqual(expected);
  });
});

test('windows come in stored order with their names; one without width is left out', () => {
  const windows = windowsOf(
    anInstance({
      '00281050': [40, '-600', 10],
      '00281051': [400, '1500', 0],
      '00281055': ['Bløtdel', 'Lunge', 'x'],
    }),
  );
  expect(windows).toEqual([
    { center: 40, width: 400, function: 'LINEAR', explanation: 'Bløtdel' },
    { center: -600, width: 1500, function: 'LINEAR', explanation: 'Lunge' },
  ]);
});
