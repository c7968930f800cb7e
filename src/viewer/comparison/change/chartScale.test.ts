import { expect, test } from 'vitest';

import { chartScale, labelled } from './chartScale.ts';

const box = { left: 40, right: 440, top: 10, bottom: 110 };

test('twice as much is twice as high, and time is as long as it was', () => {
  const scale = chartScale(
    [
      { time: 0, value: 10 },
      { time: 100, value: 20 },
      { time: 400, value: 5 },
    ],
    box,
  );
  expect(scale.x(100) - scale.x(0)).toBe(100);
  expect(110 - scale.y(20)).toBeCloseTo(2 * (110 - scale.y(10)), 9);
  expect(scale.ticks).toEqual([0, 5, 10, 15, 20]);
});

test.each([
  [[0.003, 0.009], 0, 0.01],
  [[7, 7], 0, 8],
  [[0, 0], 0, 0.2],
  [[-396, 12], -400, 100],
  [[1234, 987], 0, 1250],
])('round numbers enclose %j', (values, low, high) => {
  const { ticks } = chartScale(
    values.map((value, time) => ({ time, value })),
    box,
  );
  expect(ticks[0]).toBeCloseTo(low, 9);
  expect(ticks.at(-1)).toBeCloseTo(high, 9);
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  expect(ticks.length).toBeLessThanOrEqual(7);
});

test('a single date stands in the middle', () => {
  expect(chartScale([{ time: 5, value: 1 }], box).x(5)).toBe(240);
});

test('dates are written where they have room, the first and the last before others', () => {
  expect([...labelled([0, 10, 90, 150, 300], 80)]).toEqual([0, 2, 4]);
  expect([...labelled([0, 30], 80)]).toEqual([0]);
  expect([...labelled([0], 80)]).toEqual([0]);
});
