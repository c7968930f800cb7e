/** In image pixels, from the outer corner of the first one. */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
}

const steps = 96;

/** The points to join with straight lines for a graphic of PS3.3 C.10.5.1.2; undefined for a type that is not known or has too few points. */
export function graphicOutline(
  type: string | undefined,
  points: readonly ImagePoint[],
): readonly ImagePoint[] | undefined {
  switch (type ?? '') {
    case 'POLYLINE':
      return points.length >= 2 ? points : undefined;
    case 'INTERPOLATED':
      return points.length >= 2 ? interpolated(points) : undefined;
    case 'CIRCLE':
      return circle(points);
    case 'ELLIPSE':
      return ellipse(points);
    default:
      return undefined;
  }
}

/** The centre, then a point on the rim. */
function circle([centre, rim]: readonly ImagePoint[]): readonly ImagePoint[] | undefined {
  if (centre === undefined || rim === undefined) return undefined;
  const radius = Math.hypot(rim.x - centre.x, rim.y - centre.y);
  return around(centre, { x: radius, y: 0 }, { x: 0, y: radius });
}

/** The ends of the major axis, then those of the minor. */
function ellipse([a, b, c, d]: readonly ImagePoint[]): readonly ImagePoint[] | undefined {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  const half = (from: ImagePoint, to: ImagePoint) => ({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
  return around({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, half(a, b), half(c, d));
}

function around(centre: ImagePoint, u: ImagePoint, v: ImagePoint): readonly ImagePoint[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (2 * Math.PI * (step % steps)) / steps;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return { x: centre.x + u.x * cos + v.x * sin, y: centre.y + u.y * cos + v.y * sin };
  });
}

/** A smooth curve through every point; it closes where the last point is the first. */
function interpolated(points: readonly ImagePoint[]): readonly ImagePoint[] {
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = points.length > 3 && first?.x === last?.x && first?.y === last?.y;
  const count = points.length - 1;
  const at = (index: number) => {
    const wrapped = isClosed ? (index + count) % count : Math.min(count, Math.max(0, index));
    return points[wrapped] ?? { x: 0, y: 0 };
  };
  const perSpan = Math.max(2, Math.min(16, Math.floor(4000 / count)));
  const curve = Array.from({ length: count * perSpan }, (_, step) => {
    const span = Math.floor(step / perSpan);
    return between([at(span - 1), at(span), at(span + 1), at(span + 2)], (step % perSpan) / perSpan);
  });
  return [...curve, at(isClosed ? 0 : count)];
}

type Four = readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint];

/** Catmull–Rom: from the second point (t = 0) to the third (t = 1). */
function between([a, b, c, d]: Four, t: number): ImagePoint {
  const along = (axis: 'x' | 'y') =>
    b[axis] +
    0.5 *
      t *
      (c[axis] -
        a[axis] +
        t *
          (2 * a[axis] -
            5 * b[axis] +
            4 * c[axis] -
            d[axis] +
            t * (3 * (b[axis] - c[axis]) + d[axis] - a[axis])));
  return { x: along('x'), y: along('y') };
}
