import { expect, test } from 'vitest';
import { type StackDisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { unmoved } from '#dicom/rigid.ts';
import { anInstance } from '#dicom/testing.ts';
import { type Anchor, counterpart, firstCounterpart, type Standing, standingOf } from './scrollLink.ts';

interface Slices {
  readonly from: number;
  readonly step: number;
  readonly count: number;
  readonly frame?: string;
  readonly orientation?: readonly number[];
}

function standing(slices: Slices, index: number, anchorIndex?: number): Standing {
  const instances = Array.from({ length: slices.count }, (_, i) =>
    anInstance({
      '00080018': [`1.2.${i + 1}`],
      '00200032': [0, 0, slices.from + slices.step * i],
      '00200037': slices.orientation ?? [1, 0, 0, 0, 1, 0],
      '00200052': [slices.frame ?? '1.9'],
    }),
  );
  if (!isNonEmpty(instances)) throw new Error('a stack has slices');
  const [{ studyInstanceUid, seriesInstanceUid }] = instances;
  const displaySet: StackDisplaySet = {
    id: 's',
    kind: 'images',
    isVolume: true,
    modality: 'CT',
    studyInstanceUid,
    seriesInstanceUid,
    instances,
  };
  const anchor: Anchor | undefined =
    anchorIndex === undefined
      ? undefined
      : { index: anchorIndex, position: slices.from + slices.step * anchorIndex };
  return standingOf({ stack: { displaySet, positions: stackPositions(displaySet) }, index, anchor });
}

test('in one Frame of Reference the other goes to the same patient position, whatever the slice distance', () => {
  const thin = standing({ from: 0, step: 1, count: 300 }, 120);
  const thick = standing({ from: -10, step: 5, count: 60 }, 0);
  expect(counterpart(thin, thick)).toBe(26);
});

test('a stack in the opposite order is met at the same position', () => {
  const down = standing({ from: 299, step: -1, count: 300 }, 0);
  expect(counterpart(standing({ from: 0, step: 1, count: 300 }, 10), down)).toBe(289);
});

test('in another Frame of Reference the distance from the moment of linking is kept', () => {
  const now = standing({ from: 1000, step: 2, count: 100, frame: '1.7' }, 60, 50);
  const prior = standing({ from: 0, step: 4, count: 100, frame: '1.8' }, 0, 20);
  expect(counterpart(now, prior)).toBe(25);
});

test('planes that cross do not follow each other', () => {
  const sagittal = standing({ from: 0, step: 1, count: 20, orientation: [0, 1, 0, 0, 0, -1] }, 0);
  expect(counterpart(standing({ from: 0, step: 1, count: 20 }, 5), sagittal)).toBeUndefined();
});

test('a position that the other stack does not hold moves nothing', () => {
  const short = standing({ from: 0, step: 1, count: 20 }, 0);
  expect(counterpart(standing({ from: 0, step: 1, count: 300 }, 200), short)).toBeUndefined();
});

test('a prior on the same scale of the table begins at the nearest patient position', () => {
  const now = standing({ from: 0, step: 1, count: 200, frame: '1.7' }, 100);
  const prior = standing({ from: 2, step: 2, count: 120, frame: '1.8' }, 0);
  expect(firstCounterpart(now, prior)).toBe(49);
});

test('a prior whose table had another origin begins the same part of the way through', () => {
  const now = standing({ from: 0, step: 1, count: 201, frame: '1.7' }, 100);
  const prior = standing({ from: 5000, step: 2, count: 101, frame: '1.8' }, 0);
  expect(firstCounterpart(now, prior)).toBe(50);
});

test('a prior numbered from feet to head begins at the same part of the patient, not at the other end', () => {
  const now = standing({ from: -288, step: -1.5, count: 220, frame: '1.7' }, 0);
  const prior = standing({ from: 546, step: 2.5, count: 132, frame: '1.8' }, 0);
  expect(firstCounterpart(now, prior)).toBe(131);
});

test('by a registration, slices follow by place through it, whatever the two origins are', () => {
  const laidOn = { frameOfReferenceUid: '1.9', placing: { ...unmoved, shift: [0, 0, -1000] as const } };
  const present = standing({ from: 0, step: 2, count: 60 }, 20);
  const prior = { ...standing({ from: 1000, step: 5, count: 30, frame: '1.8' }, 3), laidOn };
  // z = 40 of the present is 1040 of the prior.
  expect(counterpart(present, prior)).toBe(8);
  expect(firstCounterpart(present, prior)).toBe(8);
  expect([7, 8]).toContain(counterpart(prior, present));
});

test('a slice laid beyond the other volume is followed by nothing', () => {
  const laidOn = { frameOfReferenceUid: '1.9', placing: { ...unmoved, shift: [0, 0, -3000] as const } };
  const prior = { ...standing({ from: 1000, step: 5, count: 30, frame: '1.8' }, 3), laidOn };
  expect(counterpart(standing({ from: 0, step: 2, count: 60 }, 20), prior)).toBeUndefined();
});
