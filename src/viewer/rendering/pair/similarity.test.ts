import fc from 'fast-check';
import { expect, test } from 'vitest';

import { apply } from '#viewer/rendering/painting/view.ts';
import { scaleRelation, unadjusted } from './placement.ts';
import {
  composed,
  distance,
  fitSimilarity,
  matrixOfSimilarity,
  moved,
  scaleOf,
  turnOf,
} from './similarity.ts';

const photograph = (columns: number, rows: number, millimetres?: number) => ({
  image: { columns, rows, aspect: 1 },
  millimetres,
});

test('two marked places lie exactly on each other afterwards, however the camera was held', () => {
  const coordinate = fc.double({ min: 0, max: 4000, noNaN: true });
  const point = fc.record({ x: coordinate, y: coordinate });
  fc.assert(
    fc.property(fc.tuple(point, point, point, point), ([a, b, c, d]) => {
      fc.pre(distance(a, b) > 50 && distance(c, d) > 50);
      const fit = fitSimilarity([
        { past: a, now: c },
        { past: b, now: d },
      ]);
      expect(fit?.residual).toBeLessThan(1e-6);
      expect(fit && distance(moved(fit.similarity, b), d)).toBeLessThan(1e-6);
    }),
  );
});

test('three places that no turning can bring together leave a distance, which is told', () => {
  const fit = fitSimilarity([
    { past: { x: 0, y: 0 }, now: { x: 0, y: 0 } },
    { past: { x: 100, y: 0 }, now: { x: 100, y: 0 } },
    { past: { x: 0, y: 100 }, now: { x: 0, y: 130 } },
  ]);
  expect(fit?.residual).toBeGreaterThan(5);
  expect(fit?.residual).toBeLessThan(15);
});

test('one place, or the same place twice, says nothing of how the pictures lie', () => {
  const here = { past: { x: 5, y: 5 }, now: { x: 9, y: 9 } };
  expect(fitSimilarity([here])).toBeUndefined();
  expect(fitSimilarity([here, here])).toBeUndefined();
});

test('a quarter turn to the right with half the size is told as such', () => {
  const similarity = { p: 0, q: 0.5, x: 0, y: 0 };
  expect(turnOf(similarity)).toBeCloseTo(90);
  expect(scaleOf(similarity)).toBeCloseTo(0.5);
  const at = apply(composed(matrixOfSimilarity(similarity), matrixOfSimilarity(similarity)), { x: 8, y: 0 });
  expect(at).toEqual({ x: -2, y: 0 });
});

test('photographs that know their millimetres are laid at the same ones, others as large', () => {
  expect(scaleOf(unadjusted(photograph(1000, 800, 0.2), photograph(1000, 800, 0.1)))).toBeCloseTo(2);
  expect(scaleOf(unadjusted(photograph(500, 400), photograph(1000, 800, 0.1)))).toBeCloseTo(2);
});

test('a common scale is claimed only where both know theirs and the adjustment has kept it', () => {
  const [past, now] = [photograph(1000, 800, 0.2), photograph(1000, 800, 0.1)];
  expect(scaleRelation(past, now, unadjusted(past, now))).toEqual({ kind: 'same' });
  expect(scaleRelation(past, now, { p: 2.2, q: 0, x: 0, y: 0 })).toMatchObject({ kind: 'changed' });
  expect(scaleRelation(photograph(9, 9), now, { p: 1, q: 0, x: 0, y: 0 })).toEqual({
    kind: 'unknown',
    known: 1,
  });
  expect(scaleRelation(photograph(9, 9), photograph(9, 9), { p: 1, q: 0, x: 0, y: 0 })).toEqual({
    kind: 'unknown',
    known: 0,
  });
});
