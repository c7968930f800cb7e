import { expect, test } from 'vitest';
import { Cine } from './cine.ts';

test('time decides which frame of a loop stands, so that a slow machine drops frames and keeps the rate', () => {
  const cine = new Cine({ framesPerSecond: 25 }, { index: 0, count: 10, now: 1000 });
  expect([1000, 1039, 1041, 1200, 1399, 1401].map((now) => cine.indexAt(now))).toEqual([0, 0, 1, 5, 9, 0]);
});

test('frames of unequal length stand as long as each says', () => {
  const cine = new Cine({ framesPerSecond: 10, durations: [100, 300, 50] }, { index: 0, count: 3, now: 0 });
  expect([50, 150, 399, 401, 460].map((now) => cine.indexAt(now))).toEqual([0, 1, 1, 2, 0]);
});

test('playing begins where the loop stands', () => {
  expect(new Cine({ framesPerSecond: 25 }, { index: 7, count: 10, now: 500 }).indexAt(500)).toBe(7);
});

test('the rate told is that of frames painted during the last second', () => {
  const cine = new Cine({ framesPerSecond: 30 }, { index: 0, count: 90, now: 0 });
  for (let now = 0; now <= 3000; now += 50) cine.painted(now);
  expect(cine.measuredRate).toBeCloseTo(20, 9);
});
