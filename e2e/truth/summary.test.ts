import { expect, test } from 'vitest';
import { summary } from './summary.ts';
import { type Outcome } from './verdict.ts';

const judged = (name: string, outcome: Outcome) => ({
  file: {
    file: name,
    features: [],
    sopClass: '',
    transferSyntaxUid: '',
    bitsAllocated: '16',
    references: [],
  },
  verdict: { outcome, because: `because\n of ${name}` },
  milliseconds: 12.4,
});

test('every deviation has its line and its reason, and the last line counts all', () => {
  const lines = summary([judged('b', 'silent'), judged('a', 'refused'), judged('c', 'true')], 61.2);
  expect(lines).toEqual([
    'refused  a  because of a  12 ms',
    'silent   b  because of b  12 ms',
    '',
    'no reference: 1 true, 1 refused, 0 wrong, 1 silent',
    '3 files in 61 s',
    'truth: 1 true, 1 refused, 0 wrong, 1 silent',
  ]);
});
