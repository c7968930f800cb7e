import { describe, expect, test } from 'vitest';

import { type ImagesDisplaySet } from './displaySet.ts';
import { dot, type Vector } from './geometry.ts';
import { isNonEmpty } from './nonEmpty.ts';
import { anInstance } from './testing.ts';
import { volumeOf } from './volume.ts';

type Attributes = Readonly<Record<string, readonly unknown[] | undefined>>;

/** Twenty CT slices at 2 mm from feet to head, unless told otherwise slice by slice. */
function aStack(change: (slice: number) => Attributes = () => ({}), count = 20): ImagesDisplaySet {
  const instances = Array.from({ length: count }, (_, slice) =>
    anInstance({
      '00080018': [`1.2.3.${slice + 1}`],
      '00280004': ['MONOCHROME2'],
      '00280030': [0.5, 0.25],
      '00200052': ['1.2.9'],
      '00200032': [-10, 20, 2 * slice],
      '00200037': [1, 0, 0, 0, 1, 0],
      ...change(slice),
    }),
  );
  if (!isNonEmpty(instances)) throw new Error('a stack has slices');
  const [{ studyInstanceUid, seriesInstanceUid }] = instances;
  return {
    kind: 'images',
    instances,
    isVolume: true,
    id: '1',
    studyInstanceUid,
    seriesInstanceUid,
    modality: 'CT',
  };
}

const refusal = (stack: ImagesDisplaySet) => {
  const volume = volumeOf(stack);
  return 'refused' in volume ? volume.refused : undefined;
};
const grid = (stack: ImagesDisplaySet) => {
  const volume = volumeOf(stack);
  if ('refused' in volume) throw new Error(volume.refused.why);
  return volume.grid;
};

describe('a stack that is a volume', () => {
  test('has its spacing along rows, columns and slices, and begins at the lowest slice', () => {
    expect(grid(aStack())).toEqual({
      size: [16, 16, 20],
      spacing: [0.25, 0.5, 2],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      origin: [-10, 20, 0],
      frameOfReferenceUid: '1.2.9',
    });
  });

  test('that runs from head to feet is the same volume, each slice knowing its place in the stack', () => {
    const volume = volumeOf(aStack((slice) => ({ '00200032': [-10, 20, 38 - 2 * slice] })));
    if ('refused' in volume) throw new Error(volume.refused.why);
    expect(volume.grid).toEqual(grid(aStack()));
    expect(volume.slices.map(({ stackIndex }) => stackIndex)).toEqual(
      Array.from({ length: 20 }, (_, i) => 19 - i),
    );
  });

  test('may stand on a slant in the patient, as long as its slices follow their own normal', () => {
    const [sin, cos] = [Math.sin(0.4), Math.cos(0.4)];
    const normal: Vector = [0, -sin, cos];
    const slanted = aStack((slice) => ({
      '00200037': [1, 0, 0, 0, cos, sin],
      '00200032': normal.map((along) => along * 2 * slice),
    }));
    expect(grid(slanted).spacing[2]).toBeCloseTo(2, 9);
    expect(dot(grid(slanted).axes[2], normal)).toBeCloseTo(1, 9);
  });

  test('may have positions rounded to two decimals', () => {
    const step = 0.6667;
    expect(
      refusal(aStack((slice) => ({ '00200032': [0, 0, Number((slice * step).toFixed(2))] }))),
    ).toBeUndefined();
  });

  test('may be the frames of one enhanced object', () => {
    const frames = Array.from({ length: 20 }, (_, frame) => ({
      '00209113': { Value: [{ '00200032': { Value: [0, 0, 3 * frame] } }] },
    }));
    const shared = {
      '00209116': { Value: [{ '00200037': { Value: [1, 0, 0, 0, 1, 0] } }] },
      '00289110': { Value: [{ '00280030': { Value: [1, 1] } }] },
    };
    const enhanced = (items: readonly unknown[]): ImagesDisplaySet => {
      const instance = anInstance({
        '00280008': [20],
        '00200052': ['1.2.9'],
        '00280004': ['MONOCHROME2'],
        '52009229': [shared],
        '52009230': items,
      });
      return { ...aStack(), instances: [instance] };
    };
    expect(grid(enhanced(frames)).spacing).toEqual([1, 1, 3]);
    expect(refusal(enhanced(frames.map((frame, at) => (at === 7 ? frames[6] : frame))))?.why).toBe(
      'same-place',
    );
  });
});

