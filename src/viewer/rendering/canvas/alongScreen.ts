import { type Matrix, type Point, unapply } from '#viewer/rendering/painting/view.ts';

/** So many image pixels as `by` says in the directions of the screen, along the image's own axes, however it is turned or mirrored. */
export function alongScreen(matrix: Matrix, by: Point): Point {
  const [origin, there] = [unapply(matrix, { x: 0, y: 0 }), unapply(matrix, by)];
  const way = { x: there.x - origin.x, y: there.y - origin.y };
  const long = Math.max(Math.abs(by.x), Math.abs(by.y));
  const most = Math.max(Math.abs(way.x), Math.abs(way.y));
  if (most === 0) return { x: 0, y: 0 };
  // Quarter turns leave crumbs of floating point across the way.
  const along = (value: number) => (Math.abs(value) < most * 1e-6 ? 0 : Math.sign(value) * long);
  return { x: along(way.x), y: along(way.y) };
}
