import { cageAt, isInLung, type Side } from './thoraxShape.ts';
import { randomFrom } from './noise.ts';
import { type Ball, type Balls, ballsOf } from './plane.ts';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

interface Twig {
  readonly at: Point;
  readonly towards: Point;
  readonly r: number;
  readonly depth: number;
}

/** Arteries and veins of both lungs, from the hila to the smallest that a slice can show. */
export function lungVessels(): Balls {
  const random = randomFrom(77);
  const balls: Ball[] = [];
  for (const side of [-1, 1] as const)
    for (let branch = 0; branch < 30; branch += 1) {
      const polar = Math.acos(1 - (2 * (branch + 0.5)) / 30);
      const round = branch * 2.399 + random();
      const towards = {
        x: side * Math.abs(Math.sin(polar) * Math.cos(round)) + side * 0.15,
        y: Math.sin(polar) * Math.sin(round),
        z: Math.cos(polar),
      };
      const at = {
        x: side * (34 + 10 * random()),
        y: 6 + 16 * (random() - 0.5),
        z: 152 + 26 * (random() - 0.5),
      };
      grow({ at, towards: unit(towards), r: 2.6 + 1.4 * random(), depth: 0 }, { side, random, balls });
    }
  return ballsOf(balls);
}

interface Growth {
  readonly side: Side;
  readonly random: () => number;
  readonly balls: Ball[];
}

function grow({ at, towards, r, depth }: Twig, growth: Growth): void {
  if (r < 0.4 || depth > 11) return;
  const { side, random, balls } = growth;
  const length = 7 + 9 * r * (0.6 + 0.6 * random());
  const bend = unit({
    x: towards.x + 0.35 * (random() - 0.5),
    y: towards.y + 0.35 * (random() - 0.5),
    z: towards.z + 0.35 * (random() - 0.5),
  });
  const steps = Math.max(2, Math.ceil(length / Math.max(0.6, r * 0.7)));
  let end = at;
  for (let step = 1; step <= steps; step += 1) {
    const along = (length * step) / steps;
    const mix = step / steps;
    end = {
      x: at.x + along * (towards.x * (1 - mix) + bend.x * mix),
      y: at.y + along * (towards.y * (1 - mix) + bend.y * mix),
      z: at.z + along * (towards.z * (1 - mix) + bend.z * mix),
    };
    if (depth > 0 && !isInLung(side, end)) return;
    balls.push({ ...end, r: r * (1 - 0.15 * mix), value: r > 1.5 ? 190 : 60 });
  }
  const turn = 0.45 + 0.5 * random();
  const across = unit({ x: random() - 0.5, y: random() - 0.5, z: random() - 0.5 });
  for (const sign of [1, -1]) {
    const child = unit({
      x: bend.x + sign * turn * across.x,
      y: bend.y + sign * turn * across.y,
      z: bend.z + sign * turn * across.z,
    });
    grow({ at: end, towards: child, r: r * (0.7 + 0.15 * random()), depth: depth + 1 }, growth);
  }
}

function unit({ x, y, z }: Point): Point {
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  return { x: x / length, y: y / length, z: z / length };
}

/** Ribs as shells of compact bone, their marrow, and the cartilage in front. */
export interface Cage {
  readonly cortex: Balls;
  readonly marrow: Balls;
  readonly cartilage: Balls;
}

export function ribCage(): Cage {
  const cortex: Ball[] = [];
  const marrow: Ball[] = [];
  const cartilage: Ball[] = [];
  for (let rib = 1; rib <= 12; rib += 1)
    for (const side of [-1, 1] as const) {
      const path = ribPath(rib, side);
      for (const { x, y, z } of path.bone) {
        cortex.push({ x, y, z, r: rib === 1 ? 5.4 : 4.9, value: 620 });
        marrow.push({ x, y, z, r: 3.1, value: 190 });
      }
      for (const point of path.cartilage) cartilage.push({ ...point, r: 5.4, value: 115 });
    }
  return { cortex: ballsOf(cortex), marrow: ballsOf(marrow), cartilage: ballsOf(cartilage) };
}

function ribPath(rib: number, side: Side): { readonly bone: Point[]; readonly cartilage: Point[] } {
  const back = 322 - (rib - 1) * 25.5;
  const drop = rib === 1 ? 34 : rib > 10 ? 55 : 78;
  const end = rib > 11 ? 1.3 : rib > 10 ? 1.7 : 2.45;
  const bone: Point[] = [];
  for (let angle = 0.2; angle < end; angle += 0.016) bone.push(ribPoint(angle, side, { back, drop }));
  const last = bone.at(-1);
  if (rib > 7 || last === undefined) return { bone, cartilage: [] };
  const cartilage: Point[] = [];
  const sternum = { x: side * 16, y: -cageAt(last.z + 12).b + 6, z: Math.max(136, last.z + 14) };
  for (let t = 0; t <= 1; t += 0.04)
    cartilage.push({
      x: last.x + (sternum.x - last.x) * t,
      y: last.y + (sternum.y - last.y) * t - 8 * Math.sin(Math.PI * t),
      z: last.z + (sternum.z - last.z) * t,
    });
  return { bone, cartilage };
}

function ribPoint(angle: number, side: Side, { back, drop }: { back: number; drop: number }): Point {
  const z = back - (drop * (1 - Math.cos(angle))) / 2;
  const { a, b } = cageAt(z);
  return { x: side * a * Math.sin(angle), y: b * Math.cos(angle) - 4 * Math.sin(angle), z };
}
