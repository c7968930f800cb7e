import { type Keypoint } from './keypoints.ts';
import { type Plane } from './plane.ts';

/** A keypoint with the direction its surroundings slope in, and 128 numbers that tell it from others however bright, large or turned the picture is. */
export interface Feature {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Radians. */
  readonly direction: number;
  readonly descriptor: Float32Array<ArrayBuffer>;
}

const cells = 4;
const bins = 8;
const full = 2 * Math.PI;

/** Gradient histograms round each keypoint, turned by its own direction (Lowe 2004); two where two directions are as strong. */
export function featuresOf(keypoints: readonly Keypoint[]): readonly Feature[] {
  return keypoints.flatMap((keypoint) =>
    directionsOf(keypoint).map((direction) => ({
      x: keypoint.x,
      y: keypoint.y,
      size: keypoint.size,
      direction,
      descriptor: descriptorOf(keypoint, direction),
    })),
  );
}

const sectors = 36;

function directionsOf({ at }: Keypoint): readonly number[] {
  const histogram = new Float32Array(sectors);
  const spread = 1.5 * at.sigma;
  forEachGradient(at, spread * 3, ({ dx, dy, size, angle }) => {
    const weight = size * Math.exp(-(dx * dx + dy * dy) / (2 * spread * spread));
    const sector = Math.round((angle / full) * sectors) % sectors;
    histogram[sector] = (histogram[sector] ?? 0) + weight;
  });
  const smooth = smoothed(smoothed(histogram));
  const highest = Math.max(...smooth);
  const peaks: { angle: number; height: number }[] = [];
  for (let i = 0; i < sectors; i += 1) {
    const [before, here, after] = [smooth.at(i - 1) ?? 0, smooth[i] ?? 0, smooth[(i + 1) % sectors] ?? 0];
    if (here < 0.8 * highest || here < before || here <= after) continue;
    const part = (before - after) / (2 * (before - 2 * here + after));
    peaks.push({ angle: ((i + part) / sectors) * full, height: here });
  }
  return peaks
    .toSorted((a, b) => b.height - a.height)
    .slice(0, 2)
    .map(({ angle }) => angle);
}

function smoothed(histogram: Float32Array): Float32Array {
  return histogram.map(
    (value, i) => ((histogram.at(i - 1) ?? 0) + value + (histogram[(i + 1) % histogram.length] ?? 0)) / 3,
  );
}

function descriptorOf({ at }: Keypoint, direction: number): Float32Array<ArrayBuffer> {
  const sums = new Float32Array(cells * cells * bins);
  const cell = 3 * at.sigma;
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  forEachGradient(at, cell * (cells / 2 + 0.5) * Math.SQRT2, ({ dx, dy, size, angle }) => {
    const u = (dx * cos + dy * sin) / cell;
    const v = (dy * cos - dx * sin) / cell;
    const weight = size * Math.exp(-(u * u + v * v) / (cells * cells * 0.5));
    const turned = (((angle - direction) % full) + full) % full;
    share(sums, { u: u + cells / 2 - 0.5, v: v + cells / 2 - 0.5, w: (turned / full) * bins }, weight);
  });
  return evened(sums);
}

/** Each gradient counts in the cells and directions on both sides of it, by how near it is. */
function share(sums: Float32Array, { u, v, w }: { u: number; v: number; w: number }, weight: number): void {
  const [u0, v0, w0] = [Math.floor(u), Math.floor(v), Math.floor(w)];
  for (let i = 0; i < 2; i += 1) {
    const row = v0 + i;
    if (row < 0 || row >= cells) continue;
    const byRow = weight * (i === 0 ? 1 - (v - v0) : v - v0);
    for (let j = 0; j < 2; j += 1) {
      const column = u0 + j;
      if (column < 0 || column >= cells) continue;
      const byCell = byRow * (j === 0 ? 1 - (u - u0) : u - u0);
      const from = (row * cells + column) * bins;
      const [a, b] = [from + (w0 % bins), from + ((w0 + 1) % bins)];
      sums[a] = (sums[a] ?? 0) + byCell * (1 - (w - w0));
      sums[b] = (sums[b] ?? 0) + byCell * (w - w0);
    }
  }
}

/** Of length one, and no number above 0.2, so that a glint does not drown the rest. */
function evened(sums: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const limited = ofLengthOne(sums).map((value) => Math.min(value, 0.2));
  return ofLengthOne(limited);
}

function ofLengthOne(values: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return values.map((value) => value / length);
}

interface Gradient {
  /** From the keypoint, in pixels. */
  dx: number;
  dy: number;
  size: number;
  /** 0 to 2π. */
  angle: number;
}

/** One object for all of them: there are millions. */
const gradient: Gradient = { dx: 0, dy: 0, size: 0, angle: 0 };

function forEachGradient(
  { plane, x, y }: { readonly plane: Plane; readonly x: number; readonly y: number },
  reach: number,
  visit: (gradient: Readonly<Gradient>) => void,
): void {
  const { width, height, values } = plane;
  const [left, right] = [Math.max(1, Math.ceil(x - reach)), Math.min(width - 2, Math.floor(x + reach))];
  const [top, bottom] = [Math.max(1, Math.ceil(y - reach)), Math.min(height - 2, Math.floor(y + reach))];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) {
      const at = row * width + column;
      const gx = (values[at + 1] ?? 0) - (values[at - 1] ?? 0);
      const gy = (values[at + width] ?? 0) - (values[at - width] ?? 0);
      gradient.dx = column - x;
      gradient.dy = row - y;
      gradient.size = Math.sqrt(gx * gx + gy * gy);
      const angle = Math.atan2(gy, gx);
      gradient.angle = angle < 0 ? angle + full : angle;
      visit(gradient);
    }
}
