import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type DisplaySet, stackPositions } from './displaySet.ts';
import { groupIntoDisplaySets } from './displaySets.ts';
import { type Instance } from './instance.ts';
import { anInstance } from './testing.ts';

const axial = [1, 0, 0, 0, 1, 0];

function slice(
  number: number,
  z: number,
  more: Record<string, readonly unknown[] | undefined> = {},
): Instance {
  return anInstance({
    '00080018': [`1.2.1.1.${number}`],
    '00200013': [number],
    '00200032': [0, 0, z],
    '00200037': axial,
    '00200052': ['1.9'],
    '00280030': [0.7, 0.7],
    ...more,
  });
}

function instancesOf(set: DisplaySet): readonly Instance[] {
  return 'instances' in set ? set.instances : [set.instance];
}

test('a CT series is one volume in the order of its positions, running as its instance numbers run', () => {
  const [set] = groupIntoDisplaySets([slice(3, -3), slice(1, -1), slice(2, -2), slice(4, -4)]);
  expect(set).toMatchObject({ kind: 'images', id: '1.2.1.1', isVolume: true });
  expect(set === undefined ? [] : instancesOf(set).map((one) => one.instanceNumber)).toEqual([1, 2, 3, 4]);
});

test('a missing slice, an uneven step, a tilt or another Frame of Reference makes no volume, but loses nothing', () => {
  const regular = [slice(1, 0), slice(2, 1), slice(3, 2), slice(4, 3)];
  const gap = [slice(1, 0), slice(2, 1), slice(4, 3), slice(5, 4)];
  const tilted = [1, 2, 3, 4].map((n) => slice(n, n, { '00200032': [0, n * 0.1, n] }));
  const mixed = [...regular.slice(0, 3), slice(4, 3, { '00200052': ['1.8'] })];
  const isVolume = (list: Instance[]) =>
    groupIntoDisplaySets(list).map((set) => set.kind === 'images' && set.isVolume);
  expect([regular, gap, tilted, mixed].map(isVolume)).toEqual([[true], [false], [false], [false]]);
});

test('a localizer and another direction stand apart from the stack they came with', () => {
  const localizer = slice(1, 0, {
    '00080008': ['ORIGINAL', 'PRIMARY', 'LOCALIZER'],
    '00200037': [1, 0, 0, 0, 0, -1],
  });
  const coronal = [8, 9].map((n) => slice(n, n, { '00200037': [1, 0, 0, 0, 0, -1] }));
  const sets = groupIntoDisplaySets([localizer, ...coronal, slice(2, 1), slice(3, 2), slice(4, 3)]);
  expect(sets.map((set) => instancesOf(set).length).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
});

test('loops, photographs, video, documents, ECG, sound, reports and what is unknown each become their own kind', () => {
  const storage = '1.2.840.10008.5.1.4.1.1.';
  const of = (sopClassUid: string, n: number, more: Record<string, readonly unknown[] | undefined> = {}) =>
    anInstance({
      '00080016': [sopClassUid],
      '00080018': [`1.5.${n}`],
      '0020000E': [`1.4.${n}`],
      '00200011': [n],
      ...more,
    });
  const none = { '00280010': undefined, '00280011': undefined };
  const sets = groupIntoDisplaySets([
    of(`${storage}3.1`, 1, { '00280008': [60], '00181063': [33.3] }),
    of(`${storage}77.1.4`, 2),
    of(`${storage}77.1.1.1`, 3, { '00280008': [250] }),
    of(`${storage}104.1`, 4, { ...none, '00420012': ['application/pdf'] }),
    of(`${storage}9.1.1`, 5, none),
    of(`${storage}9.4.1`, 6, none),
    of(`${storage}88.11`, 7, none),
    of('1.2.999.1', 8),
    of(`${storage}11.1`, 9, none),
    of(`${storage}77.1.6`, 10, { '00280008': [12] }),
    of(`${storage}6.1`, 11),
  ]);
  expect(sets.map((set) => set.kind)).toEqual([
    'cine',
    'photos',
    'video',
    'document',
    'ecg',
    'audio',
    'report',
    'unsupported',
    'unsupported',
    'slide',
    'images',
  ]);
});

test('a video stream is a video in whatever class it lies, and a video class of separate frames is a loop', () => {
  const storage = '1.2.840.10008.5.1.4.1.1.';
  const kindOf = (sopClassUid: string, transferSyntaxUid: string, frames: number) =>
    groupIntoDisplaySets([
      anInstance({ '00080016': [sopClassUid], '00083002': [transferSyntaxUid], '00280008': [frames] }),
    ]).map(({ kind }) => kind);
  const classes = [
    '3.1',
    '7.4',
    '12.1',
    '12.1.1',
    '77.1.1',
    '77.1.4',
    '77.1.1.1',
    '77.1.2.1',
    '77.1.4.1',
    '77.1.5.1',
  ];
  for (const sopClass of classes)
    for (const syntax of ['100', '101.1', '102', '103.1', '106', '107', '108'])
      for (const frames of [1, 60])
        expect(kindOf(storage + sopClass, `1.2.840.10008.1.2.4.${syntax}`, frames)).toEqual(['video']);
  expect(kindOf(`${storage}77.1.1.1`, '1.2.840.10008.1.2.4.50', 60)).toEqual(['cine']);
});

test('every instance stands in exactly one display set, whatever its class, frames and geometry', () => {
  const classes = [
    '2',
    '2.1',
    '3.1',
    '6.1',
    '7.4',
    '12.1',
    '77.1.4',
    '77.1.1.1',
    '104.1',
    '88.11',
    '66.4',
    '9.1.1',
    '77.1.6',
    'x',
  ];
  const any = fc.record({
    sopClass: fc.constantFrom(...classes),
    series: fc.integer({ min: 1, max: 3 }),
    frames: fc.integer({ min: 0, max: 4 }),
    rows: fc.option(fc.integer({ min: 0, max: 64 }), { nil: undefined }),
    position: fc.option(fc.array(fc.float({ noNaN: true }), { minLength: 2, maxLength: 3 }), {
      nil: undefined,
    }),
    orientation: fc.constantFrom(undefined, axial, [0, 1, 0, 0, 0, -1], [1, 1, 1, 1, 1, 1]),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), (list) => {
      const instances = list.map((one, index) =>
        anInstance({
          '00080016': [`1.2.840.10008.5.1.4.1.1.${one.sopClass}`],
          '00080018': [`1.7.${index}`],
          '0020000E': [`1.6.${one.series}`],
          '00280008': [one.frames],
          '00280010': one.rows === undefined ? undefined : [one.rows],
          '00200032': one.position,
          '00200037': one.orientation,
        }),
      );
      const sets = groupIntoDisplaySets(instances);
      const shown = sets.flatMap(instancesOf).map((instance) => instance.sopInstanceUid);
      expect(shown.toSorted()).toEqual(instances.map((instance) => instance.sopInstanceUid).toSorted());
      expect(new Set(sets.map((set) => set.id)).size).toBe(sets.length);
    }),
    { numRuns: 200 },
  );
});

test('positions of a stack: one for each frame, in order', () => {
  const [set] = groupIntoDisplaySets([
    anInstance({ '00080016': ['1.2.840.10008.5.1.4.1.1.3.1'], '00280008': [3] }),
  ]);
  if (set?.kind !== 'cine') throw new Error('a loop was expected');
  expect(stackPositions(set).map((position) => position.frameNumber)).toEqual([1, 2, 3]);
});
