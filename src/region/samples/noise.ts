/** Seeded randomness and tiles of noise that repeat without a seam: cheap to look up once per pixel. */

/** Numbers in [0, 1): the same seed gives the same numbers on every machine. */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Zero mean, unit variance. Twelve uniforms: exact on every machine, unlike logarithms. */
export function gaussianFrom(seed: number): () => number {
  const random = randomFrom(seed);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i += 1) sum += random();
    return sum;
  };
}

/** A square of noise whose side is a power of two; it repeats in both directions. */
export interface Tile {
  readonly size: number;
  readonly values: Float32Array;
}

export function whiteTile(seed: number, size: number): Tile {
  const next = gaussianFrom(seed);
  const values = new Float32Array(size * size);
  for (let i = 0; i < values.length; i += 1) values[i] = next();
  return { size, values };
}

export interface Fractal {
  readonly size: number;
  /** Cells along a side at the coarsest octave; a power of two. */
  readonly cells: number;
  readonly octaves: number;
  /** Amplitude of each octave relative to the one before. */
  readonly gain: number;
}

/** Value noise over several octaves, scaled to zero mean and unit variance. */
export function fractalTile(seed: number, { size, cells, octaves, gain }: Fractal): Tile {
  const values = new Float32Array(size * size);
  let amplitude = 1;
  for (let octave = 0; octave < octaves; octave += 1) {
    addOctave(values, size, { cells: cells << octave, amplitude, seed: seed * 31 + octave });
    amplitude *= gain;
  }
  return normalised({ size, values });
}

function addOctave(
  values: Float32Array,
  size: number,
  { cells, amplitude, seed }: { cells: number; amplitude: number; seed: number },
): void {
  const lattice = whiteTile(seed, cells).values;
  const step = cells / size;
  for (let y = 0; y < size; y += 1) {
    const fy = y * step;
    const y0 = Math.floor(fy);
    const ty = smooth(fy - y0);
    const above = (y0 % cells) * cells;
    const below = ((y0 + 1) % cells) * cells;
    for (let x = 0; x < size; x += 1) {
      const fx = x * step;
      const x0 = Math.floor(fx);
      const tx = smooth(fx - x0);
      const x1 = (x0 + 1) % cells;
      const a = (lattice[above + x0] ?? 0) * (1 - tx) + (lattice[above + x1] ?? 0) * tx;
      const b = (lattice[below + x0] ?? 0) * (1 - tx) + (lattice[below + x1] ?? 0) * tx;
      const i = y * size + x;
      values[i] = (values[i] ?? 0) + amplitude * (a * (1 - ty) + b * ty);
    }
  }
}

const smooth = (t: number) => t * t * (3 - 2 * t);

export function normalised({ size, values }: Tile): Tile {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const deviation = Math.sqrt(squares / values.length - mean * mean) || 1;
  return { size, values: values.map((value) => (value - mean) / deviation) };
}

/** A box blur of the given half width in x and y, wrapping round. */
export function blurredTile({ size, values }: Tile, halfX: number, halfY: number): Tile {
  const once = new Float32Array(values.length);
  const twice = new Float32Array(values.length);
  const mask = size - 1;
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      let sum = 0;
      for (let d = -halfX; d <= halfX; d += 1) sum += values[y * size + ((x + d) & mask)] ?? 0;
      once[y * size + x] = sum / (2 * halfX + 1);
    }
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      let sum = 0;
      for (let d = -halfY; d <= halfY; d += 1) sum += once[((y + d) & mask) * size + x] ?? 0;
      twice[y * size + x] = sum / (2 * halfY + 1);
    }
  return { size, values: twice };
}

/** What is left of white noise between two blurs: the grain of a reconstruction kernel, unit variance. */
export function grainTile(seed: number, size: number, [fine, coarse]: readonly [number, number]): Tile {
  const white = whiteTile(seed, size);
  const small = blurredTile(blurredTile(white, fine, fine), fine, fine).values;
  const large = blurredTile(blurredTile(white, coarse, coarse), coarse, coarse).values;
  return normalised({ size, values: small.map((value, index) => value - (large[index] ?? 0)) });
}

/** The tile at whole coordinates, wrapped; fractions are cut. */
export function tileAt({ size, values }: Tile, x: number, y: number): number {
  const mask = size - 1;
  return values[(y & mask) * size + (x & mask)] ?? 0;
}

export const clamp = (value: number, low: number, high: number) =>
  value < low ? low : value > high ? high : value;

/** 0 below `low`, 1 above `high`, smooth between. */
export function ramp(value: number, low: number, high: number): number {
  return smooth(clamp((value - low) / (high - low), 0, 1));
}
