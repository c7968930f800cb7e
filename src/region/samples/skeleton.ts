import { type Grid, gridOf } from './grid.ts';
import { fractalTile, tileAt } from './noise.ts';

export type Limb = 'foot' | 'hand' | 'knee';

/** From one end to the other in mm, the radius at both ends and at the waist. */
type Bone = readonly [x0: number, y0: number, x1: number, y1: number, r0: number, r1: number, waist: number];

interface Limbs {
  readonly width: number;
  readonly height: number;
  readonly bones: readonly Bone[];
  /** Muscle and skin round them. */
  readonly flesh: readonly Bone[];
}

const spread = (n: number, make: (i: number) => readonly Bone[]) =>
  Array.from({ length: n }, (_, i) => make(i)).flat();

const foot: Limbs = {
  width: 264,
  height: 180,
  bones: [
    [92, -30, 94, 62, 14, 19, 12],
    [74, -30, 76, 70, 7, 9, 5.5],
    [88, 78, 112, 76, 14, 12, 12],
    [112, 76, 128, 84, 10, 9, 9],
    [52, 112, 108, 104, 19, 14, 15],
    [108, 104, 124, 108, 11, 9, 10],
    [137, 88, 139, 96, 10, 10, 10],
    [134, 110, 142, 114, 9, 9, 9],
    [150, 93, 158, 100, 8, 8, 8],
    ...spread(5, (i): readonly Bone[] => [
      [164, 98 + 5 * i, 210 - 2 * i, 124 + 1.5 * i, 7 - 0.4 * i, 6.4 - 0.4 * i, 4.4 - 0.3 * i],
      [214 - 2 * i, 127 + 1.5 * i, 230 - 3 * i, 133 + i, 5.2, 4.6, 3.4],
      [234 - 3 * i, 134 + i, 243 - 3 * i, 137 + i, 4, 2.6, 2.8],
    ]),
    [208, 135, 211, 136, 4, 4, 4],
  ],
  flesh: [
    [90, -30, 88, 70, 42, 36, 35],
    [58, 108, 130, 106, 33, 30, 31],
    [120, 102, 214, 128, 32, 17, 25],
    [200, 128, 244, 138, 16, 8, 12],
  ],
};

const finger = (x: number, y: number, [turn, size]: readonly [number, number]): readonly Bone[] => {
  const dx = Math.sin(turn);
  const dy = -Math.cos(turn);
  const lengths = [62, 38, 24, 17].map((length) => length * size);
  let at = 0;
  return lengths.map((length, i): Bone => {
    const from = at;
    at += length + 3.5;
    const r = 7.4 - 1.5 * i;
    return [
      x + dx * from,
      y + dy * from,
      x + dx * (from + length),
      y + dy * (from + length),
      r,
      r * 0.92,
      r * 0.6,
    ];
  });
};

const fingers = [
  finger(70, 168, [-0.28, 0.86]),
  finger(84, 162, [-0.1, 1]),
  finger(98, 161, [0.03, 1.06]),
  finger(112, 164, [0.15, 0.98]),
  finger(124, 171, [0.3, 0.8]),
];
const thumb = finger(62, 184, [-0.85, 0.72]).slice(0, 3);

const hand: Limbs = {
  width: 190,
  height: 250,
  bones: [
    ...fingers.flat(),
    ...thumb,
    ...spread(4, (i): readonly Bone[] => [
      [72 + 15 * i, 177 + 2 * (i % 2), 75 + 15 * i, 180, 7, 7, 7],
      [74 + 14 * i, 193, 76 + 14 * i, 195, 7.6, 7, 7],
    ]),
    [82, 212, 82, 290, 15, 11, 9.5],
    [113, 211, 112, 290, 9, 9, 7],
  ],
  flesh: [
    ...fingers.flatMap((bones) => bones.map(([a, b, c, d, r]): Bone => [a, b, c, d, r + 6, r + 5, r + 5])),
    ...thumb.map(([a, b, c, d, r]): Bone => [a, b, c, d, r + 9, r + 6, r + 7]),
    [82, 176, 114, 176, 30, 27, 28],
    [96, 200, 97, 300, 36, 38, 35],
  ],
};

const knee: Limbs = {
  width: 170,
  height: 240,
  bones: [
    [88, -20, 86, 92, 17, 25, 16],
    [64, 98, 68, 108, 22, 21, 21],
    [108, 98, 105, 108, 22, 21, 21],
    [86, 78, 86, 84, 21, 21, 21],
    [60, 138, 110, 138, 15, 15, 16],
    [85, 142, 87, 270, 26, 15, 15],
    [124, 150, 122, 270, 9, 6, 6],
  ],
  flesh: [
    [86, -30, 86, 110, 70, 60, 62],
    [86, 110, 88, 280, 58, 54, 56],
  ],
};

