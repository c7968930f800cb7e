import { type Grid, blurredGrid, enlarged, gridOf } from './grid.ts';
import { stampText } from './lettering.ts';
import { type Tile, clamp, grainTile } from './noise.ts';
import type { Balls, Plane } from './plane.ts';
import { paintThorax, type ThoraxScene } from './thoraxCt.ts';

/** Attenuation through the chest phantom along two directions, on a grid of `spacing` mm, top row highest. */
export interface ChestProjection {
  readonly spacing: number;
  readonly frontal: Grid;
  readonly lateral: Grid;
}

const spacing = 1.2;
const size = 344;
const rows = 344;
const top = 372;

/** The line integrals of the same anatomy that the CTs show. */
export function projectChest(scene: ThoraxScene, nodules: Balls): ChestProjection {
  const plane: Plane = {
    size,
    spacing,
    originX: (-spacing * (size - 1)) / 2,
    originY: (-spacing * (size - 1)) / 2,
    values: new Float32Array(size * size),
  };
  const frontal = gridOf(size, rows);
  const lateral = gridOf(size, rows);
  for (let row = 0; row < rows; row += 1) {
    paintThorax(plane, scene, { z: top - row * spacing, nodules, phase: 'plain' });
    addRow(plane.values, row, { frontal, lateral });
  }
  return { spacing, frontal, lateral };
}

function addRow(
  values: Float32Array,
  row: number,
  { frontal, lateral }: { frontal: Grid; lateral: Grid },
): void {
  const start = row * size;
  for (let y = 0; y < size; y += 1) {
    let across = 0;
    for (let x = 0; x < size; x += 1) {
      const hu = values[y * size + x] ?? -1000;
      if (hu < -995) continue;
      const density = (hu + 1000) * (hu > 150 ? 0.00135 : 0.001) * spacing * 0.02;
      across += density;
      frontal.values[start + x] = (frontal.values[start + x] ?? 0) + density;
    }
    lateral.values[start + y] = across;
  }
}

export interface Radiograph {
  readonly width: number;
  readonly height: number;
  /** Millimetres per pixel at the detector. */
  readonly pixel: number;
  /** Lead letter and where it lies, in pixels. */
  readonly marker?: { readonly text: string; readonly x: number; readonly y: number };
  readonly seed: number;
  /** How much of the coarse contrast the processing takes away. */
  readonly flattening: number;
}

/** 12 bits, bright where little comes through, with the detector's noise. */
export function radiograph(projection: Grid, gridSpacing: number, radiograph: Radiograph): Uint16Array {
  const { width, height, pixel, marker, seed, flattening } = radiograph;
  const { coarse, middle } = blurs(projection, gridSpacing);
  const processed = gridOf(projection.width, projection.height);
  for (let i = 0; i < processed.values.length; i += 1) {
    const value = projection.values[i] ?? 0;
    processed.values[i] =
      value + 0.9 * (value - (middle.values[i] ?? 0)) - flattening * (coarse.values[i] ?? 0);
  }
  const step = pixel / gridSpacing;
  const place = {
    left: (projection.width - width * step) / 2,
    top: Math.max(0, (projection.height - height * step) / 2),
    step,
  };
  const fine = enlarged(processed, place, [width, height]);
  const pixels = digitised(fine, seed);
  if (marker)
    stampText({ width, pixels, value: 3900 }, marker.text, { ...marker, scale: Math.round(width / 150) });
  return pixels;
}

interface Blurs {
  readonly coarse: Grid;
  readonly middle: Grid;
}
const kept = new WeakMap<Grid, Blurs>();

function blurs(projection: Grid, gridSpacing: number): Blurs {
  const blurred = kept.get(projection) ?? {
    coarse: blurredGrid(projection, Math.round(28 / gridSpacing)),
    middle: blurredGrid(projection, Math.max(1, Math.round(4 / gridSpacing))),
  };
  kept.set(projection, blurred);
  return blurred;
}

const grain: { tile?: Tile } = {};

function digitised({ values }: Grid, seed: number): Uint16Array {
  const tile = (grain.tile ??= grainTile(21, 512, [0, 3]));
  const [low, high] = [percentile(values, 0.01), percentile(values, 0.99)];
  const scale = 3000 / (high - low);
  const shift = seed * 7919;
  const mask = tile.values.length - 1;
  const pixels = new Uint16Array(values.length);
  for (let i = 0; i < pixels.length; i += 1) {
    const value = ((values[i] ?? 0) - low) * scale + 500;
    pixels[i] = clamp(value + (10 + value * 0.007) * (tile.values[(i * 5 + shift) & mask] ?? 0), 0, 4095);
  }
  return pixels;
}

/** From a sparse sample. */
function percentile(values: Float32Array, part: number): number {
  const sample = Float32Array.from(
    { length: 4000 },
    (_, i) => values[Math.floor((i * values.length) / 4000)] ?? 0,
  );
  return sample.sort()[Math.floor(part * 3999)] ?? 0;
}
