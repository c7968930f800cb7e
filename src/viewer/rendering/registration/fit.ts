import { type Vector } from '#dicom/geometry.ts';
import { followedBy, moveBy, type Rigid, turnAbout } from '#dicom/rigid.ts';
import { type BodyPoints } from './body.ts';
import { type BrickSampler } from './brickSampler.ts';
import { NormalEquations } from './normalEquations.ts';

/** How well one placing makes two volumes agree. */
export interface Agreement {
  /** From the points' patient coordinates to the other volume's. */
  readonly placing: Rigid;
  /** Of the values that meet, −1 to 1. */
  readonly correlation: number;
  /** Share of the body's places that fall inside the other volume. */
  readonly overlap: number;
  /** The straight line from the other's values to the points': `from + slope · value`. */
  readonly line: { readonly slope: number; readonly from: number };
}

/** Fewer places than this share of the body say nothing. */
const leastOverlap = 0.2;
/** A step that moves the body less than this, mm, is the last. */
const converged = 0.01;

interface Trial {
  readonly points: BodyPoints;
  readonly other: BrickSampler;
  readonly placing: Rigid;
}

/** How alike the values are where a placing lays the points. */
export function agreement(trial: Trial): Agreement {
  const { n, sf, sm, sff, smm, sfm } = sumsOf(trial);
  const [together, spread] = [sfm - (sf * sm) / n, smm - (sm * sm) / n];
  const both = Math.sqrt(Math.max(0, (sff - (sf * sf) / n) * spread));
  const slope = spread > 0 ? together / spread : 1;
  return {
    placing: trial.placing,
    correlation: both > 0 ? together / both : 0,
    overlap: n / trial.points.count,
    line: { slope, from: (sf - slope * sm) / n },
  };
}

/**
 * Gauss–Newton on the difference between the points' values and a straight line of the other's, great differences counting less: what
 * has come, gone or taken up contrast medium does not pull. Not more than so many steps. The last placing is the answer and not the one of
 * the highest correlation, in which all differences count in full.
 */
export function fitted(start: Trial, steps: number): Agreement {
  const { points, other } = start;
  let reached = agreement(start);
  let spread = Infinity;
  for (let step = 0; step < steps; step++) {
    const next = improvement({ points, other, placing: reached.placing }, { line: reached.line, spread });
    if (next === undefined) break;
    spread = next.spread;
    reached = agreement({ points, other, placing: next.placing });
    if (reached.overlap < leastOverlap || next.moved < converged) break;
  }
  return reached;
}

/** One step: the movement that would make the differences least if values changed evenly. */
function improvement(trial: Trial, { line, spread }: Pick<Agreement, 'line'> & { readonly spread: number }) {
  const { points, other, placing } = trial;
  const about = moveBy(placing, points.centre);
  const { slope, from } = line;
  const equations = new NormalEquations(8);
  const { row } = equations;
  let [absolute, count] = [0, 0];
  eachMeeting(trial, (own, [px = 0, py = 0, pz = 0]) => {
    const { value, slopeX: gx, slopeY: gy, slopeZ: gz } = other;
    const difference = own - from - slope * value;
    absolute += Math.abs(difference);
    count += 1;
    const share = difference / (2 * spread);
    const [qx, qy, qz] = [px - about[0], py - about[1], pz - about[2]];
    row[0] = slope * (qy * gz - qz * gy);
    row[1] = slope * (qz * gx - qx * gz);
    row[2] = slope * (qx * gy - qy * gx);
    row[3] = slope * gx;
    row[4] = slope * gy;
    row[5] = slope * gz;
    row[6] = 1;
    row[7] = value;
    equations.add(1 / (1 + share * share) ** 2, difference);
  });
  const change = count < 100 ? undefined : equations.solve();
  if (change === undefined) return undefined;
  // A step goes no further than values can be believed to change evenly.
  const reach = 1.5 * Math.max(...other.brick.spacing);
  return { ...stepped(placing, { about, change, reach }), spread: Math.max(1e-6, (1.2 * absolute) / count) };
}

function stepped(
  placing: Rigid,
  by: { readonly about: Vector; readonly change: Float64Array; readonly reach: number },
) {
  const [wx = 0, wy = 0, wz = 0, tx = 0, ty = 0, tz = 0] = by.change;
  const { about } = by;
  const asked = Math.max(Math.hypot(tx, ty, tz), 100 * Math.hypot(wx, wy, wz));
  const share = asked > by.reach ? by.reach / asked : 1;
  const back = { ...placing, shift: sum(placing.shift, about, -1) };
  const turned = followedBy(back, turnAbout([wx * share, wy * share, wz * share]));
  const shift = sum(sum(turned.shift, about, 1), [tx, ty, tz], share);
  return { placing: { rows: turned.rows, shift }, moved: asked * share };
}

function sumsOf(trial: Trial) {
  let [n, sf, sm, sff, smm, sfm] = [0, 0, 0, 0, 0, 0];
  eachMeeting(trial, (f) => {
    const m = trial.other.value;
    n += 1;
    sf += f;
    sm += m;
    sff += f * f;
    smm += m * m;
    sfm += f * m;
  });
  return { n, sf, sm, sff, smm, sfm };
}

/** Every point that falls inside the other volume, whose sampler then holds what it meets there; `at` is the same array each time. */
function eachMeeting(
  { points, other, placing }: Trial,
  visit: (own: number, at: Float64Array) => void,
): void {
  const { rows, shift } = placing;
  const [r0, r1, r2] = rows;
  const at = new Float64Array(3);
  for (let i = 0; i < points.count; i++) {
    const x = points.places[i * 3] ?? 0;
    const y = points.places[i * 3 + 1] ?? 0;
    const z = points.places[i * 3 + 2] ?? 0;
    const px = r0[0] * x + r0[1] * y + r0[2] * z + shift[0];
    const py = r1[0] * x + r1[1] * y + r1[2] * z + shift[1];
    const pz = r2[0] * x + r2[1] * y + r2[2] * z + shift[2];
    if (!other.read(px, py, pz)) continue;
    at[0] = px;
    at[1] = py;
    at[2] = pz;
    visit(points.values[i] ?? 0, at);
  }
}

function sum(a: Vector, b: Vector, share: number): Vector {
  return [a[0] + b[0] * share, a[1] + b[1] * share, a[2] + b[2] * share];
}
