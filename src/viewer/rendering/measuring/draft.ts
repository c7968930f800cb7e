import { type Point } from '#viewer/rendering/painting/view.ts';
import { type Figure, type FigureKind, pointsOf } from './figure.ts';

/** A figure being drawn. Its last point follows the hand; those before it are set. */
export interface Draft extends Figure {
  /** An outline drawn in one stroke, point by point as the hand goes. */
  readonly isStroke: boolean;
}

export type Placed =
  { readonly kind: 'draft'; readonly draft: Draft } | { readonly kind: 'done'; readonly figure: Figure };

export function begun(kind: FigureKind, at: Point): Draft {
  return { kind, points: [at, at], isStroke: false };
}

/** The last point goes along; the end of a short axis only straight across the long one. `aspect`: height of a pixel by its width. */
export function moved(draft: Draft, at: Point, aspect: number): Draft {
  return { ...draft, points: squared(draft.kind, [...draft.points.slice(0, -1), at], aspect) };
}

/** The stroke goes on to here. */
export function stroked(draft: Draft, at: Point): Draft {
  return { ...draft, isStroke: true, points: [...draft.points, at] };
}

/** The last point stays where it is: the figure is done, or another point follows the hand. */
export function placed(draft: Draft): Placed {
  const { kind, points } = draft;
  const last = points.at(-1);
  if (points.length >= pointsOf[kind] || last === undefined)
    return { kind: 'done', figure: { kind, points } };
  return { kind: 'draft', draft: { ...draft, points: [...points, last] } };
}

/** An outline of the points that are set; undefined where they enclose nothing. */
export function closed({ kind, points }: Draft): Figure | undefined {
  const set = points.slice(0, -1).filter((point, index, all) => !areSame(point, all[index - 1]));
  return kind !== 'outline' || set.length < 3 ? undefined : { kind, points: set };
}

/** The point set last is taken back; undefined where that leaves nothing. */
export function takenBack(draft: Draft): Draft | undefined {
  const last = draft.points.at(-1);
  if (draft.points.length <= 2 || last === undefined) return undefined;
  return { ...draft, points: [...draft.points.slice(0, -2), last] };
}

/** The short axis of a pair stands straight across the long one, whatever else is moved. */
export function squared(kind: FigureKind, points: readonly Point[], aspect: number): readonly Point[] {
  const [a, b, c, d] = points;
  if (kind !== 'bidirectional' || a === undefined || b === undefined || c === undefined || d === undefined)
    return points;
  // Across, in the plane: (x, y·aspect) turned a quarter.
  const across = { x: -(b.y - a.y) * aspect, y: b.x - a.x };
  const square = across.x ** 2 + across.y ** 2;
  if (square === 0) return points;
  const by = ((d.x - c.x) * across.x + (d.y - c.y) * aspect * across.y) / square;
  return [a, b, c, { x: c.x + by * across.x, y: c.y + (by * across.y) / aspect }];
}

function areSame(a: Point, b: Point | undefined): boolean {
  return a.x === b?.x && a.y === b.y;
}
