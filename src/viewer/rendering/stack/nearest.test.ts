import { expect, test } from 'vitest';
import { cacheBudget, FrameCache } from './frameCache.ts';
import { nearest } from './nearest.ts';

test('frames are fetched ahead in the direction of scrolling, with some behind', () => {
  const fetched = new Set<number>();
  const next = () =>
    nearest({
      focus: 50,
      direction: 1,
      length: 300,
      reach: 100,
      isWanted: (i) => i !== 50 && !fetched.has(i),
    });
  const order = Array.from({ length: 8 }, () => {
    const index = next() ?? -1;
    fetched.add(index);
    return index;
  });
  expect(order).toEqual([51, 52, 53, 49, 54, 55, 56, 48]);
});

test('everything within reach is fetched in the end, and nothing outside the stack', () => {
  const fetched = new Set([2]);
  for (;;) {
    const index = nearest({
      focus: 2,
      direction: -1,
      length: 10,
      reach: 50,
      isWanted: (i) => !fetched.has(i),
    });
    if (index === undefined) break;
    fetched.add(index);
  }
  expect([...fetched].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('the cache keeps within its budget, and what was looked at last stays longest', () => {
  const cache = new FrameCache(250);
  const frame = () => ({ kind: 'grey' as const, rows: 10, columns: 10, values: new Uint8Array(100) });
  cache.set('a', frame());
  cache.set('b', frame());
  cache.get('a');
  cache.set('c', frame());
  expect(['a', 'b', 'c'].map((key) => cache.has(key))).toEqual([true, false, true]);
});

test('the budget is a quarter of the memory the device tells, and at most 1 GiB', () => {
  expect([cacheBudget(2), cacheBudget(8)]).toEqual([0.5 * 1024 ** 3, 1024 ** 3]);
});
