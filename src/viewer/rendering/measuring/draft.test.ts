import { expect, test } from 'vitest';

import { begun, closed, moved, placed, takenBack } from './draft.ts';
import { type FigureKind } from './figure.ts';

/** Sets one point after the other, the hand following to each. */
function drawn(kind: FigureKind, points: readonly (readonly [number, number])[], aspect = 1) {
  const [[x, y] = [0, 0], ...rest] = points;
  let draft = begun(kind, { x, y });
  for (const [x, y] of rest) {
    const result = placed(moved(draft, { x, y }, aspect));
    if (result.kind === 'done') return { draft, points: result.figure.points };
    draft = result.draft;
  }
  return { draft, points: [] };
}

test('a length is done with its second point, an angle with its third', () => {
  expect(drawn('length', [[0, 0], [3, 4]]).points).toEqual([{ x: 0, y: 0 }, { x: 3, y: 4 }]); // prettier-ignore
  expect(drawn('angle', [[0, 0], [3, 4], [9, 9]]).points).toHaveLength(3); // prettier-ignore
});

test('a short axis stands straight across the long one, wherever the hand goes', () => {
  const { points } = drawn('bidirectional', [[0, 0], [10, 0], [5, -2], [8, 4]]); // prettier-ignore
  expect(points).toEqual([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 5, y: -2 }, { x: 5, y: 4 }]); // prettier-ignore
});

test('straight across is so in the patient, also where pixels are higher than wide', () => {
  const { points } = drawn('bidirectional', [[0, 0], [4, 2], [0, 0], [0, 5]], 2); // prettier-ignore
  const [a, b, c, d] = points;
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('not done');
  expect((b.x - a.x) * (d.x - c.x) + 4 * (b.y - a.y) * (d.y - c.y)).toBeCloseTo(0, 12);
});

test('an outline takes points until it is closed, without the one that follows the hand', () => {
  const { draft } = drawn('outline', [[0, 0], [4, 0], [4, 4]]); // prettier-ignore
  expect(closed(draft)?.points).toEqual([{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }]); // prettier-ignore
  const back = takenBack(draft);
  expect(back === undefined ? undefined : closed(back)).toBeUndefined();
});

test('taking back the only point leaves nothing', () => {
  expect(takenBack(begun('outline', { x: 1, y: 1 }))).toBeUndefined();
});
