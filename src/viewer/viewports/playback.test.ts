import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameAtTime, measuredRate, playedTiming, speedBeside, timeOfFrame } from './playback.ts';

test('seeking to the middle of a frame always lands on that frame, at any rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.constantFrom(12.5, 23.976, 25, 29.97, 30, 50, 59.94),
      (frame, rate) => {
        expect(frameAtTime(timeOfFrame(frame, rate), rate, 20_000)).toBe(frame);
        // Media times are the frame's start, rounded to the file's time base.
        expect(frameAtTime(Math.round(((frame - 1) / rate) * 90_000) / 90_000, rate, 20_000)).toBe(frame);
      },
    ),
  );
});

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
