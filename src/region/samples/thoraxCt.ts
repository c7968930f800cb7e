import { type Tile, clamp, fractalTile, tileAt } from './noise.ts';
import { type Ball, type Balls, type Plane, ballsOf, paintBalls, paintEllipse } from './plane.ts';
import { abdomenAt, bonesAt, mediastinumAt, musclesAt } from './thoraxOrgans.ts';
import { bodyAt, cageAt, diaphragmAt, lungAt } from './thoraxShape.ts';
import { type Cage, lungVessels, ribCage } from './thoraxTrees.ts';

/** The centre of the nodule in the right upper lobe, in the phantom's millimetres. */
export const nodule = { x: -68, y: 30, z: 250 } as const;

export interface ThoraxScene {
  readonly vessels: Balls;
  readonly cage: Cage;
  readonly clavicles: Balls;
  readonly parenchyma: Tile;
  readonly fatTexture: Tile;
}

export function thoraxScene(): ThoraxScene {
  return {
    vessels: lungVessels(),
    cage: ribCage(),
    clavicles: clavicles(),
    parenchyma: fractalTile(5, { size: 256, cells: 32, octaves: 3, gain: 0.7 }),
    fatTexture: fractalTile(6, { size: 256, cells: 16, octaves: 4, gain: 0.6 }),
  };
}

/** A nodule as lobules round a core, with thin strands into the lung; `radius` in mm. */
export function noduleBalls(radius: number): Balls {
  const lobules = Array.from({ length: 14 }, (_, i): Ball => {
    const polar = Math.acos(1 - (2 * (i + 0.5)) / 14);
    const round = i * 2.399;
    const far = radius * (0.5 + 0.14 * Math.sin(i * 5.1));
    return {
      x: nodule.x + far * Math.sin(polar) * Math.cos(round),
      y: nodule.y + far * Math.sin(polar) * Math.sin(round),
      z: nodule.z + far * Math.cos(polar),
      r: radius * (0.52 + 0.1 * Math.sin(i * 3.7)),
      value: 38,
    };
  });
  const strands = Array.from({ length: 11 }, (_, i) => strand(i, radius)).flat();
  return ballsOf([...strands, ...lobules, { ...nodule, r: radius * 0.8, value: 42 }]);
}

function strand(i: number, radius: number): readonly Ball[] {
  const polar = Math.acos(1 - (2 * (i + 0.5)) / 11);
  const round = i * 1.94 + 0.4;
  return Array.from({ length: 16 }, (_, step): Ball => {
    const far = radius * (0.7 + 0.075 * step);
    return {
      x: nodule.x + far * Math.sin(polar) * Math.cos(round),
      y: nodule.y + far * Math.sin(polar) * Math.sin(round),
      z: nodule.z + far * Math.cos(polar),
      r: Math.max(0.35, 0.9 - 0.035 * step),
      value: -250,
    };
  });
}

export interface ThoraxLevel {
  /** Height in the phantom, mm. */
  readonly z: number;
  readonly nodules: Balls;
  /** With contrast in the arteries, or without any. */
  readonly phase: 'arterial' | 'plain';
}

const withoutContrast = (value: number) => (value > 240 && value < 340 ? 44 : value > 104 ? 58 : value);

/** Paints the chest at height `z` (mm) as Hounsfield units; the plane is overwritten. */
export function paintThorax(plane: Plane, scene: ThoraxScene, { z, nodules, phase }: ThoraxLevel): void {
  paintBody(plane, scene, z);
  for (const ellipse of [...musclesAt(z), ...abdomenAt(z)]) paintEllipse(plane, ellipse);
  for (const side of [-1, 1] as const) paintLung(plane, scene, { side, z });
  paintBalls(plane, scene.vessels, z);
  paintBalls(plane, nodules, z);
  for (const ellipse of mediastinumAt(z))
    paintEllipse(
      plane,
      phase === 'arterial' ? ellipse : { ...ellipse, value: withoutContrast(ellipse.value) },
    );
  paintBalls(plane, scene.cage.cartilage, z);
  paintBalls(plane, scene.cage.cortex, z);
  paintBalls(plane, scene.cage.marrow, z);
  for (const ellipse of bonesAt(z)) paintEllipse(plane, ellipse);
  paintBalls(plane, scene.clavicles, z);
}

