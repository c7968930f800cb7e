import { expect, test } from 'vitest';

import { isSliced, petOnCt } from './planes.ts';
import { aSeries, aStudyOf } from './testing.ts';

const shown = (pair: ReturnType<typeof petOnCt>) =>
  pair === undefined ? undefined : [pair.pet.seriesInstanceUid, pair.ct.seriesInstanceUid];

test('slices can be asked for in other planes; a projection, a loop or one image alone cannot', () => {
  const first = (of: 'CT' | 'DX' | 'US', size: number) =>
    aSeries({ study: '1.1', series: '1.1.1', of, size })[0];
  expect(isSliced(first('CT', 9))).toBe(true);
  expect(isSliced(first('CT', 1))).toBe(false);
  expect(isSliced(first('DX', 2))).toBe(false);
  expect(isSliced(first('US', 1))).toBe(false);
});

test('PET goes on the CT of its own Frame of Reference that has most slices', () => {
  const { displaySets } = aStudyOf(
    '1.1',
    { series: '1.1.1', of: 'CT', size: 8 },
    { series: '1.1.2', of: 'CT', size: 12 },
    { series: '1.1.3', of: 'CT', size: 30, frameOfReference: '1.8' },
    { series: '1.1.4', of: 'PT', size: 10 },
  );
  expect(shown(petOnCt(displaySets, undefined))).toEqual(['1.1.4', '1.1.2']);
  const active = displaySets.find(({ seriesInstanceUid }) => seriesInstanceUid === '1.1.1');
  expect(shown(petOnCt(displaySets, active))).toEqual(['1.1.4', '1.1.1']);
});

test('where PET and CT share no Frame of Reference, or one is no volume, nothing is laid on the other', () => {
  const apart = aStudyOf(
    '1.1',
    { series: '1.1.1', of: 'CT', size: 8, frameOfReference: '1.8' },
    { series: '1.1.2', of: 'PT', size: 8 },
  );
  expect(petOnCt(apart.displaySets, undefined)).toBeUndefined();
  const few = aStudyOf('1.1', { series: '1.1.1', of: 'CT', size: 8 }, { series: '1.1.2', of: 'PT', size: 3 });
  expect(petOnCt(few.displaySets, undefined)).toBeUndefined();
});