describe('a stack is refused as a volume', () => {
  test.each<readonly [string, ImagesDisplaySet, unknown]>([
    ['with four slices', aStack(undefined, 4), { why: 'few', slices: 4 }],
    ['without positions', aStack(() => ({ '00200032': undefined })), { why: 'unplaced' }],
    [
      'where one slice lacks its spacing',
      aStack((s) => (s === 3 ? { '00280030': undefined } : {})),
      { why: 'unplaced' },
    ],
    [
      'where two slices share a place',
      aStack((s) => ({ '00200032': [0, 0, 2 * (s === 9 ? 8 : s)] })),
      { why: 'same-place', slices: 2 },
    ],
    [
      'where one slice is missing',
      aStack((s) => ({ '00200032': [0, 0, 2 * (s > 9 ? s + 1 : s)] })),
      { why: 'gap', missing: 1 },
    ],
    [
      'where three are missing in two gaps',
      aStack((s) => ({ '00200032': [0, 0, 2 * (s + (s > 9 ? 1 : 0) + (s > 15 ? 2 : 0))] })),
      { why: 'gap', missing: 3 },
    ],
    [
      'where one is of another Frame of Reference',
      aStack((s) => (s === 5 ? { '00200052': ['1.2.8'] } : {})),
      { why: 'frame-of-reference' },
    ],
    [
      'without a Frame of Reference',
      aStack(() => ({ '00200052': undefined })),
      { why: 'frame-of-reference' },
    ],
    ['where one is larger', aStack((s) => (s === 5 ? { '00280010': [32] } : {})), { why: 'sizes' }],
    [
      'where one has other pixels',
      aStack((s) => (s === 5 ? { '00280030': [0.5, 0.26] } : {})),
      { why: 'pixel-spacing' },
    ],
    [
      'where one is turned by 0.3°',
      aStack((s) =>
        s === 5
          ? { '00200037': [Math.cos(0.005), Math.sin(0.005), 0, -Math.sin(0.005), Math.cos(0.005), 0] }
          : {},
      ),
      { why: 'directions' },
    ],
    ['in colour', aStack(() => ({ '00280004': ['RGB'] })), { why: 'colour' }],
  ])('%s', (_, stack, expected) => {
    expect(refusal(stack)).toEqual(expected);
  });

  test('where a step is 2 % longer than the others', () => {
    const uneven = aStack((s) => ({ '00200032': [0, 0, 2 * s + (s > 9 ? 0.04 : 0)] }));
    expect(refusal(uneven)).toEqual({ why: 'uneven', percent: expect.closeTo(2, 6) });
  });

  test('but not where it is 0.9 % longer', () => {
    expect(refusal(aStack((s) => ({ '00200032': [0, 0, 2 * s + (s > 9 ? 0.018 : 0)] })))).toBeUndefined();
  });

  test('where one slice lies 1 mm beside the line of the others, but not where it lies a hundredth of one', () => {
    const beside = (mm: number) => aStack((s) => ({ '00200032': [s === 9 ? mm : 0, 0, 2 * s] }));
    expect(refusal(beside(1))).toEqual({ why: 'uneven', percent: expect.closeTo(50, 6) });
    expect(refusal(beside(0.01))).toBeUndefined();
  });

  test('where the gantry was tilted, by more than a tenth of a degree', () => {
    const tilted = (degrees: number) =>
      aStack((s) => ({ '00200032': [0, 2 * s * Math.tan((degrees * Math.PI) / 180), 2 * s] }));
    expect(refusal(tilted(15))).toEqual({ why: 'tilt', degrees: expect.closeTo(15, 6) });
    expect(refusal(tilted(0.12))?.why).toBe('tilt');
    expect(refusal(tilted(0.08))).toBeUndefined();
  });
});
