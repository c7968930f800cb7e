import { expect, test } from 'vitest';

import { fittingIn } from './fitting.ts';

test('where all stand on the line, nothing stands for more', () => {
  expect(fittingIn(300, [100, 100, 100], 50)).toBe(3);
});

test('where not all do, there is room for the menu of the rest', () => {
  expect(fittingIn(299, [100, 100, 100], 50)).toBe(2);
  expect(fittingIn(240, [100, 100, 100], 50)).toBe(1);
  expect(fittingIn(120, [100, 100, 100], 50)).toBe(0);
});
