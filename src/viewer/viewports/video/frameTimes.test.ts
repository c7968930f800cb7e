import fc from 'fast-check';
import { expect, test } from 'vitest';

import { frameAtTime, frameTimes, places, timeOfFrame } from './frameTimes.ts';
import { streamFaults } from './VideoBadges.tsx';

const film = fc.record({
  timescale: fc.constantFrom(600, 1000, 12_800, 30_000, 90_000),
  start: fc.nat(100_000),
  durations: fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 10, max: 9000 })), {
    minLength: 1,
    maxLength: 20,
  }),
});

test('a seek into any frame is a seek into that frame, whatever its length and wherever the film begins', () => {
  fc.assert(
    fc.property(film, fc.nat(), (timing, pick) => {
      const times = frameTimes(timing);
      const frame = (pick % times.total) + 1;
      for (const place of places) expect(frameAtTime(times, timeOfFrame(times, frame, place))).toBe(frame);
      // Players tell a frame's start in microseconds, rounded either way.
      const start = times.starts[frame - 1] ?? 0;
      for (const by of [-1e-6, 0, 1e-6]) expect(frameAtTime(times, start + by)).toBe(frame);
    }),
  );
});

test('what is asked for outside the film is its first or last frame', () => {
  const times = frameTimes({ timescale: 25, start: 2, durations: [[100, 1]] });
  expect(times).toMatchObject({ total: 100, framesPerSecond: 25, isSteady: true });
  expect(timeOfFrame(times, 0)).toBeCloseTo(2.5 / 25, 9);
  expect(timeOfFrame(times, 1000)).toBeCloseTo(101.5 / 25, 9);
  expect([frameAtTime(times, 0), frameAtTime(times, 99)]).toEqual([1, 100]);
});

test('a rate that varies is told from one that is only rounded', () => {
  const isSteady = (durations: [number, number][]) =>
    frameTimes({ timescale: 90_000, start: 0, durations }).isSteady;
  expect(
    isSteady([
      [1, 3003],
      [1, 3004],
      [1, 3003],
      [1, 1],
    ]),
  ).toBe(true);
  expect(
    isSteady([
      [60, 3600],
      [60, 10_800],
    ]),
  ).toBe(false);
});

test('an object that counts otherwise than its stream is told so; one that says 1 has not counted', () => {
  const stream = { durations: [[100, 1]] as [number, number][], hidden: 0, hasFaults: false };
  expect(streamFaults(100, stream)).toEqual([]);
  expect(streamFaults(1, stream)).toEqual([]);
  expect(streamFaults(120, { ...stream, hidden: 20, hasFaults: true })).toEqual(
    (['count', 'hidden', 'broken'] as const).map((kind) => ({ kind, shown: 100, stated: 120, hidden: 20 })),
  );
});
