import { expect, test } from 'vitest';

import { itemsWithin, offsetsOf, scrollTopFor } from './windowing.ts';

const offsets = offsetsOf([34, 76, 76, 34, 76]);

test('only items in sight are drawn, with a few to spare on either side', () => {
  expect(itemsWithin(offsets, { top: 0, bottom: 100 }, 0)).toEqual({ from: 0, to: 2 });
  expect(itemsWithin(offsets, { top: 120, bottom: 200 }, 0)).toEqual({ from: 2, to: 4 });
  expect(itemsWithin(offsets, { top: 120, bottom: 200 }, 9)).toEqual({ from: 0, to: 5 });
  expect(itemsWithin(offsetsOf([]), { top: 0, bottom: 500 }, 4)).toEqual({ from: 0, to: 0 });
});

test('the first and the last of two thousand can both be reached', () => {
  const long = offsetsOf(Array.from({ length: 2000 }, () => 76));
  const last = { start: long[1999] ?? 0, end: long[2000] ?? 0 };
  const top = scrollTopFor(last, { top: 0, height: 600, headroom: 34 });
  expect(itemsWithin(long, { top, bottom: top + 600 }, 0).to).toBe(2000);
  expect(scrollTopFor({ start: 0, end: 76 }, { top, height: 600, headroom: 34 })).toBe(0);
});

test('an item already in sight does not move the list', () => {
  expect(scrollTopFor({ start: 200, end: 276 }, { top: 100, height: 600, headroom: 34 })).toBe(100);
});
