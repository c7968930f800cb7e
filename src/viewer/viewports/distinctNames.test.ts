import { expect, test } from 'vitest';

import { distinctNames } from './distinctNames.ts';

test('two recordings of one name are numbered, and a name that stands alone is left as it is', () => {
  expect(distinctNames(['RHYTHM', 'MEDIAN BEAT', 'RHYTHM'])).toEqual([
    'RHYTHM (1)',
    'MEDIAN BEAT',
    'RHYTHM (2)',
  ]);
});
