import { expect, test } from 'vitest';
import { type ImagesDisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { type Target } from '#viewer/rendering/canvas.ts';
import { arrival } from './arrival.ts';

/** A series of images by their numbers, which their UIDs end in. */
function aSeries(series: string, ...numbers: readonly number[]): ImagesDisplaySet {
  const [set] = groupIntoDisplaySets(
    numbers.map((number) =>
      anInstance({ '0020000E': [series], '00080018': [`${series}.${number}`], '00200013': [number] }),
    ),
  );
  if (set?.kind !== 'images') throw new Error('images');
  return set;
}

const targetOf = (displaySet: ImagesDisplaySet, index = 0): Target => ({
  displaySet,
  index,
  orientation: 'acquisition',
});

function arrived(from: Target, standsAt: number, to: Target) {
  const position = stackPositions(from.displaySet)[standsAt];
  return arrival(to, { target: from, position });
}

test('a first target is gone to', () => {
  const to = targetOf(aSeries('1.2.1', 1, 2, 3), 2);
  const none = { target: undefined, position: undefined };
  expect(arrival(to, none)).toEqual({ index: 2, stays: false });
});

test('the same wish made anew moves nothing and loses nothing', () => {
  const again = targetOf(aSeries('1.2.1', 1, 2, 3));
  expect(arrived(targetOf(aSeries('1.2.1', 1, 2, 3)), 2, again)).toEqual({ index: 2, stays: true });
});

test('images that come before the one in view push it on, and it stays in view', () => {
  const more = targetOf(aSeries('1.2.1', 1, 2, 3, 4, 5));
  expect(arrived(targetOf(aSeries('1.2.1', 3, 5)), 1, more)).toEqual({ index: 4, stays: true });
});

test('a wish for another position, and another series, are gone to', () => {
  const from = targetOf(aSeries('1.2.1', 1, 2, 3));
  expect(arrived(from, 2, targetOf(aSeries('1.2.1', 1, 2, 3), 1))).toEqual({ index: 1, stays: false });
  expect(arrived(from, 2, targetOf(aSeries('1.2.2', 1, 2, 3)))).toEqual({ index: 0, stays: false });
});
