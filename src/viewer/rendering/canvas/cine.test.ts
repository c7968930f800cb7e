import { expect, test } from 'vitest';
import { Cine, furthest } from './cine.ts';

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

test('a loop stands at the frame before one that has not come, and goes on in time from there', () => {
  const loaded = new Set([0, 1, 2, 3, 9]);
  const stack = {
    positions: { length: 10 },
    at: (index: number) => (loaded.has(index) ? 'frame' : undefined),
  };
  expect(furthest({ from: 0, to: 7, stack })).toBe(3);
  expect(furthest({ from: 9, to: 2, stack })).toBe(2);
  const cine = new Cine({ framesPerSecond: 25 }, { index: 0, count: 10, now: 0 });
  cine.standAt(3, 1000);
  expect([1000, 1039, 1041].map((now) => cine.indexAt(now))).toEqual([3, 3, 4]);
});
