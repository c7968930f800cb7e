import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { CodingMemory } from './codingMemory.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function told(memory: CodingMemory): readonly number[] {
  const sizes: number[] = [];
  memory.subscribe(() => sizes.push(memory.shown().size));
  return sizes;
}
const learn = (memory: CodingMemory, uid: string) => memory.learn(new Map([[uid, 'failed']]));

test('what is learnt in quick succession is told at once', () => {
  const memory = new CodingMemory();
  const sizes = told(memory);
  learn(memory, '1.1');
  learn(memory, '1.2');
  vi.advanceTimersByTime(500);
  learn(memory, '1.3');
  vi.advanceTimersByTime(500);
  expect(sizes).toEqual([2, 3]);
});

test('a list is not made anew while it is scrolled, but not held back for ever', () => {
  const memory = new CodingMemory();
  const sizes = told(memory);
  learn(memory, '1.1');
  for (let moment = 0; moment < 20; moment += 1) {
    memory.moved();
    vi.advanceTimersByTime(100);
  }
  expect(sizes).toEqual([]);
  vi.advanceTimersByTime(700);
  expect(sizes).toEqual([1]);
  learn(memory, '1.2');
  for (let moment = 0; moment < 220; moment += 1) {
    memory.moved();
    vi.advanceTimersByTime(100);
  }
  expect(sizes).toEqual([1, 2]);
});
