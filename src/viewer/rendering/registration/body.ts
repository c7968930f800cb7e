import { type Vector } from '#dicom/geometry.ts';
import { type Brick } from './brick.ts';

/** What the numbers of a volume are: Hounsfield units mean the same everywhere, others are of their own apparatus. */
export type ValueScale = 'hounsfield' | 'relative';

/** Values between which tissue differs; what lies beyond is held to the nearer one, so that metal and contrast medium do not decide. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
  /** Above it is body. */
  readonly body: number;
}

/** Ranges of CT are fixed; of others they go by the volume itself: up to the value that 1 in 200 is above. */
export function rangeOf({ values }: Brick, scale: ValueScale): ValueRange {
  if (scale === 'hounsfield') return { low: -1000, high: 400, body: -300 };
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  const [low, high] = [sorted[0] ?? 0, sorted[Math.floor(sorted.length * 0.995)] ?? 1];
  return { low, high, body: low + 0.12 * (high - low) };
}

export function held(brick: Brick, { low, high }: ValueRange): Brick {
  return { ...brick, values: brick.values.map((value) => Math.min(high, Math.max(low, value))) };
}

/** Places in the body with their values, as they are compared with another volume. */
export interface BodyPoints {
  readonly count: number;
  /** x, y and z of each, mm. */
  readonly places: Float64Array;
  readonly values: Float32Array;
  readonly centre: Vector;
}

/** At most so many places in the body, skin and lungs with it, spread evenly but in no pattern that a grid could hide in. */
export function bodyPoints(brick: Brick, range: ValueRange, most: number): BodyPoints {
  const isBody = bodyMask(brick, range);
  const inside: number[] = [];
  isBody.forEach((is, at) => {
    if (is === 1 && !Number.isNaN(brick.values[at] ?? NaN)) inside.push(at);
  });
  const step = Math.max(1, inside.length / most);
  const count = Math.floor(inside.length / step);
  const places = new Float64Array(count * 3);
  const values = new Float32Array(count);
  const sum = [0, 0, 0];
  let seed = 1;
  for (let n = 0; n < count; n++) {
    seed = (seed * 16807) % 2147483647;
    const at = inside[Math.floor((n + seed / 2147483647) * step)] ?? inside[0] ?? 0;
    const place = placeAt(brick, at);
    values[n] = brick.values[at] ?? 0;
    for (const axis of [0, 1, 2] as const) {
      places[n * 3 + axis] = place[axis];
      sum[axis] = (sum[axis] ?? 0) + place[axis] / count;
    }
  }
  return { count, places, values, centre: [sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0] };
}

export function placeAt({ size, spacing, axes, origin }: Brick, index: number): Vector {
  const i = (index % size[0]) * spacing[0];
  const j = (Math.floor(index / size[0]) % size[1]) * spacing[1];
  const k = Math.floor(index / (size[0] * size[1])) * spacing[2];
  const [a, b, c] = axes;
  const along = (n: 0 | 1 | 2) => origin[n] + a[n] * i + b[n] * j + c[n] * k;
  return [along(0), along(1), along(2)];
}

/** 1 from the first body value to the last along a row as well as down a column of each slice: lungs are inside, the room is not. A margin of one holds the skin. */
function bodyMask({ size, values }: Brick, { body }: ValueRange): Uint8Array {
  const [nx, ny, nz] = size;
  const alongRows = new Uint8Array(values.length);
  const mask = new Uint8Array(values.length);
  const isBody = (at: number) => (values[at] ?? NaN) > body;
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++)
      fillBetween(alongRows, isBody, { from: (z * ny + y) * nx, step: 1, count: nx });
    const isFilled = (at: number) => alongRows[at] === 1 && isBody(at);
    for (let x = 0; x < nx; x++) fillBetween(mask, isFilled, { from: z * ny * nx + x, step: nx, count: ny });
  }
  return mask.map((is, at) => (is === 1 ? (alongRows[at] ?? 0) : 0));
}

function fillBetween(
  mask: Uint8Array,
  is: (at: number) => boolean,
  { from, step, count }: { readonly from: number; readonly step: number; readonly count: number },
): void {
  let [first, last] = [count, -1];
  for (let n = 0; n < count; n++) {
    if (!is(from + n * step)) continue;
    first = Math.min(first, n);
    last = n;
  }
  if (last < 0) return;
  for (let n = Math.max(0, first - 1); n <= Math.min(count - 1, last + 1); n++) mask[from + n * step] = 1;
}
