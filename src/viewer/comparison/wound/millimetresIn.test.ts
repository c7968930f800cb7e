import { expect, test } from 'vitest';

import { millimetresIn } from './millimetresIn.ts';

test.each([
  ['50', 50],
  [' 19,5 ', 19.5],
  ['19.5 mm', 19.5],
  ['0,5', 0.5],
])('«%s» is %d millimetres', (written, due) => {
  expect(millimetresIn(written)).toBe(due);
});

test.each(['', '0', '-5', '1 000 000', 'fem', '5 cm', '1,2,3', 'NaN'])('«%s» is no length', (written) => {
  expect(millimetresIn(written)).toBeUndefined();
});