const limbs: Readonly<Record<Limb, Limbs>> = { foot, hand, knee };

/** Attenuation through a limb on a grid of `spacing` mm; `seed` bends it a little. */
export function projectLimb(limb: Limb, spacing: number, seed: number): Grid {
  const { width, height, bones, flesh } = limbs[limb];
  const grid = gridOf(Math.round(width / spacing), Math.round(height / spacing));
  const bend = 1 + 0.05 * Math.sin(seed * 2.3);
  const soft = gridOf(grid.width, grid.height);
  for (const bone of flesh) addChord(soft, shaped(bone, spacing, bend), 'most');
  for (let i = 0; i < grid.values.length; i += 1) grid.values[i] = 0.021 * (soft.values[i] ?? 0);
  const spongy = fractalTile(41, { size: 256, cells: 64, octaves: 2, gain: 0.8 });
  for (const bone of bones) {
    const whole = gridOf(grid.width, grid.height);
    const [x0, y0, x1, y1, r0, r1, waist] = shaped(bone, spacing, bend);
    addChord(whole, [x0, y0, x1, y1, r0, r1, waist], 'bone');
    addBone(grid, whole, { spongy, shift: Math.round(r0 * 91 + x0) });
  }
  return grid;
}

function addBone(
  grid: Grid,
  whole: Grid,
  { spongy, shift }: { spongy: ReturnType<typeof fractalTile>; shift: number },
): void {
  for (let i = 0; i < grid.values.length; i += 1) {
    const chord = whole.values[i] ?? 0;
    if (chord === 0) continue;
    const grain = tileAt(spongy, (i % grid.width) + shift, Math.floor(i / grid.width));
    grid.values[i] = (grid.values[i] ?? 0) + 0.05 * chord * (1 + 0.06 * grain);
  }
}

const shaped = ([x0, y0, x1, y1, r0, r1, waist]: Bone, spacing: number, bend: number): Bone => [
  x0 * bend,
  y0,
  x1 * bend,
  y1,
  Math.max(r0, spacing),
  Math.max(r1, spacing),
  waist,
];

/** `bone`: a shell 1.4 mm thick that is filled loosely, densest at the ends; `most`: solid, and the thicker of two wins. */
function addChord(grid: Grid, [x0, y0, x1, y1, r0, r1, waist]: Bone, kind: 'bone' | 'most'): void {
  const spacing = spacingOf(grid);
  const reach = Math.max(r0, r1) + 1;
  const length2 = (x1 - x0) ** 2 + (y1 - y0) ** 2 || 1;
  // The ends of a long bone are blunt, so that joints stay open.
  const isLong = kind === 'bone' && length2 > 4 * r0 * r0;
  const [left, right] = limits(x0, x1, { reach, spacing, size: grid.width });
  const [top, bottom] = limits(y0, y1, { reach, spacing, size: grid.height });
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) {
      const px = column * spacing;
      const py = row * spacing;
      const along = ((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / length2;
      const t = Math.min(1, Math.max(0, along));
      const beyond = (along - t) ** 2 * length2 * (isLong ? 5 : 0);
      const away = (px - x0 - t * (x1 - x0)) ** 2 + (py - y0 - t * (y1 - y0)) ** 2 + beyond;
      const end = Math.abs(2 * t - 1) ** 2.4;
      const radius = waist + ((t < 0.5 ? r0 : r1) - waist) * end;
      if (away >= radius * radius) continue;
      const chord = 2 * Math.sqrt(radius * radius - away);
      const core = Math.max(0, radius - (kind === 'bone' ? 2.6 - 1.4 * end : 0));
      const hollow = away < core * core ? 2 * Math.sqrt(core * core - away) : 0;
      const i = row * grid.width + column;
      const value = kind === 'bone' ? chord - (0.82 - 0.36 * end) * hollow : chord;
      grid.values[i] = Math.max(grid.values[i] ?? 0, value);
    }
}

/** The grids of one limb share their height in mm. */
const spacingOf = (grid: Grid) => {
  const limb = Object.values(limbs).find(
    ({ width, height }) => Math.abs(width / height - grid.width / grid.height) < 0.02,
  );
  return (limb?.height ?? grid.height) / grid.height;
};

function limits(
  a: number,
  b: number,
  { reach, spacing, size }: { reach: number; spacing: number; size: number },
): readonly [number, number] {
  const from = Math.max(0, Math.floor((Math.min(a, b) - reach) / spacing));
  const to = Math.min(size - 1, Math.ceil((Math.max(a, b) + reach) / spacing));
  return [from, to];
}
