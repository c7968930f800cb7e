import { type Tile, blurredTile, clamp, normalised, whiteTile } from './noise.ts';

/** A probe's fan of beams on an image, and its echoes as beams × samples. */
export interface Sector {
  readonly width: number;
  readonly height: number;
  /** The probe's centre on the image, in pixels. */
  readonly apexX: number;
  readonly apexY: number;
  /** Pixels from the apex to the deepest sample. */
  readonly reach: number;
  /** Half the opening, radians. */
  readonly half: number;
  readonly depthMm: number;
  readonly beams: number;
  readonly samples: number;
}

/** One echo as seen before compression: amplitude, and blood velocity where flow is shown. */
export interface Echoes {
  readonly amplitude: Float32Array;
  /** -1 away … 1 towards the probe; 0 is no flow. */
  readonly flow: Float32Array;
}

export const echoesOf = ({ beams, samples }: Sector): Echoes => ({
  amplitude: new Float32Array(beams * samples),
  flow: new Float32Array(beams * samples),
});

/** For every pixel within the fan: where it lies among the beams. */
export interface ScanConversion {
  readonly pixels: Int32Array;
  readonly cells: Int32Array;
  readonly tx: Float32Array;
  readonly ty: Float32Array;
}

export function scanConversion(sector: Sector): ScanConversion {
  const { width, height, apexX, apexY, reach, half, beams, samples } = sector;
  const pixels: number[] = [];
  const cells: number[] = [];
  const tx: number[] = [];
  const ty: number[] = [];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const dx = column - apexX;
      const dy = row - apexY;
      const far = Math.sqrt(dx * dx + dy * dy) / reach;
      const turn = Math.atan2(dx, dy) / half;
      if (far < 0.02 || far >= 0.998 || Math.abs(turn) >= 0.998) continue;
      const beam = ((turn + 1) / 2) * (beams - 1);
      const sample = far * (samples - 1);
      pixels.push(row * width + column);
      cells.push(Math.floor(beam) * samples + Math.floor(sample));
      tx.push(beam - Math.floor(beam));
      ty.push(sample - Math.floor(sample));
    }
  return {
    pixels: Int32Array.from(pixels),
    cells: Int32Array.from(cells),
    tx: Float32Array.from(tx),
    ty: Float32Array.from(ty),
  };
}

/** Writes the compressed echoes, and flow in colour over the dark, into an RGB image. */
export function drawEchoes(
  rgb: Uint8Array,
  { samples }: Sector,
  drawing: { conversion: ScanConversion; echoes: Echoes },
): void {
  const { conversion, echoes } = drawing;
  const { pixels, cells, tx, ty } = conversion;
  const grey = compressed(echoes.amplitude);
  const { flow } = echoes;
  for (let k = 0; k < pixels.length; k += 1) {
    const i = cells[k] ?? 0;
    const u = tx[k] ?? 0;
    const v = ty[k] ?? 0;
    const near = (grey[i] ?? 0) * (1 - v) + (grey[i + 1] ?? 0) * v;
    const next = (grey[i + samples] ?? 0) * (1 - v) + (grey[i + samples + 1] ?? 0) * v;
    const level = near * (1 - u) + next * u;
    const at = 3 * (pixels[k] ?? 0);
    const speed = flow[i] ?? 0;
    if (speed !== 0 && level < 120) paintFlow(rgb, at, speed);
    else {
      rgb[at] = level;
      rgb[at + 1] = level;
      rgb[at + 2] = Math.min(255, level * 1.03 + 2);
    }
  }
}

/** Red to yellow towards the probe, blue to cyan away from it. */
export function paintFlow(rgb: Uint8Array, at: number, speed: number): void {
  const fast = clamp(Math.abs(speed), 0, 1);
  const main = 70 + 185 * Math.sqrt(fast);
  const second = 230 * fast * fast;
  rgb[at] = speed > 0 ? main : 10;
  rgb[at + 1] = second;
  rgb[at + 2] = speed > 0 ? 10 : main;
}

/** Sixty decibels over 256 greys. */
function compressed(amplitude: Float32Array): Float32Array {
  return amplitude.map((value) =>
    value < 0.001 ? 0 : clamp(255 * (1 + Math.log10(value) / 3) * 1.02 - 34, 0, 255),
  );
}

/** The magnitude of two blurred normal fields: fully developed speckle (Rayleigh). */
export function speckleTile(seed: number): Tile {
  const field = (n: number) => normalised(blurredTile(blurredTile(whiteTile(n, 512), 1, 1), 1, 2)).values;
  const real = field(seed);
  const imaginary = field(seed + 1);
  return {
    size: 512,
    values: real.map((value, i) => Math.sqrt(value * value + (imaginary[i] ?? 0) ** 2)),
  };
}
