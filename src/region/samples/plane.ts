import { clamp } from './noise.ts';

/** An axial plane of values over a square field, in millimetres of the phantom (x to the left, y to the back). */
export interface Plane {
  readonly size: number;
  /** Millimetres per pixel. */
  readonly spacing: number;
  /** The phantom's coordinates at the centre of pixel (0, 0). */
  readonly originX: number;
  readonly originY: number;
  readonly values: Float32Array;
}

export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  /** Radians, from x towards y. */
  readonly turn?: number;
  readonly value: number;
  /** Width in mm of the soft edge, beyond the pixel's own. */
  readonly soft?: number;
}

/** Blends `value` over what is there, with an edge one pixel wide. */
export function paintEllipse(plane: Plane, ellipse: Ellipse): void {
  const { x, y, a, b, turn = 0, value, soft = 0 } = ellipse;
  if (a <= 0 || b <= 0) return;
  const { size, spacing, values } = plane;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const reachX = Math.sqrt((a * cos) ** 2 + (b * sin) ** 2) + spacing + soft;
  const reachY = Math.sqrt((a * sin) ** 2 + (b * cos) ** 2) + spacing + soft;
  const [left, right] = span(plane.originX, x, { reach: reachX, spacing, size });
  const [top, bottom] = span(plane.originY, y, { reach: reachY, spacing, size });
  const edge = spacing + soft;
  const isLarge = Math.min(a, b) > 6 * edge;
  for (let row = top; row <= bottom; row += 1) {
    const dy = plane.originY + row * spacing - y;
    for (let column = left; column <= right; column += 1) {
      const dx = plane.originX + column * spacing - x;
      const u = (dx * cos + dy * sin) / a;
      const v = (dy * cos - dx * sin) / b;
      const f2 = u * u + v * v;
      if (f2 > 4 && a > 4 * edge) continue;
      if (f2 < 0.7 && isLarge) {
        values[row * size + column] = value;
        continue;
      }
      const f = Math.sqrt(f2);
      const slope = Math.sqrt((u / a) ** 2 + (v / b) ** 2);
      const distance = slope === 0 ? -Math.min(a, b) : (f * (f - 1)) / slope;
      const cover = clamp(0.5 - distance / edge, 0, 1);
      if (cover === 0) continue;
      const i = row * size + column;
      const old = values[i] ?? 0;
      values[i] = old + (value - old) * cover;
    }
  }
}

function span(
  origin: number,
  centre: number,
  { reach, spacing, size }: { reach: number; spacing: number; size: number },
): readonly [number, number] {
  const from = Math.max(0, Math.floor((centre - reach - origin) / spacing));
  const to = Math.min(size - 1, Math.ceil((centre + reach - origin) / spacing));
  return [from, to];
}

/** A ball of tissue; chains of them make vessels and bones. */
export interface Ball {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly r: number;
  readonly value: number;
}

/** Balls by the millimetre of height they reach into, so that a plane finds those it cuts at once. */
export interface Balls {
  readonly byMillimetre: ReadonlyMap<number, readonly Ball[]>;
}

export function ballsOf(balls: readonly Ball[]): Balls {
  const byMillimetre = new Map<number, Ball[]>();
  for (const ball of balls)
    for (let level = Math.floor(ball.z - ball.r); level <= ball.z + ball.r; level += 1) {
      const there = byMillimetre.get(level);
      if (there === undefined) byMillimetre.set(level, [ball]);
      else there.push(ball);
    }
  return { byMillimetre };
}

/** The discs in which a plane cuts the balls; thin ones fade, as partial volume makes them. */
export function paintBalls(plane: Plane, balls: Balls, z: number): void {
  for (const { x, y, z: height, r, value } of balls.byMillimetre.get(Math.floor(z)) ?? []) {
    const square = r * r - (height - z) ** 2;
    if (square <= 0) continue;
    const radius = Math.sqrt(square);
    paintEllipse(plane, { x, y, a: radius, b: radius, value });
  }
}
