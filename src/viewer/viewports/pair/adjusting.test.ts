import { expect, test } from 'vitest';

import { fitOf, nextSide, type Points, pointsOf, withMoved, withPoint } from './adjusting.ts';

const put = (points: Points, side: 'past' | 'now', x: number) =>
  withPoint(points, { side, point: { x, y: x } });

test('points are asked for in turn, then before now, until both have three', () => {
  let points: Points = [];
  const asked: (string | undefined)[] = [];
  for (let x = 0; x < 6; x += 1) {
    const side = nextSide(points);
    asked.push(side);
    if (side !== undefined) points = put(points, side, x * 10);
  }
  expect(asked).toEqual(['past', 'now', 'past', 'now', 'past', 'now']);
  expect(nextSide(points)).toBeUndefined();
  expect(put(points, 'past', 99)).toBe(points);
});

test('nothing is laid on anything before two places are marked in both', () => {
  const points = put(put(put([], 'past', 0), 'now', 10), 'past', 100);
  expect(fitOf(points)).toBeUndefined();
  expect(fitOf(put(points, 'now', 210))?.similarity.p).toBeCloseTo(2);
});

test('a point that is moved stays the same point of its half', () => {
  const points = put(put(put([], 'past', 0), 'now', 10), 'past', 100);
  const moved = withMoved(points, 1, { side: 'past', point: { x: 7, y: 8 } });
  expect(pointsOf(moved, 'past')).toEqual([
    { x: 0, y: 0 },
    { x: 7, y: 8 },
  ]);
  expect(pointsOf(moved, 'now')).toEqual([{ x: 10, y: 10 }]);
});
