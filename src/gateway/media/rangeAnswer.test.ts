import { expect, test } from 'vitest';

import { rangeAnswer } from './rangeAnswer.ts';

const none = { ifRange: undefined, etag: '"a"' };

test.each([
  ['bytes=0-', { status: 206, from: 0, to: 99 }],
  ['bytes=10-19', { status: 206, from: 10, to: 19 }],
  ['bytes=90-200', { status: 206, from: 90, to: 99 }],
  ['bytes=-10', { status: 206, from: 90, to: 99 }],
  ['bytes=-500', { status: 206, from: 0, to: 99 }],
  ['bytes=100-', { status: 416 }],
  ['bytes=-0', { status: 416 }],
  ['bytes=5-2', { status: 200, from: 0, to: 99 }],
  ['bytes=0-1,5-6', { status: 200, from: 0, to: 99 }],
  ['pages=1-2', { status: 200, from: 0, to: 99 }],
])('of 100 bytes, %s is answered with %o', (range, answer) => {
  expect(rangeAnswer(range, 100, none)).toEqual(answer);
});

test('a range of an older file is answered with the whole of the present one', () => {
  expect(rangeAnswer('bytes=10-19', 100, { ifRange: '"old"', etag: '"a"' })).toEqual({
    status: 200,
    from: 0,
    to: 99,
  });
  expect(rangeAnswer('bytes=10-19', 100, { ifRange: '"a"', etag: '"a"' })).toMatchObject({ status: 206 });
});
