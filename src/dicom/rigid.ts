import { dot, length, scale, type Vector } from './geometry.ts';

/** A turn and then a shift, from one patient coordinate system (mm) to another: `rows · point + shift`. */
export interface Rigid {
  /** Of a rotation matrix. */
  readonly rows: readonly [Vector, Vector, Vector];
  readonly shift: Vector;
}

export const unmoved: Rigid = {
  rows: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  shift: [0, 0, 0],
};

/** Where a point comes to lie. */
export function moveBy({ rows, shift }: Rigid, point: Vector): Vector {
  return [dot(rows[0], point) + shift[0], dot(rows[1], point) + shift[1], dot(rows[2], point) + shift[2]];
}

/** Where a direction comes to point; shifting does nothing to it. */
export function turnBy({ rows }: Rigid, direction: Vector): Vector {
  return [dot(rows[0], direction), dot(rows[1], direction), dot(rows[2], direction)];
}

/** The way back. */
export function inverseOf({ rows, shift }: Rigid): Rigid {
  const back = { rows: transposed(rows), shift: [0, 0, 0] as const };
  return { ...back, shift: scale(turnBy(back, shift), -1) };
}

/** One movement that does `first` and then `then`. */
export function followedBy(first: Rigid, then: Rigid): Rigid {
  const columns = transposed(first.rows).map((column) => turnBy(then, column));
  const [x, y, z] = columns;
  return {
    rows: transposed([x ?? [1, 0, 0], y ?? [0, 1, 0], z ?? [0, 0, 1]]),
    shift: moveBy(then, first.shift),
  };
}

/** A turn about an axis through the origin, by the axis's length in radians (Rodrigues). */
export function turnAbout(axis: Vector): Rigid {
  const angle = length(axis);
  if (angle < 1e-12) return unmoved;
  const [x, y, z] = scale(axis, 1 / angle);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const t = 1 - c;
  return {
    rows: [
      [t * x * x + c, t * x * y - s * z, t * x * z + s * y],
      [t * x * y + s * z, t * y * y + c, t * y * z - s * x],
      [t * x * z - s * y, t * y * z + s * x, t * z * z + c],
    ],
    shift: [0, 0, 0],
  };
}

/** How far it turns, degrees. */
export function degreesOf({ rows }: Rigid): number {
  const trace = rows[0][0] + rows[1][1] + rows[2][2];
  return (Math.acos(Math.min(1, Math.max(-1, (trace - 1) / 2))) * 180) / Math.PI;
}

function transposed(rows: Rigid['rows']): Rigid['rows'] {
  const [a, b, c] = rows;
  return [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
  ];
}
