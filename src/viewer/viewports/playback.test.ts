import { expect, test } from 'vitest';
import { measuredRate, playedTiming, speedBeside } from './playback.ts';

test('half speed doubles how long each frame stands', () => {
  const timing = { framesPerSecond: 30, durations: [33, 66], source: 'frame-time-vector' as const };
  expect(playedTiming(timing, 0.5)).toEqual({ framesPerSecond: 15, durations: [66, 132] });
});

test('speed goes from a quarter to four times and no further', () => {
  expect(speedBeside(0.25, -1)).toBe(0.25);
  expect(speedBeside(1, 1)).toBe(2);
  expect(speedBeside(4, 1)).toBe(4);
});

test('the measured rate counts what was painted during the last second', () => {
  const times = Array.from({ length: 61 }, (_, index) => index * 40);
  expect(measuredRate(times, 2400)).toBeCloseTo(25, 5);
  expect(measuredRate([], 100)).toBe(0);
});
