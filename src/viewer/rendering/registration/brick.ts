import { type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';

/** A volume made small: means of whole blocks of voxels, after the modality transform; NaN where there is nothing. */
export interface Brick {
  readonly size: Vector;
  /** Millimetres between centres. */
  readonly spacing: Vector;
  readonly axes: VolumeGrid['axes'];
  /** Centre of the first one, mm. */
  readonly origin: Vector;
  readonly values: Float32Array;
}

/** One stored slice and what makes values of it. */
export interface StoredSlice {
  /** Along the volume's third axis. */
  readonly index: number;
  readonly values: ArrayLike<number>;
  readonly slope: number;
  readonly intercept: number;
  /** Stored values that are no tissue. */
  readonly padding?: { readonly from: number; readonly to: number } | undefined;
}

/** Adds up slices as they come, in whatever order, into blocks of about so many millimetres a side. */
export class BrickBuilder {
  readonly #grid: VolumeGrid;
  readonly #factors: Vector;
  readonly #size: Vector;
  readonly #sums: Float32Array;
  readonly #counts: Uint16Array;
  readonly #seen = new Set<number>();

  constructor(grid: VolumeGrid, millimetres: number) {
    this.#grid = grid;
    this.#factors = factorsTo(grid, millimetres);
    this.#size = reducedSize(grid.size, this.#factors);
    const count = this.#size[0] * this.#size[1] * this.#size[2];
    this.#sums = new Float32Array(count);
    this.#counts = new Uint16Array(count);
  }

  add({ index, values, slope, intercept, padding }: StoredSlice): void {
    if (this.#seen.has(index)) throw new Error('a slice counts once');
    this.#seen.add(index);
    const [fx, fy, fz] = this.#factors;
    const [nx, ny, nz] = this.#size;
    const z = Math.floor(index / fz);
    if (z >= nz) return;
    const columns = this.#grid.size[0];
    const { from, to } = padding ?? { from: 1, to: 0 };
    for (let y = 0; y < ny * fy; y++) {
      const block = (z * ny + Math.floor(y / fy)) * nx;
      for (let x = 0, at = y * columns; x < nx * fx; x++, at++) {
        const stored = values[at] ?? NaN;
        if (Number.isNaN(stored) || (stored >= from && stored <= to)) continue;
        const into = block + Math.floor(x / fx);
        this.#sums[into] = (this.#sums[into] ?? 0) + stored * slope + intercept;
        this.#counts[into] = (this.#counts[into] ?? 0) + 1;
      }
    }
  }

  /** Throws while a slice has not come: part of a volume is not registered for the whole. */
  finish(): Brick {
    if (this.#seen.size !== this.#grid.size[2]) throw new Error('slices are missing');
    const half = this.#factors[0] * this.#factors[1] * this.#factors[2] * 0.5;
    const values = this.#sums.map((sum, at) => {
      const count = this.#counts[at] ?? 0;
      return count < half ? NaN : sum / count;
    });
    return reducedGrid(this.#grid, this.#factors, values);
  }
}

/** The same volume in blocks of about so many millimetres; itself where it is as coarse already. */
export function reduced(brick: Brick, millimetres: number): Brick {
  const factors = factorsTo(brick, millimetres);
  const [fx, fy, fz] = factors;
  if (fx * fy * fz === 1) return brick;
  const [nx, ny, nz] = reducedSize(brick.size, factors);
  const [columns, rows] = brick.size;
  const values = new Float32Array(nx * ny * nz);
  for (let z = 0, at = 0; z < nz; z++)
    for (let y = 0; y < ny; y++)
      for (let x = 0; x < nx; x++)
        values[at++] = blockMean(brick.values, {
          first: (z * fz * rows + y * fy) * columns + x * fx,
          factors,
          steps: [1, columns, columns * rows],
        });
  return reducedGrid(brick, factors, values);
}

interface Block {
  readonly first: number;
  readonly factors: Vector;
  readonly steps: Vector;
}

function blockMean(values: Float32Array, { first, factors, steps }: Block): number {
  const [fx, fy, fz] = factors;
  let [sum, count] = [0, 0];
  for (let n = 0; n < fx * fy * fz; n++) {
    const [i, j, k] = [n % fx, Math.floor(n / fx) % fy, Math.floor(n / (fx * fy))];
    const value = values[first + i + j * steps[1] + k * steps[2]] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count * 2 < fx * fy * fz ? NaN : sum / count;
}

function factorsTo({ size, spacing }: Pick<Brick, 'size' | 'spacing'>, millimetres: number): Vector {
  const along = (axis: 0 | 1 | 2) =>
    Math.max(1, Math.min(Math.floor(size[axis] / 4), Math.round(millimetres / spacing[axis])));
  return [along(0), along(1), along(2)];
}

function reducedSize(size: Vector, factors: Vector): Vector {
  return [
    Math.floor(size[0] / factors[0]),
    Math.floor(size[1] / factors[1]),
    Math.floor(size[2] / factors[2]),
  ];
}

/** The first block's centre lies half a block in from the corner of its first voxel. */
function reducedGrid(
  { size, spacing, axes, origin }: Omit<Brick, 'values'>,
  factors: Vector,
  values: Float32Array,
): Brick {
  const into = (axis: 0 | 1 | 2) => ((factors[axis] - 1) / 2) * spacing[axis];
  const [a, b, c] = axes;
  const from = (i: 0 | 1 | 2) => origin[i] + a[i] * into(0) + b[i] * into(1) + c[i] * into(2);
  return {
    size: reducedSize(size, factors),
    spacing: [spacing[0] * factors[0], spacing[1] * factors[1], spacing[2] * factors[2]],
    axes,
    origin: [from(0), from(1), from(2)],
    values,
  };
}
