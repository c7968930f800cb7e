/** A point of a plane whose two axes have the same unit: millimetres, or the pixels of an image. */
export interface PlanarPoint {
  readonly x: number;
  readonly y: number;
}

/** Area inside a closed outline that does not cross itself, by the shoelace formula; in the square of the points' unit. */
export function areaOf(points: readonly PlanarPoint[]): number {
  return Math.abs(sidesOf(points).reduce((sum, [a, b]) => sum + a.x * b.y - b.x * a.y, 0)) / 2;
}

/** Length around a closed outline. */
export function perimeterOf(points: readonly PlanarPoint[]): number {
  return sidesOf(points).reduce((sum, [a, b]) => sum + distance(a, b), 0);
}

export interface Diameter {
  readonly from: PlanarPoint;
  readonly to: PlanarPoint;
  readonly length: number;
}

/** The two points that are farthest apart: rotating calipers about the convex hull, so that a freehand outline of thousands of points costs nothing. */
export function longestDiameter(points: readonly PlanarPoint[]): Diameter | undefined {
  const hull = convexHull(points);
  const first = hull[0];
  if (first === undefined) return undefined;
  let longest: Diameter = { from: first, to: first, length: 0 };
  const at = (index: number) => hull[index % hull.length] ?? first;
  let opposite = 1;
  for (let index = 0; index < hull.length; index += 1) {
    const [a, b] = [at(index), at(index + 1)];
    // The far side turns on for as long as that takes it farther from this side.
    while (turn(a, b, at(opposite + 1)) > turn(a, b, at(opposite)) && opposite < 2 * hull.length)
      opposite += 1;
    const pairs = [a, b].flatMap((from) =>
      [at(opposite), at(opposite + 1)].map((to): Diameter => ({ from, to, length: distance(from, to) })),
    );
    longest = [longest, ...pairs].reduce((best, pair) => (pair.length > best.length ? pair : best));
  }
  return longest;
}

/** How wide an outline is across a direction, from its outermost point on one side to that on the other. */
export function widthAcross(
  points: readonly PlanarPoint[],
  { from, to }: Pick<Diameter, 'from' | 'to'>,
): number {
  const length = distance(from, to);
  if (length === 0) return 0;
  const sides = points.map((point) => turn(from, to, point) / length);
  return Math.max(...sides) - Math.min(...sides);
}

/** An outline that crosses itself has no one inside, and so no area. */
export function crossesItself(points: readonly PlanarPoint[]): boolean {
  const sides = sidesOf(points);
  return sides.some(([a, b], index) =>
    sides.slice(index + 1).some(([c, d], later) => {
      const areNeighbours = later === 0 || (index === 0 && later === sides.length - 2);
      return !areNeighbours && doCross([a, b], [c, d]);
    }),
  );
}

/** Even–odd rule. */
export function isInside(points: readonly PlanarPoint[], { x, y }: PlanarPoint): boolean {
  return sidesOf(points).reduce((inside, [a, b]) => {
    const isBeside = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
    return isBeside ? !inside : inside;
  }, false);
}

/** Fewer points of an open line, none of those left out farther than `tolerance` from what remains (Douglas–Peucker). */
export function simplified(points: readonly PlanarPoint[], tolerance: number): readonly PlanarPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 3) return points;
  const away = points.map((point) => distanceToSide(point, [first, last]));
  const farthest = away.reduce((best, value, index) => (value > (away[best] ?? 0) ? index : best), 0);
  if ((away[farthest] ?? 0) <= tolerance) return [first, last];
  return [
    ...simplified(points.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplified(points.slice(farthest), tolerance),
  ];
}

export type Side = readonly [PlanarPoint, PlanarPoint];

/** The sides of a closed outline, the last of them back to its first point. */
export function sidesOf(points: readonly PlanarPoint[]): readonly Side[] {
  return points.flatMap((point, index): readonly Side[] => {
    const next = points[(index + 1) % points.length];
    return next === undefined ? [] : [[point, next]];
  });
}

/** From a point to the nearest place of a side. */
export function distanceToSide(point: PlanarPoint, [a, b]: Side): number {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const square = x * x + y * y;
  const along = square === 0 ? 0 : ((point.x - a.x) * x + (point.y - a.y) * y) / square;
  const held = Math.min(1, Math.max(0, along));
  return distance(point, { x: a.x + held * x, y: a.y + held * y });
}

export function distance(a: PlanarPoint, b: PlanarPoint): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Andrew's monotone chain: without points that lie on a side. */
function convexHull(points: readonly PlanarPoint[]): readonly PlanarPoint[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const chain = (ordered: readonly PlanarPoint[]) => {
    const kept: PlanarPoint[] = [];
    for (const point of ordered) {
      for (;;) {
        const [a, b] = [kept.at(-2), kept.at(-1)];
        if (a === undefined || b === undefined || turn(a, b, point) > 0) break;
        kept.pop();
      }
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.length === 0 ? sorted.slice(0, 1) : hull;
}

/** Twice the area of the triangle a, b, c; positive where it turns from x towards y. */
function turn(a: PlanarPoint, b: PlanarPoint, c: PlanarPoint): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function doCross([a, b]: Side, [c, d]: Side): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
