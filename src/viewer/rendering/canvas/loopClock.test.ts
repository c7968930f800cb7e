import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { type ClockReading, LoopClock } from './loopClock.ts';
import { SharedTime } from './sharedTime.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A clock, and what it has told of itself. */
function aClock(moment: () => number) {
  const told: ClockReading[] = [];
  const clock = new LoopClock((one) => told.push(one.reading(moment())));
  return { clock, told };
}

test('from one reading another window knows where the clock stands at every later moment', () => {
  const [here, there] = [aClock(() => 1000), aClock(() => 1000)];
  here.clock.start(2, { now: 1000, unit: 800 });
  here.clock.setSpeed(0.5, { now: 1000, unit: undefined });
  const [, last] = here.told;
  if (last === undefined) throw new Error('nothing was told');
  there.clock.adopt(last);
  expect(there.clock.isRunning).toBe(true);
  for (const now of [1000, 1016, 5000, 60_000])
    expect(there.clock.at(now)).toBeCloseTo(here.clock.at(now), 6);
  expect(there.clock.at(2600)).toBeCloseTo(3, 6);
  // What is adopted is not told back.
  expect(there.told).toEqual([]);
});

test('what changes nothing is not told', () => {
  const { clock, told } = aClock(() => 0);
  clock.start(0, { now: 0, unit: 1 });
  clock.setSpeed(1, { now: 0, unit: undefined });
  expect(told).toHaveLength(2);
  clock.start(5, { now: 20, unit: 1 });
  clock.setSpeed(1, { now: 20, unit: undefined });
  expect(told).toHaveLength(2);
  clock.stop(30);
  clock.stop(40);
  expect(told.map(({ state }) => state)).toEqual(['running', 'running', 'stopped']);
});

test('of two clocks set at once both keep the later one', () => {
  const [here, there] = [aClock(() => 10), aClock(() => 12)];
  here.clock.start(1, { now: 10, unit: 1 });
  there.clock.start(7, { now: 12, unit: 1 });
  const [a, b] = [here.clock.reading(10), there.clock.reading(12)];
  here.clock.adopt(b);
  there.clock.adopt(a);
  expect(there.clock.at(12)).toBe(7);
  expect(here.clock.at(12)).toBeCloseTo(7, 6);
});

test('while a loop waits for a frame the other window stands, told five times a second at most, until it goes on', () => {
  let now = 0;
  const { clock, told } = aClock(() => now);
  const there = aClock(() => now);
  clock.start(0, { now, unit: 1 });
  clock.setSpeed(1, { now, unit: undefined });
  told.length = 0;
  for (now = 16; now < 1000; now += 16) {
    vi.advanceTimersByTime(16);
    clock.hold(40 + now / 100, now);
  }
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThanOrEqual(5);
  expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['held']));
  const held = told.at(-1);
  if (held === undefined) throw new Error('nothing was told');
  there.clock.adopt(held);
  expect(there.clock.at(5000)).toBe(held.turns);
  vi.advanceTimersByTime(150);
  expect(told.at(-1)?.state).toBe('running');
  there.clock.adopt(told.at(-1) ?? held);
  expect(there.clock.at(5000)).toBeCloseTo(clock.at(5000), 6);

  // A window that goes while it is waited for is waited for no longer.
  const late = aClock(() => now);
  late.clock.adopt(held);
  late.clock.releaseElsewhere(5000);
  expect(late.clock.at(5100)).toBeCloseTo(held.turns + 100, 6);
});

test('a moment told by another window is taken as it is, unless its clock was set meanwhile', () => {
  const same = new SharedTime();
  expect(same.own({ sent: 1000, moment: 900 }, 1004)).toBe(900);
  const ahead = new SharedTime();
  // Three seconds ahead: what it sends seems to come from the future.
  expect(ahead.own({ sent: 4000, moment: 3900 }, 1002)).toBe(902);
  expect(ahead.own({ sent: 4100, moment: 4100 }, 1150)).toBe(1102);
  const behind = new SharedTime();
  expect(behind.own({ sent: 1000, moment: 1000 }, 9005)).toBe(9005);
});