/** Skin, fat, the muscle between the ribs, and fat within. */
function paintBody(plane: Plane, { fatTexture }: ThoraxScene, z: number): void {
  const { size, spacing, originX, originY, values } = plane;
  const { a, b } = bodyAt(z);
  const cage = cageAt(z);
  const depthScale = Math.min(a, b) / 2.5;
  values.fill(-1000);
  for (let row = 0; row < size; row += 1) {
    const y = originY + row * spacing;
    const q = Math.abs(y / b);
    if (q > 1.05) continue;
    const tall = q * q * Math.sqrt(q);
    const cageY = (y / (cage.b + 6)) ** 2;
    for (let column = 0; column < size; column += 1) {
      const x = originX + column * spacing;
      const p = Math.abs(x / a);
      const depth = (1 - tall - p * p * Math.sqrt(p)) * depthScale;
      if (depth < -spacing) continue;
      const ring = cageY + (x / (cage.a + 6)) ** 2;
      const i = row * size + column;
      values[i] = bodyTissue(depth / spacing, { ring, grain: tileAt(fatTexture, column, row + (z | 0)) });
    }
  }
}

/** `depth` in pixels under the skin; `ring` is 1 along the outside of the rib cage. */
function bodyTissue(depth: number, { ring, grain }: { ring: number; grain: number }): number {
  if (depth < 0.5) return -1000 + 1020 * clamp(depth + 0.5, 0, 1);
  if (depth < 2.5) return 20;
  const fat = -103 + 5 * grain + (grain > 1.6 ? 30 * (grain - 1.6) : 0);
  if (depth < 4) return 20 + (fat - 20) * ((depth - 2.5) / 1.5);
  const wall = clamp((1 - Math.abs(ring - 0.955) / 0.075) * 6, 0, 1);
  return fat + (54 - fat) * wall;
}

function paintLung(
  plane: Plane,
  { parenchyma }: ThoraxScene,
  { side, z }: { side: -1 | 1; z: number },
): void {
  const lung = lungAt(side, z);
  if (lung === undefined || lung.a < 2) return;
  const { size, spacing, originX, originY, values } = plane;
  const top = Math.max(0, Math.floor((lung.y - lung.b - originY) / spacing) - 1);
  const bottom = Math.min(size - 1, Math.ceil((lung.y + lung.b - originY) / spacing) + 1);
  const left = Math.max(0, Math.floor((lung.x - lung.a - originX) / spacing) - 1);
  const right = Math.min(size - 1, Math.ceil((lung.x + lung.a - originX) / spacing) + 1);
  const shift = Math.floor(z * 1.7);
  for (let row = top; row <= bottom; row += 1) {
    const y = originY + row * spacing;
    const v = (y - lung.y) / lung.b;
    for (let column = left; column <= right; column += 1) {
      const x = originX + column * spacing;
      const u = (x - lung.x) / lung.a;
      const inside = clamp(0.5 + ((1 - u * u - v * v) * lung.a) / (2 * spacing), 0, 1);
      const above = z > 100 ? 1 : clamp(0.5 + (z - diaphragmAt(x, y)) / 3, 0, 1);
      const cover = inside * above;
      if (cover === 0) continue;
      const i = row * size + column;
      const old = values[i] ?? 0;
      const air = -868 + 34 * v + 9 * tileAt(parenchyma, column + shift, row - shift);
      values[i] = old + (air - old) * cover;
    }
  }
}

function clavicles(): Balls {
  const balls: Ball[] = [];
  for (const side of [-1, 1])
    for (let t = 0; t <= 1; t += 0.012)
      for (const [r, value] of [
        [6.4, 640],
        [3.6, 260],
      ] as const)
        balls.push({
          x: side * (24 + 122 * t),
          y: -66 + 62 * t + 13 * Math.sin(2 * Math.PI * t),
          z: 292 + 22 * t,
          r,
          value,
        });
  return ballsOf(balls);
}
