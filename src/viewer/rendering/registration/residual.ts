import { type Vector } from '#dicom/geometry.ts';
import { moveBy, type Rigid } from '#dicom/rigid.ts';
import { placeAt, type ValueRange } from './body.ts';
import { type Brick } from './brick.ts';
import { BrickSampler } from './brickSampler.ts';

/** What is left between two volumes laid on each other, measured where there is something to measure on. */
export interface Residual {
  /** Millimetres that small parts of the body lie beside themselves, in the mean and at most in nine of ten. */
  readonly mean: number;
  readonly most: number;
  /** Places where the same small part was found again, and where it was looked for. */
  readonly found: number;
  readonly sought: number;
}

/** Half the side of the small parts that are looked for, and how far they are looked for, mm. */
const half = 9;
const reach = 8;
/** Places that are tried, at most, and how far they lie from each other, mm. */
const mostPlaces = 240;
const between = 14;
/** Parts less alike than this are not the same one. */
const alike = 0.6;

/**
 * Looks for small, well-marked parts of one volume in the other, around where the placing lays them: how far off each is found is what the
 * placing leaves. Bodies that are not each other's have few parts in common.
 */
export function residualOf(
  pair: { readonly fixed: Brick; readonly moving: Brick; readonly range: ValueRange },
  placing: Rigid,
): Residual {
  const sampler = new BrickSampler(pair.moving);
  const own = new BrickSampler(pair.fixed);
  const offsets = offsetsIn(half, Math.min(4, Math.max(...pair.fixed.spacing) * 1.2));
  const distances: number[] = [];
  let sought = 0;
  for (const place of markedPlaces(own, pair.range)) {
    const part = partAt(own, place, offsets);
    if (part === undefined || !isInside(sampler, moveBy(placing, place))) continue;
    sought += 1;
    const shift = bestShift({ part, sampler, placing });
    if (shift !== undefined) distances.push(Math.hypot(...shift));
  }
  distances.sort((a, b) => a - b);
  const mean = distances.reduce((sum, one) => sum + one, 0) / Math.max(1, distances.length);
  return { mean, most: distances[Math.floor(distances.length * 0.9)] ?? 0, found: distances.length, sought };
}

function isInside(sampler: BrickSampler, [x, y, z]: Vector): boolean {
  return sampler.read(x, y, z);
}

/** A small part: where its samples lie and what they are, made to mean 0 and length 1. */
interface Part {
  readonly places: readonly Vector[];
  readonly values: Float32Array;
}

function partAt(sampler: BrickSampler, place: Vector, offsets: readonly Vector[]): Part | undefined {
  const places = offsets.map((offset) => plus(place, offset));
  const values = new Float32Array(places.length);
  for (const [at, [x, y, z]] of places.entries()) {
    if (!sampler.read(x, y, z)) return undefined;
    values[at] = sampler.value;
  }
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const length = Math.hypot(...values.map((value) => value - mean));
  return length > 0 ? { places, values: values.map((value) => (value - mean) / length) } : undefined;
}

/** Where the part is found best: by steps of 4 mm, then of 2 and 1 around the best; between them by a parabola. Undefined where it is not found within reach. */
function bestShift(of: { readonly part: Part; readonly sampler: BrickSampler; readonly placing: Rigid }) {
  const moved = of.part.places.map((place) => moveBy(of.placing, place));
  const likeness = (shift: Vector) => likenessAt(of.part, of.sampler, { moved, shift });
  let best: { readonly shift: Vector; readonly score: number } = {
    shift: [0, 0, 0],
    score: likeness([0, 0, 0]),
  };
  for (const step of [4, 2, 1])
    for (const offset of step === 4 ? offsetsIn(reach, 4) : offsetsIn(step, step)) {
      const shift = step === 4 ? offset : plus(best.shift, offset);
      const score = likeness(shift);
      if (score > best.score) best = { shift, score };
    }
  if (best.score < alike || best.shift.some((one) => Math.abs(one) > reach)) return undefined;
  const { shift, score } = best;
  const finer = (axis: Vector) => {
    const [before, after] = [likeness(plus(shift, axis, -1)), likeness(plus(shift, axis))];
    const bend = before + after - 2 * score;
    return bend < 0 ? Math.min(0.5, Math.max(-0.5, (before - after) / (2 * bend))) : 0;
  };
  return plus(shift, [finer([1, 0, 0]), finer([0, 1, 0]), finer([0, 0, 1])]);
}

function likenessAt(
  { values }: Part,
  sampler: BrickSampler,
  { moved, shift }: { readonly moved: readonly Vector[]; readonly shift: Vector },
): number {
  let [sum, squares, product] = [0, 0, 0];
  for (const [at, [x, y, z]] of moved.entries()) {
    if (!sampler.read(x + shift[0], y + shift[1], z + shift[2])) return -1;
    const { value } = sampler;
    sum += value;
    squares += value * value;
    product += value * (values[at] ?? 0);
  }
  const spread = squares - (sum * sum) / moved.length;
  return spread > 0 ? product / Math.sqrt(spread) : -1;
}

/** Places whose surroundings change in all three directions, most first: there alone does a shift in any direction show. */
function markedPlaces(sampler: BrickSampler, { body }: ValueRange): readonly Vector[] {
  const { brick } = sampler;
  const candidates: { readonly place: Vector; readonly mark: number }[] = [];
  const cell = offsetsIn(half, half / 2);
  const step = Math.max(1, Math.floor(brick.values.length / 20_000));
  for (let at = 0; at < brick.values.length; at += step) {
    if (!((brick.values[at] ?? NaN) > body)) continue;
    const place = placeAt(brick, at);
    const mark = leastChange(sampler, place, cell);
    if (mark > 0) candidates.push({ place, mark });
  }
  candidates.sort((a, b) => b.mark - a.mark);
  const kept: Vector[] = [];
  for (const { place } of candidates) {
    if (kept.length >= mostPlaces) break;
    if (kept.every((other) => Math.hypot(...plus(place, other, -1)) > between)) kept.push(place);
  }
  return kept;
}

/** How much values change in the direction in which they change least: determinant over trace squared of the structure tensor, which needs no eigenvalues. */
function leastChange(sampler: BrickSampler, place: Vector, offsets: readonly Vector[]): number {
  let [xx, yy, zz, xy, xz, yz] = [0, 0, 0, 0, 0, 0];
  for (const [dx, dy, dz] of offsets) {
    if (!sampler.read(place[0] + dx, place[1] + dy, place[2] + dz)) return 0;
    const { slopeX: x, slopeY: y, slopeZ: z } = sampler;
    xx += x * x;
    yy += y * y;
    zz += z * z;
    xy += x * y;
    xz += x * z;
    yz += y * z;
  }
  const determinant = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
  const trace = xx + yy + zz;
  return trace > 0 ? determinant / (trace * trace) : 0;
}

/** A cube of offsets, mm, with the middle among them. */
function offsetsIn(extent: number, step: number): readonly Vector[] {
  const n = Math.floor(extent / step);
  const along = Array.from({ length: 2 * n + 1 }, (_, at) => (at - n) * step);
  return along.flatMap((x) => along.flatMap((y) => along.map((z): Vector => [x, y, z])));
}

function plus(a: Vector, b: Vector, times = 1): Vector {
  return [a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times];
}
