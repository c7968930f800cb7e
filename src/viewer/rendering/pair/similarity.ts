import { type Matrix, type Point } from '#viewer/rendering/painting/view.ts';

/** Turns, scales evenly and moves: x' = p·x − q·y + x, y' = q·x + p·y + y. Shapes stay what they are, so that a wound is never drawn wider than it was. */
export interface Similarity {
  readonly p: number;
  readonly q: number;
  readonly x: number;
  readonly y: number;
}

/** The same place in two photographs, each in its own square pixels. */
export interface PointPair {
  readonly past: Point;
  readonly now: Point;
}

export interface Fit {
  readonly similarity: Similarity;
  /** Root mean square distance of the pairs after fitting, in pixels of `now`; nothing with two pairs, which always fit. */
  readonly residual: number;
}

/** The similarity that takes `past` to `now` with the least squares of what is left. Undefined for fewer than two pairs, or where all lie in one place. */
export function fitSimilarity(pairs: readonly PointPair[]): Fit | undefined {
  if (pairs.length < 2) return undefined;
  const [past, now] = [middle(pairs.map(({ past }) => past)), middle(pairs.map(({ now }) => now))];
  let [dot, cross, spread] = [0, 0, 0];
  for (const pair of pairs) {
    const [ax, ay] = [pair.past.x - past.x, pair.past.y - past.y];
    const [bx, by] = [pair.now.x - now.x, pair.now.y - now.y];
    dot += ax * bx + ay * by;
    cross += ax * by - ay * bx;
    spread += ax * ax + ay * ay;
  }
  const [p, q] = [dot / spread, cross / spread];
  if (!(spread > 1) || !(Math.hypot(p, q) > 1e-3)) return undefined;
  const similarity = {
    p,
    q,
    x: now.x - (p * past.x - q * past.y),
    y: now.y - (q * past.x + p * past.y),
  };
  const squares = pairs.reduce((sum, pair) => sum + distance(moved(similarity, pair.past), pair.now) ** 2, 0);
  return { similarity, residual: Math.sqrt(squares / pairs.length) };
}

export function moved({ p, q, x, y }: Similarity, point: Point): Point {
  return { x: p * point.x - q * point.y + x, y: q * point.x + p * point.y + y };
}

export function scaleOf({ p, q }: Similarity): number {
  return Math.hypot(p, q);
}

/** Degrees clockwise on screen. */
export function turnOf({ p, q }: Similarity): number {
  return (Math.atan2(q, p) * 180) / Math.PI;
}

export function matrixOfSimilarity({ p, q, x, y }: Similarity): Matrix {
  return { a: p, b: q, c: -q, d: p, e: x, f: y };
}

/** First `inner`, then `outer`. */
export function composed(outer: Matrix, inner: Matrix): Matrix {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((so, { x, y }) => ({ x: so.x + x, y: so.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
