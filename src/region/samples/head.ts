import { type Tile, clamp, fractalTile, ramp, tileAt } from './noise.ts';
import { type Ellipse, type Plane, paintEllipse } from './plane.ts';

/** Signal of each tissue, 0 to 1000. */
interface Weighting {
  readonly fat: number;
  readonly csf: number;
  readonly grey: number;
  readonly white: number;
  readonly muscle: number;
  readonly bone: number;
  readonly eye: number;
}

export const t1: Weighting = { fat: 950, csf: 130, grey: 430, white: 610, muscle: 380, bone: 40, eye: 150 };
export const t2: Weighting = { fat: 620, csf: 930, grey: 470, white: 330, muscle: 210, bone: 30, eye: 960 };

interface Folds {
  readonly wide: Tile;
  readonly fine: Tile;
}
const made: { folds?: Folds } = {};
const folds = (): Folds =>
  (made.folds ??= {
    wide: fractalTile(71, { size: 512, cells: 16, octaves: 2, gain: 0.35 }),
    fine: fractalTile(72, { size: 512, cells: 64, octaves: 3, gain: 0.7 }),
  });

/** Outer size of the head at a height: 0 at the skull base, 130 at the crown (mm). */
function outline(z: number): { readonly a: number; readonly b: number } {
  const crown = Math.sqrt(Math.max(0.02, 1 - (Math.max(0, z - 45) / 98) ** 2));
  return { a: (77 - 5 * ramp(z, 40, -30)) * crown, b: (97 - 7 * ramp(z, 30, -30)) * crown };
}

/** Paints an axial slice of the head at `z` mm above the skull base. */
export function paintHead(plane: Plane, z: number, weighting: Weighting): void {
  const { a, b } = outline(z);
  const ellipse = (x: number, y: number, [p, q, value]: readonly [number, number, number]): Ellipse => ({
    x,
    y,
    a: p,
    b: q,
    value,
  });
  plane.values.fill(0);
  for (const layer of [
    ellipse(0, 0, [a, b, 260]),
    ellipse(0, 0, [a - 1.6, b - 1.6, weighting.fat]),
    ellipse(0, 0, [a - 5.5, b - 5.5, weighting.muscle]),
    ellipse(0, 0, [a - 7, b - 6.5, weighting.bone]),
    ellipse(0, 0, [a - 8.6, b - 8.4, (weighting.bone + weighting.fat) * 0.45]),
    ellipse(0, 0, [a - 10.4, b - 10.6, weighting.bone]),
    ellipse(0, 0, [a - 12, b - 12.4, weighting.csf]),
  ])
    paintEllipse(plane, layer);
  paintBrain(plane, { z, a: a - 13, b: b - 13.5 }, weighting);
  for (const inner of [...deepBrain(z, weighting), ...face(z, weighting)]) paintEllipse(plane, inner);
}

interface Brain {
  readonly z: number;
  readonly a: number;
  readonly b: number;
}

/** Folded cortex over white matter, the hemispheres parted by a cleft. */
function paintBrain(plane: Plane, { z, a, b }: Brain, { csf, grey, white }: Weighting): void {
  const { size, spacing, originX, originY, values } = plane;
  const { wide, fine } = folds();
  if (a < 5) return;
  for (let row = 0; row < size; row += 1) {
    const y = originY + row * spacing;
    for (let column = 0; column < size; column += 1) {
      const x = originX + column * spacing;
      const f = Math.sqrt((x / a) ** 2 + (y / b) ** 2);
      if (f > 1.02) continue;
      const depth = (1 - f) * Math.min(a, b);
      const tx = Math.abs(x) * 2.3 + (x < 0 ? 170 : 0) + z * 1.3;
      const ripple = tileAt(fine, tx * 1.2, y * 3);
      const fold = tileAt(wide, tx + 5 * ripple * 0.4, y * 2.3 + z * 1.1);
      const cleft = z > 38 || y > 34 || y < -40 ? Math.abs(x + 0.4 * ripple) : 99;
      const inward = Math.min(depth, cleft * 1.3);
      // A sulcus runs where the folding crosses zero, and ends some way in.
      const crossing = Math.abs(fold + 0.03 * ripple);
      const ends = 1 - ramp(inward, 10, 19);
      const sulcus = clamp((0.17 - crossing) * 11, 0, 1) * ends;
      const ribbon = Math.max(
        clamp((4.4 - inward) * 0.9, 0, 1),
        clamp((0.62 - crossing) * 4, 0, 1) * (1 - ramp(inward, 14, 21)),
      );
      const tissue = white + (grey - white) * ribbon + 6 * ripple;
      const edge = clamp((inward - 0.9) * 1.2, 0, 1) * (1 - sulcus);
      values[row * size + column] = csf + (tissue - csf) * edge;
    }
  }
}

function deepBrain(z: number, { csf, grey, white }: Weighting): readonly Ellipse[] {
  const at = (centre: number, half: number) => Math.sqrt(Math.max(0, 1 - ((z - centre) / half) ** 2));
  const both = (make: (side: number) => readonly Ellipse[]) => [-1, 1].flatMap(make);
  const nuclei = at(52, 22);
  const horns = at(66, 22);
  const fourth = at(8, 16);
  const small = at(-4, 34);
  return [
    { x: 0, y: 44, a: 46 * small, b: 30 * small, value: grey * 0.94 },
    { x: 0, y: 44, a: 30 * small, b: 20 * small, value: white * 0.97 },
    { x: 0, y: 14, a: 16 * at(2, 34), b: 15 * at(2, 34), value: white * 0.98 },
    { x: 0, y: 31, a: 6 * fourth, b: 5 * fourth, value: csf },
    { x: 0, y: -6, a: 26 * at(22, 8), b: 12 * at(22, 8), value: csf },
    ...both((side) => [
      { x: side * 26, y: -2, a: 9 * nuclei, b: 22 * nuclei, turn: side * -0.25, value: grey },
      { x: side * 11, y: 14, a: 9 * nuclei, b: 14 * nuclei, turn: side * 0.3, value: grey * 0.97 },
      { x: side * 37, y: 2, a: 2.2 * nuclei, b: 24 * nuclei, turn: side * -0.1, value: csf * 0.8 + 60 },
      { x: side * (9 + 3 * horns), y: -18, a: 6.5 * horns, b: 17 * horns, turn: side * -0.35, value: csf },
      { x: side * (13 + 6 * horns), y: 24, a: 6.5 * horns, b: 19 * horns, turn: side * 0.4, value: csf },
    ]),
    { x: 0, y: 6, a: 2.4 * at(46, 14), b: 13 * at(46, 14), value: csf },
  ];
}

function face(z: number, { eye, fat, bone, muscle }: Weighting): readonly Ellipse[] {
  if (z > 16) return [];
  const orb = Math.sqrt(Math.max(0, 1 - ((z + 8) / 14) ** 2));
  return [-1, 1].flatMap((side): readonly Ellipse[] => [
    { x: side * 33, y: -72, a: 20 * orb, b: 24 * orb, value: fat },
    { x: side * 33, y: -78, a: 12.4 * orb, b: 12.6 * orb, value: eye },
    { x: side * 22, y: -62, a: 2 * orb, b: 17 * orb, turn: side * -0.3, value: muscle },
    { x: side * 44, y: -62, a: 2 * orb, b: 17 * orb, turn: side * 0.2, value: muscle },
    { x: side * 9, y: -66, a: 7 * orb, b: 18 * orb, value: bone },
    { x: side * 52, y: 26, a: 13 * ramp(z, 8, -4), b: 14, value: bone + 30 },
  ]);
}
