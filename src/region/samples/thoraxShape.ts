import { ramp } from './noise.ts';

/** The chest phantom's outlines: millimetres, x to the patient's left, y to the back, z from the upper abdomen (0) to the neck (340). */

/** -1 is the patient's right, 1 the left. */
export type Side = -1 | 1;

interface Outline {
  readonly a: number;
  readonly b: number;
}

/** Half width and half depth of the skin. */
export function bodyAt(z: number): Outline {
  const shoulders = ramp(z, 215, 300);
  const neck = ramp(z, 318, 372);
  return {
    a: (158 + 16 * ramp(z, 0, 150) + 32 * shoulders) * (1 - neck) + 66 * neck,
    b: (112 + 6 * ramp(z, 0, 120) - 22 * ramp(z, 230, 330)) * (1 - neck) + 62 * neck,
  };
}

/** Where the ribs run. */
export function cageAt(z: number): Outline {
  const taper = z > 170 ? Math.sqrt(Math.max(0.08, 1 - ((z - 170) / 168) ** 2)) : 1;
  return { a: 146 * (0.12 + 0.88 * taper), b: 98 * (0.3 + 0.7 * taper) };
}

export interface LungOutline extends Outline {
  readonly x: number;
  readonly y: number;
}

/** One lung's ellipse at a height; nothing above the apex. */
export function lungAt(side: Side, z: number): LungOutline | undefined {
  if (z > 308) return undefined;
  const taper = z > 130 ? Math.sqrt(Math.max(0, 1 - ((z - 130) / 178) ** 2)) : 1;
  const cage = cageAt(z);
  const a = (side < 0 ? 62 : 59) * taper;
  return {
    x: side * (cage.a - 7 - a),
    y: 3 + 8 * (1 - taper),
    a,
    b: Math.min(86 * (0.1 + 0.9 * taper), cage.b - 8),
  };
}

/** The height of the diaphragm under a point: higher on the right. */
export function diaphragmAt(x: number, y: number): number {
  const right = 96 - 92 * (((x + 72) / 82) ** 2 + ((y + 12) / 96) ** 2);
  const left = 84 - 92 * (((x - 72) / 82) ** 2 + ((y + 12) / 96) ** 2);
  return x < 0 ? right : left;
}

export function isInLung(side: Side, { x, y, z }: { x: number; y: number; z: number }): boolean {
  const lung = lungAt(side, z);
  if (lung === undefined || z < diaphragmAt(x, y) + 3) return false;
  const u = (x - lung.x) / Math.max(1, lung.a - 3);
  const v = (y - lung.y) / Math.max(1, lung.b - 3);
  return u * u + v * v < 1;
}
