import { expect, test } from 'vitest';

import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { aheadFrames } from './aheadFrames.ts';

/** A stack of axial slices, `from` upwards by `step` mm. */
function aStack(study: string, count: number, [from, step]: readonly [number, number]) {
  const [displaySet] = groupIntoDisplaySets(
    Array.from({ length: count }, (_, index) =>
      anInstance({
        '0020000D': [study],
        '0020000E': [`${study}.1`],
        '00080018': [`${study}.1.${index + 1}`],
        '00200013': [index + 1],
        '00200037': [1, 0, 0, 0, 1, 0],
        '00200032': [0, 0, from + index * step],
        '00280030': [1, 1],
      }),
    ),
  );
  if (displaySet?.kind !== 'images') throw new Error('no stack');
  return displaySet;
}

const numbers = (positions: ReturnType<typeof aheadFrames>) =>
  positions.map(({ instance }) => instance.instanceNumber);

test('of a long stack the images it may open at are fetched, the likeliest first, and no more', () => {
  const prior = aStack('1.2.1', 101, [0, 3]);
  const present = { displaySet: aStack('1.2.2', 51, [5000, 3]), index: 10 };
  const ahead = numbers(aheadFrames(prior, 0, present));
  // Opened at the first; a fifth of the way through from either end; the nearest in the patient; the middle.
  expect(ahead.slice(0, 5)).toEqual([1, 21, 81, 101, 51]);
  expect(ahead.length).toBeLessThanOrEqual(15);
});

test('where both lie in the same space the same place in the patient is among them', () => {
  const prior = aStack('1.2.1', 100, [0, 3]);
  const present = { displaySet: aStack('1.2.2', 20, [90, 3]), index: 4 };
  // 90 + 4 × 3 = 102 mm: the 35th slice of the prior.
  expect(numbers(aheadFrames(prior, 0, present))).toContain(35);
});

test('an image alone is fetched once, with or without anything to stand beside', () => {
  const prior = aStack('1.2.1', 1, [0, 3]);
  expect(numbers(aheadFrames(prior, 0, undefined))).toEqual([1]);
});
