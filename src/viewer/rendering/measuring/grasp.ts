import { distance, distanceToSide, sidesOf } from '#dicom/planarFigure.ts';
import { apply, type Matrix, type Point } from '#viewer/rendering/painting/view.ts';
import { type DrawnFigure } from './drawnFigure.ts';
import { squared } from './draft.ts';
import { type Figure } from './figure.ts';

/** A point of a figure in the hand. */
export interface Grasp {
  readonly id: number;
  readonly index: number;
}

/** CSS pixels from a point within which a hand takes it; a finger hides as much. */
const reach = 12;

/** The point of a figure under the hand, the one drawn last first; `at` in device pixels. */
export function grasped(
  figures: readonly DrawnFigure[],
  matrix: Matrix,
  at: Point,
): { readonly grasp: Grasp; readonly points: readonly Point[] } | undefined {
  const near = reach * devicePixelRatio;
  for (const { id, kind, points } of figures.toReversed()) {
    const shown = points.map((point) => apply(matrix, point));
    const away = shown.map((point) => distance(point, at));
    const index = away.indexOf(Math.min(...away));
    if ((away[index] ?? Infinity) <= near) return { grasp: { id, index }, points };
    if (kind !== 'outline') continue;
    // A side of an outline gives a new point where it is taken.
    const side = sidesOf(shown).findIndex((one) => distanceToSide(at, one) <= near / 2);
    const [from, to] = [points[side], points[(side + 1) % points.length]];
    if (from === undefined || to === undefined) continue;
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return { grasp: { id, index: side + 1 }, points: points.toSpliced(side + 1, 0, middle) };
  }
  return undefined;
}

/** The figure with the point in the hand moved to `to`. */
export function regrasped(
  { kind, points }: Figure,
  { index }: Grasp,
  { to, aspect }: { readonly to: Point; readonly aspect: number },
): readonly Point[] {
  return squared(kind, points.with(index, to), aspect);
}

/** A point of an outline that was let go upon its neighbour is taken out, as long as three remain. */
export function letGo({ kind, points }: Figure, { index }: Grasp, matrix: Matrix): readonly Point[] {
  const point = points[index];
  if (kind !== 'outline' || points.length <= 3 || point === undefined) return points;
  const at = apply(matrix, point);
  const isUponOther = [points.at(index - 1), points[(index + 1) % points.length]].some(
    (other) => other !== undefined && distance(apply(matrix, other), at) < (reach / 2) * devicePixelRatio,
  );
  return isUponOther ? points.toSpliced(index, 1) : points;
}
