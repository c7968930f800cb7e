import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Passing } from './passing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a row that comes into sight while the list moves asks once it stands, and one that has gone by never', () => {
  const passing = new Passing();
  const asked: string[] = [];
  passing.whenStill(() => asked.push('stood already'));
  passing.moved();
  passing.whenStill(() => asked.push('stays'));
  const gone = passing.whenStill(() => asked.push('goes by'));
  vi.advanceTimersByTime(100);
  passing.moved();
  vi.advanceTimersByTime(100);
  expect(asked).toEqual(['stood already']);
  expect(passing.isMoving).toBe(true);
  gone();
  vi.advanceTimersByTime(100);
  expect(asked).toEqual(['stood already', 'stays']);
  expect(passing.isMoving).toBe(false);
});
