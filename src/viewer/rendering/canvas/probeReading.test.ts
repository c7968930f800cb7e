import { describe, expect, test } from 'vitest';
import { anInstance } from '#dicom/testing.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { probeReading } from './probeReading.ts';

/** Two rows of three values, −2000 the last. */
const grey: DecodedFrame = {
  kind: 'grey',
  rows: 2,
  columns: 3,
  values: Int16Array.of(0, 1, 2, 1064, 24, -2000),
};
const colour: DecodedFrame = {
  kind: 'colour',
  rows: 1,
  columns: 2,
  rgba: Uint8ClampedArray.of(1, 2, 3, 255, 250, 120, 7, 255),
};

function read(
  frame: DecodedFrame,
  attributes: Parameters<typeof anInstance>[0],
  point: readonly [number, number],
) {
  const instance = anInstance(attributes);
  const look = greyLookOf(instance, 1);
  const shown =
    frame.kind === 'grey'
      ? { look, voi: { center: 0, width: 1, function: 'LINEAR' as const }, isInverted: false }
      : undefined;
  const position = { instance, frameNumber: 1 };
  return probeReading({ frame, position, shown }, { x: point[0], y: point[1] });
}

const ct = { '00281052': [-1024], '00281053': [1], '00280120': [-2000], '00280103': [1] };

describe('the value at a pixel', () => {
  test('of a CT is in Hounsfield, wherever within its square the pointer is', () => {
    const due = { kind: 'value', x: 0, y: 1, value: 40, stored: 1064, unit: 'HU', isPadding: false };
    for (const point of [
      [0, 1],
      [0.99, 1.99],
    ] as const)
      expect(read(grey, ct, point)).toMatchObject(due);
  });

  test('keeps the fractions of a fractional rescale', () => {
    const pet = { '00080060': ['PT'], '00281052': [0], '00281053': [0.25], '00541001': ['BQML'] };
    expect(read(grey, pet, [1, 0])).toMatchObject({ value: 0.25, stored: 1, unit: 'Bq/ml' });
  });

  test('that is padding is said to be so', () => {
    expect(read(grey, ct, [2, 1])).toMatchObject({ isPadding: true, stored: -2000 });
  });

  test('has no unit where none is stated', () => {
    const reading = read(grey, { '00080060': ['MR'] }, [1, 0]);
    expect(reading).toMatchObject({ value: 1 });
    expect(reading).not.toHaveProperty('unit');
    expect(read(grey, { '00281052': [0], '00281054': ['US'] }, [1, 0])).not.toHaveProperty('unit');
  });

  test('of a colour image is its three components', () => {
    expect(read(colour, {}, [1, 0])).toMatchObject({ kind: 'colour', red: 250, green: 120, blue: 7 });
  });

  test.each([
    [-0.01, 0],
    [3, 0],
    [0, 2],
  ])('is nothing outside the image: %d, %d', (x, y) => {
    expect(read(grey, ct, [x, y])).toEqual({ kind: 'outside' });
  });
});

describe('in a Doppler strip', () => {
  const region = {
    '00186018': { Value: [0] },
    '0018601A': { Value: [0] },
    '0018601C': { Value: [2] },
    '0018601E': { Value: [1] },
    '00186024': { Value: [4] },
    '00186026': { Value: [7] },
    '00186020': { Value: [1] },
    '00186022': { Value: [0] },
    '00186028': { Value: [0.5] },
    '0018602A': { Value: [10] },
    '0018602C': { Value: [0.01] },
    '0018602E': { Value: [-2.5] },
  };

  test('a pixel has a time and a velocity, counted from the reference pixel', () => {
    const reading = read(grey, { '00080060': ['US'], '00186011': [region] }, [2.5, 1.5]);
    expect(reading).toMatchObject({
      physical: { x: { value: 0.51, unit: 's' }, y: { value: 7.5, unit: 'cm/s' } },
    });
  });

  test('and none where two regions overlap, or where no reference pixel is stated', () => {
    const twice = { '00080060': ['US'], '00186011': [region, region] };
    expect(read(grey, twice, [2, 1])).toMatchObject({ physical: {} });
    const { '00186020': _, '00186022': __, ...unreferenced } = region;
    expect(read(grey, { '00080060': ['US'], '00186011': [unreferenced] }, [2, 1])).toMatchObject({
      physical: {},
    });
  });
});
