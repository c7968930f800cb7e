import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Passing } from './passing.ts';

const frame = 16;
const aPassing = () => new Passing((run) => void setTimeout(run, frame));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a row that comes into sight while the list moves asks once it stands, and one that has gone by never', () => {
  const passing = aPassing();
  const asked: string[] = [];
  passing.whenStill(() => asked.push('stood already'));
  vi.advanceTimersByTime(frame);
  passing.moved(1);
  passing.whenStill(() => asked.push('stays'));
  const gone = passing.whenStill(() => asked.push('goes by'));
  vi.advanceTimersByTime(100);
  passing.moved(1);
  vi.advanceTimersByTime(100);
  expect(asked).toEqual(['stood already']);
  expect(passing.isMoving).toBe(true);
  gone();
  vi.advanceTimersByTime(100);
  expect(asked).toEqual(['stood already', 'stays']);
  expect(passing.isMoving).toBe(false);
});

test('a row that is taken away before a frame has been drawn asks for nothing, though the list stands', () => {
  const passing = aPassing();
  const asked: string[] = [];
  const gone = passing.whenStill(() => asked.push('pushed away'));
  passing.whenStill(() => asked.push('drawn'));
  expect(asked).toEqual([]);
  gone();
  vi.advanceTimersByTime(frame);
  expect(asked).toEqual(['drawn']);
});

test('a screen of rows is finished over several frames, and waits again when the list moves on', () => {
  const passing = aPassing();
  let finished = 0;
  for (let row = 0; row < 12; row += 1) passing.whenStill(() => (finished += 1));
  vi.advanceTimersByTime(frame);
  const inOne = finished;
  expect(inOne).toBeGreaterThan(0);
  expect(inOne).toBeLessThan(5);
  passing.moved(1);
  vi.advanceTimersByTime(100);
  expect(finished).toBe(inOne);
  vi.advanceTimersByTime(500);
  expect(finished).toBe(12);
});

test('the list rushes while a movement brings more than is read, and no longer than it moves', () => {
  const passing = aPassing();
  expect(passing.isRushing).toBe(false);
  passing.moved(2);
  expect(passing.isRushing).toBe(false);
  passing.moved(12);
  expect(passing.isRushing).toBe(true);
  passing.moved(1);
  expect(passing.isRushing).toBe(false);
  passing.moved(12);
  vi.advanceTimersByTime(200);
  expect(passing.isRushing).toBe(false);
});
