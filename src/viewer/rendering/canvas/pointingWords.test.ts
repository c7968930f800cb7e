import { expect, test } from 'vitest';

import { type MeasurementWords } from '#viewer/rendering/canvas.ts';
import { type Draft } from '#viewer/rendering/measuring/draft.ts';
import { spokenAfter } from './pointingWords.ts';

const words: MeasurementWords['pointing'] = {
  at: (x, y) => `at ${x}, ${y}`,
  placed: (points, x, y) => `${points} at ${x}, ${y}`,
  takenBack: (points) => `${points} left`,
  held: (x, y) => `held ${x}, ${y}`,
  removed: (left) => `${left} figures`,
  ended: 'ended',
};
const cursor = { x: 12.9, y: 7.2 };
const draft: Draft = { kind: 'outline', points: [{ x: 1, y: 1 }, { x: 2, y: 2 }, cursor], isStroke: false };

test('a point that is brought, moved, set and taken back is told with its place and number', () => {
  const after = (kind: 'place' | 'back' | 'leave', drawn?: Draft) =>
    spokenAfter({ kind }, words, { cursor, draft: drawn, isHolding: false });
  expect(after('place')).toBe('at 12, 7');
  expect(spokenAfter({ kind: 'move', x: 1, y: 0 }, words, { cursor, draft, isHolding: false })).toBe(
    'at 12, 7',
  );
  expect(after('place', draft)).toBe('2 at 12, 7');
  expect(after('back', draft)).toBe('2 left');
  expect(after('back')).toBe('0 left');
  expect(spokenAfter({ kind: 'place' }, words, { cursor, draft: undefined, isHolding: true })).toBe(
    'held 12, 7',
  );
  expect(after('leave')).toBe('ended');
});

test('with no cursor on the picture a movement has no place to tell', () => {
  expect(
    spokenAfter({ kind: 'move', x: 1, y: 0 }, words, {
      cursor: undefined,
      draft: undefined,
      isHolding: false,
    }),
  ).toBe(undefined);
});
