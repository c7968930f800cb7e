import { expect, test } from 'vitest';

import { LineSpeed } from './lineSpeed.ts';

test('a line is slow when most of the latest bodies were, and fast again only when clearly so', () => {
  const line = new LineSpeed();
  expect(line.isSlow).toBe(false);
  line.arrived(524_288, 10);
  line.arrived(524_288, 250);
  line.arrived(524_288, 250);
  expect(line.isSlow).toBe(true);
  for (let i = 0; i < 8; i++) line.arrived(524_288, 60);
  expect(line.isSlow).toBe(true);
  for (let i = 0; i < 8; i++) line.arrived(524_288, 15);
  expect(line.isSlow).toBe(false);
});

test('small bodies tell nothing of the line', () => {
  const line = new LineSpeed();
  for (let i = 0; i < 8; i++) line.arrived(2000, 900);
  expect(line.isSlow).toBe(false);
});

test('a line on which some slices take seconds is narrow, and one that is merely worth squeezing for is not', () => {
  const line = new LineSpeed();
  expect(line.isNarrow).toBe(false);
  for (let body = 0; body < 7; body += 1) line.arrived(500_000, 100);
  expect([line.isSlow, line.isNarrow]).toEqual([true, false]);
  for (let body = 0; body < 7; body += 1) line.arrived(500_000, 1000);
  expect(line.isNarrow).toBe(true);
});
