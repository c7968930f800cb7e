import { blurred, halved, type Plane } from './plane.ts';

/** A spot that stands out from its surroundings at its own size. */
export interface Keypoint {
  /** In pixels of the whole plane, the middle of the first pixel being 0. */
  readonly x: number;
  readonly y: number;
  /** How large it is, as the Gaussian's sigma in pixels of the whole plane. */
  readonly size: number;
  /** How much it stands out. */
  readonly strength: number;
  /** The smoothed plane it was found in, and where. */
  readonly at: { readonly plane: Plane; readonly x: number; readonly y: number; readonly sigma: number };
}

const firstSigma = 1.6;
const steps = 3;
const smallestSide = 32;
/** Of 255: fainter spots are noise of the sensor and of JPEG. */
const faintest = 0.8;
/** Spots drawn out more than this lie on edges, along which they slide. */
const longest = 10;

/** Extremes of differences of Gaussians over three steps to the octave (Lowe 2004), the strongest `most` of them. */
export function keypointsOf(plane: Plane, most: number): readonly Keypoint[] {
  const found: Keypoint[] = [];
  let octave = blurred(plane, Math.sqrt(firstSigma ** 2 - 0.5 ** 2));
  for (let zoom = 1; Math.min(octave.width, octave.height) >= smallestSide; zoom *= 2) {
    const levels = levelsOf(octave);
    found.push(...extremesOf(levels, zoom));
    const next = levels[steps];
    if (next === undefined) break;
    octave = halved(next);
  }
  return found.toSorted((a, b) => b.strength - a.strength).slice(0, most);
}

function levelsOf(first: Plane): readonly Plane[] {
  const levels = [first];
  const factor = 2 ** (1 / steps);
  for (let i = 1; i < steps + 3; i += 1) {
    const before = firstSigma * factor ** (i - 1);
    levels.push(blurred(levels[i - 1] ?? first, before * Math.sqrt(factor ** 2 - 1)));
  }
  return levels;
}

function extremesOf(levels: readonly Plane[], zoom: number): readonly Keypoint[] {
  const differences = levels.slice(1).map((level, i) => difference(level, levels[i] ?? level));
  const found: Keypoint[] = [];
  for (let i = 1; i <= steps; i += 1) {
    const [below, here, above] = [differences[i - 1], differences[i], differences[i + 1]];
    const plane = levels[i];
    if (below === undefined || here === undefined || above === undefined || plane === undefined) continue;
    const sigma = firstSigma * 2 ** (i / steps);
    for (const { x, y, strength } of extremesIn(here, [below, here, above])) {
      found.push({
        x: x * zoom,
        y: y * zoom,
        size: sigma * zoom,
        strength,
        at: { plane, x, y, sigma },
      });
    }
  }
  return found;
}

function difference(a: Plane, b: Plane): Plane {
  return { ...a, values: a.values.map((value, i) => value - (b.values[i] ?? 0)) };
}

function extremesIn(here: Plane, three: readonly Plane[]) {
  const { width, height, values } = here;
  const found: { x: number; y: number; strength: number }[] = [];
  const edge = 8;
  for (let y = edge; y < height - edge; y += 1)
    for (let x = edge; x < width - edge; x += 1) {
      const value = values[y * width + x] ?? 0;
      if (Math.abs(value) < faintest || !isExtreme(three, y * width + x, value)) continue;
      const spot = settled(here, x, y);
      if (spot !== undefined) found.push({ ...spot, strength: Math.abs(value) });
    }
  return found;
}

/** Against its neighbours in three sizes, but not against itself a size on: smooth skin has few spots, and consensus sorts out the doubtful ones. */
function isExtreme(three: readonly Plane[], at: number, value: number): boolean {
  const sign = Math.sign(value);
  return three.every(({ values, width }) => {
    for (const row of [at - width, at, at + width])
      for (let i = row - 1; i <= row + 1; i += 1)
        if (i !== at && (values[i] ?? 0) * sign > value * sign) return false;
    return true;
  });
}

/** To a part of a pixel, by the curvature; undefined on edges. */
function settled({ values, width }: Plane, x: number, y: number): { x: number; y: number } | undefined {
  const v = (dx: number, dy: number) => values[(y + dy) * width + x + dx] ?? 0;
  const [dx, dy] = [(v(1, 0) - v(-1, 0)) / 2, (v(0, 1) - v(0, -1)) / 2];
  const xx = v(1, 0) + v(-1, 0) - 2 * v(0, 0);
  const yy = v(0, 1) + v(0, -1) - 2 * v(0, 0);
  const xy = (v(1, 1) - v(-1, 1) - v(1, -1) + v(-1, -1)) / 4;
  const determinant = xx * yy - xy * xy;
  if (determinant <= 0 || (xx + yy) ** 2 / determinant >= (longest + 1) ** 2 / longest) return undefined;
  const [sx, sy] = [-(yy * dx - xy * dy) / determinant, -(xx * dy - xy * dx) / determinant];
  return Math.abs(sx) > 1 || Math.abs(sy) > 1 ? undefined : { x: x + sx, y: y + sy };
}
