import { describe, expect, test } from 'vitest';

import { isBodySpot } from '#dicom/bodySpot.ts';

import { type Build, figureParts, type FigureView, smallestTarget } from './figure.ts';
import { partAfter } from './moveOnFigure.ts';

const views = (['adult', 'child'] as const).flatMap((build: Build) =>
  (['front', 'back'] as const).map((view: FigureView) => ({ build, view })),
);

describe.each(views)('the $build seen from the $view', ({ build, view }) => {
  const parts = figureParts(build, view);
  const of = (spot: string) => parts.find((part) => part.spot === spot);

  test('is made of places that studies can be of, each once', () => {
    expect(parts.filter(({ spot }) => !isBodySpot(spot))).toEqual([]);
    expect(new Set(parts.map(({ spot }) => spot)).size).toBe(parts.length);
  });

  test('shows the patient’s left where a patient has it', () => {
    const [left, right] = [of('knee.left'), of('knee.right')];
    const isLeftToTheRight = (left?.target.x ?? 0) > (right?.target.x ?? 0);
    expect(isLeftToTheRight).toBe(view === 'front');
  });

  test('has no part too small for a finger, and none outside the drawing', () => {
    for (const { target } of parts) {
      expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(smallestTarget);
      expect(target.x).toBeGreaterThanOrEqual(0);
      expect(target.x + target.width).toBeLessThanOrEqual(200);
      expect(target.y + target.height).toBeLessThanOrEqual(412);
    }
  });

  test('has shoulders beside the chest, none over it', () => {
    const chest = xs(figureParts(build, 'front').find(({ spot }) => spot === 'chest')?.path);
    const [left, right] = [of('shoulder.left'), of('shoulder.right')].map((part) => xs(part?.path));
    const [outer, inner] = view === 'front' ? [left, right] : [right, left];
    expect(Math.max(...(inner ?? []))).toBeLessThan(Math.min(...chest) + narrowing);
    expect(Math.min(...(outer ?? []))).toBeGreaterThan(Math.max(...chest) - narrowing);
  });

  test('lets arrow keys reach every part from the head', () => {
    const reached = new Set(parts.slice(0, 1));
    for (const part of reached) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = partAfter(key, parts, part);
        if (next !== undefined) reached.add(next);
      }
    }
    expect(parts.filter((part) => !reached.has(part)).map(({ spot }) => spot)).toEqual([]);
  });
});

/** A chest is this much narrower where the shoulders are than at its top. */
const narrowing = 2;

/** Where a path's lines and curves end, from left to right. */
function xs(path = ''): readonly number[] {
  return [...path.matchAll(/[ML](-?[\d.]+) |A\S+ \S+ \S+ \S+ \S+ (-?[\d.]+) |Q\S+ \S+ (-?[\d.]+) /g)].map(
    (found) => Number(found[1] ?? found[2] ?? found[3]),
  );
}

test('the heel is on the back, the rest of the foot on the front', () => {
  expect(figureParts('adult', 'back').map(({ spot }) => spot)).toContain('heel.left');
  expect(figureParts('adult', 'front').map(({ spot }) => spot)).toContain('foot.left');
});
