import { expect, test } from 'vitest';

import { arrange } from '#viewer/comparison/arrangement.ts';
import { aStudyOf } from '#viewer/comparison/testing.ts';
import { parseView } from '#viewer/comparison/viewState.ts';

const ct = aStudyOf(
  '1.1',
  { series: '1.1.2', of: 'CT', size: 20 },
  { series: '1.1.3', of: 'CT', size: 40 },
  { series: '1.1.4', of: 'US', size: 2 },
);
const shown = (query: string) =>
  arrange(parseView(new URLSearchParams(`studies=1.1&${query}`)), {
    studies: [ct],
    present: ct,
    device: 'wide',
  }).cells.map((cell) => [cell?.displaySet.id, cell?.start]);

test('a link to an image shows that image and nothing beside it, whatever the rules would hang', () => {
  expect(shown('grid=1x2')).toHaveLength(2);
  expect(shown('instance=1.1.2.7')).toEqual([['1.1.2', 6]]);
});

test('a series is found by its UID also where it is shown as several things', () => {
  expect(shown('series=1.1.2')).toEqual([['1.1.2', undefined]]);
  expect(shown('series=1.1.4')).toEqual([['1.1.4:1.1.4.1', undefined]]);
});

test('a frame of a loop is where the link says', () => {
  expect(shown('series=1.1.4&instance=1.1.4.2&frame=12')).toEqual([['1.1.4:1.1.4.2', 11]]);
});
