import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  areaOf,
  crossesItself,
  distance,
  isInside,
  longestDiameter,
  perimeterOf,
  type PlanarPoint,
  simplified,
  widthAcross,
} from './planarFigure.ts';

const outline = (...points: readonly (readonly [number, number])[]): readonly PlanarPoint[] =>
  points.map(([x, y]) => ({ x, y }));

const circle = (radius: number, corners: number) =>
  Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners;
    return { x: 100 + radius * Math.cos(angle), y: 80 + radius * Math.sin(angle) };
  });

test('a rectangle has its sides’ area, perimeter and diagonal, whichever way round it was drawn', () => {
  const rectangle = outline([10, 20], [13, 20], [13, 24], [10, 24]);
  for (const drawn of [rectangle, rectangle.toReversed()]) {
    expect(areaOf(drawn)).toBe(12);
    expect(perimeterOf(drawn)).toBe(14);
    expect(longestDiameter(drawn)?.length).toBe(5);
  }
});

test('a hollow outline has the area inside it, not that of its hull', () => {
  const letterL = outline([0, 0], [10, 0], [10, 2], [2, 2], [2, 10], [0, 10]);
  expect(areaOf(letterL)).toBe(36);
  expect(longestDiameter(letterL)?.length).toBeCloseTo(Math.hypot(10, 10), 12);
});

test('a circle of many corners comes to π r² and 2 r, and is as wide as it is long', () => {
  const drawn = circle(25, 360);
  expect(areaOf(drawn)).toBeCloseTo(Math.PI * 625, -1);
  const longest = longestDiameter(drawn);
  expect(longest?.length).toBeCloseTo(50, 9);
  expect(widthAcross(drawn, longest ?? { from: { x: 0, y: 0 }, to: { x: 1, y: 0 } })).toBeCloseTo(50, 1);
});

test('an ellipse is as wide across its longest diameter as its short axis', () => {
  const drawn = circle(1, 720).map(({ x, y }) => ({ x: (x - 100) * 16, y: (y - 80) * 13.5 }));
  const longest = longestDiameter(drawn);
  expect(longest?.length).toBeCloseTo(32, 6);
  if (longest !== undefined) expect(widthAcross(drawn, longest)).toBeCloseTo(27, 3);
});

test('rotating calipers find the pair that trying every pair finds', () => {
  const point = fc.record({
    x: fc.integer({ min: -500, max: 500 }),
    y: fc.integer({ min: -500, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (points) => {
      const every = Math.max(...points.flatMap((a) => points.map((b) => distance(a, b))));
      expect(longestDiameter(points)?.length).toBeCloseTo(every, 9);
    }),
    { numRuns: 500 },
  );
});

test('no points have no diameter, one has none to speak of, and points in a row have their ends', () => {
  expect(longestDiameter([])).toBeUndefined();
  expect(longestDiameter(outline([3, 3]))?.length).toBe(0);
  expect(longestDiameter(outline([0, 0], [1, 1], [5, 5], [2, 2]))?.length).toBeCloseTo(Math.hypot(5, 5), 12);
});

test('an outline like a bow crosses itself; a square and a hollow one do not', () => {
  expect(crossesItself(outline([0, 0], [4, 4], [4, 0], [0, 4]))).toBe(true);
  expect(crossesItself(outline([0, 0], [4, 0], [4, 4], [0, 4]))).toBe(false);
  expect(crossesItself(outline([0, 0], [10, 0], [10, 2], [2, 2], [2, 10], [0, 10]))).toBe(false);
});

test('inside is inside, and the hollow of an outline is not', () => {
  const letterL = outline([0, 0], [10, 0], [10, 2], [2, 2], [2, 10], [0, 10]);
  expect(isInside(letterL, { x: 1, y: 5 })).toBe(true);
  expect(isInside(letterL, { x: 5, y: 5 })).toBe(false);
});

test('a line drawn by hand loses the points that say nothing, and none that does', () => {
  const drawn = outline([0, 0], [1, 0.1], [2, -0.1], [3, 0], [3, 1], [3.1, 2], [3, 3]);
  expect(simplified(drawn, 0.5)).toEqual(outline([0, 0], [3, 0], [3, 3]));
});
