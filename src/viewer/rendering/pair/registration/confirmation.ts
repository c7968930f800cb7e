import { moved, type PointPair, type Similarity } from '#viewer/rendering/pair/similarity.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { blurred, type Plane } from './plane.ts';

/** What two pictures say, patch by patch, of a similarity that was found by other means. */
export interface Confirmation {
  /** Patches that both pictures hold and in which there is something to see. */
  readonly patches: number;
  /** Those that lie best where the similarity puts them, give or take; where they lie exactly. */
  readonly pairs: readonly PointPair[];
}

/** Pixels from a patch's middle to its edge, from one patch to the next, and how far each is looked for. */
const half = 12;
const apart = 24;
const reach = 12;
const edge = half + reach;
/** Every second pixel of a patch is enough: it has been smoothed. */
const grain = 2;
const rows = half + 1;
/** Of 255, after smoothing: in fainter patches noise would choose the place. */
const faintest = 1.5;

/**
 * Looks for each patch of `now` in `past`, laid on it by the similarity, within 12 pixels all round. Pictures that have nothing to do with
 * each other put a patch anywhere in that square: within `within` pixels of its middle by chance only, π·within² in 625.
 */
export function confirm(
  pictures: { readonly past: Plane; readonly now: Plane },
  similarity: Similarity,
  within: number,
): Confirmation {
  const now = withoutLight(pictures.now);
  const { laid, holds } = laidOn(pictures, similarity);
  const past = withoutLight(laid);
  const back = inverse(similarity);
  const pairs: PointPair[] = [];
  let patches = 0;
  for (let y = edge; y < now.height - edge; y += apart)
    for (let x = edge; x < now.width - edge; x += apart) {
      if (!holds(x, y)) continue;
      if (contrastOf(now, x, y) < faintest || contrastOf(past, x, y) < faintest) continue;
      patches += 1;
      const by = displacement(past, now, { x, y });
      if (Math.hypot(by.x, by.y) > within) continue;
      pairs.push({ past: moved(back, { x: x + by.x, y: y + by.y }), now: { x, y } });
    }
  return { patches, pairs };
}

/** Details alone: neither the light's slow course nor the sensor's noise. */
function withoutLight(plane: Plane): Plane {
  const fine = blurred(plane, 1.2);
  const coarse = blurred(fine, 4);
  return { ...plane, values: fine.values.map((value, i) => value - (coarse.values[i] ?? 0)) };
}

/** The earlier picture where the similarity puts it on the later, and whether all that a patch is looked for in came from it. */
function laidOn({ past, now }: { readonly past: Plane; readonly now: Plane }, similarity: Similarity) {
  const { width, height } = now;
  const back = inverse(similarity);
  const values = new Float32Array(width * height);
  const mean = past.values.reduce((sum, value) => sum + value, 0) / Math.max(1, past.values.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const u = back.p * x - back.q * y + back.x;
      const v = back.q * x + back.p * y + back.y;
      values[y * width + x] = isInside(past, u, v) ? between(past, u, v) : mean;
    }
  const corners = [-edge, edge].flatMap((u) => [-edge, edge].map((v) => ({ u, v })));
  const holds = (x: number, y: number) =>
    corners.every(({ u, v }) => {
      const at = moved(back, { x: x + u, y: y + v });
      return isInside(past, at.x, at.y);
    });
  return { laid: { width, height, values }, holds };
}

function isInside({ width, height }: Plane, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width - 1 && y < height - 1;
}

function between({ width, values }: Plane, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - left, y - top];
  const at = top * width + left;
  return (
    ((values[at] ?? 0) * (1 - u) + (values[at + 1] ?? 0) * u) * (1 - v) +
    ((values[at + width] ?? 0) * (1 - u) + (values[at + width + 1] ?? 0) * u) * v
  );
}

/** Standard deviation within a patch. */
function contrastOf({ width, values }: Plane, x: number, y: number): number {
  let sum = 0;
  let squares = 0;
  for (let row = y - half; row <= y + half; row += grain)
    for (let column = x - half; column <= x + half; column += grain) {
      const value = values[row * width + column] ?? 0;
      sum += value;
      squares += value * value;
    }
  const count = rows * rows;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

/** Where in `past` a patch of `now` is most like it (highest normalised correlation), from its own place, in whole pixels: first every second one, then beside the best. */
function displacement(past: Plane, now: Plane, at: Point): Point {
  const patch = patchOf(now, at);
  let best = { x: 0, y: 0, likeness: -Infinity };
  const search = (middle: Point, far: number, step: number) => {
    for (let y = middle.y - far; y <= middle.y + far; y += step)
      for (let x = middle.x - far; x <= middle.x + far; x += step) {
        const likeness = likenessAt(past, patch, (at.y + y) * past.width + at.x + x);
        if (likeness > best.likeness) best = { x, y, likeness };
      }
  };
  search(best, reach, 2);
  search(best, 1, 1);
  return best;
}

/** Its values about their mean, row by row. */
function patchOf({ width, values }: Plane, { x, y }: Point): Float32Array {
  const patch = new Float32Array(rows * rows);
  let sum = 0;
  for (let row = 0, to = 0; row < rows; row += 1)
    for (let column = 0; column < rows; column += 1, to += 1) {
      const value = values[(y - half + row * grain) * width + x - half + column * grain] ?? 0;
      patch[to] = value;
      sum += value;
    }
  const mean = sum / patch.length;
  return patch.map((value) => value - mean);
}

function likenessAt({ width, values }: Plane, patch: Float32Array, middle: number): number {
  let sum = 0;
  let squares = 0;
  let products = 0;
  let from = middle - half * width - half;
  for (let row = 0, to = 0; row < rows; row += 1, from += grain * width)
    for (let at = from, last = from + 2 * half; at <= last; at += grain, to += 1) {
      const there = values[at] ?? 0;
      sum += there;
      squares += there * there;
      products += there * (patch[to] ?? 0);
    }
  const spread = squares - (sum * sum) / patch.length;
  return spread <= 0 ? -Infinity : products / Math.sqrt(spread);
}

function inverse({ p, q, x, y }: Similarity): Similarity {
  const size = p * p + q * q;
  const [u, v] = [p / size, -q / size];
  return { p: u, q: v, x: -(u * x - v * y), y: -(v * x + u * y) };
}
