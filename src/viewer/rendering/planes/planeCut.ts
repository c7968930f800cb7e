import { type PlaneGrid, type VoxelMap } from './planeGrid.ts';
import { type Slab } from './planes.ts';
import { type Cut, resliceRows } from './reslice.ts';
import { type Voxels } from './voxels.ts';

/** Rows that are cut in one go: small enough for the cache of a processor to hold a slab's share of them. */
const band = 16;

/** One cut under way or done: values of every `stride`-th pixel of a plane. */
export class PlaneCut {
  readonly cut: Cut;
  readonly values: Float32Array;
  readonly #voxels: Voxels;
  readonly #map: VoxelMap;
  #done = 0;

  constructor(voxels: Voxels, map: VoxelMap, cut: Cut) {
    this.#voxels = voxels;
    this.#map = map;
    this.cut = cut;
    this.values = new Float32Array(cut.columns * cut.rows);
  }

  get isDone(): boolean {
    return this.#done >= this.cut.rows;
  }

  /** Goes on until it is done or the time is up; at least one band. */
  work(until: number): void {
    do {
      const to = Math.min(this.cut.rows, this.#done + band);
      resliceRows(this.#voxels, { map: this.#map, cut: this.cut, from: this.#done, to }, this.values);
      this.#done = to;
    } while (!this.isDone && performance.now() < until);
  }
}

/** The slices of a slab around one: an uneven number, so that it lies in the middle; fewer at the ends of the volume. */
export function slabSlices(
  grid: PlaneGrid,
  index: number,
  slab: Slab,
): { readonly from: number; readonly count: number } {
  const half = Math.max(0, Math.round((slab.millimetres / grid.spacing[2] - 1) / 2));
  const from = Math.max(0, index - half);
  return { from, count: Math.min(grid.size[2] - 1, index + half) - from + 1 };
}

export function cutOf(
  grid: PlaneGrid,
  wish: { readonly index: number; readonly slab: Slab; readonly stride: number },
): Cut {
  const { from, count } = slabSlices(grid, wish.index, wish.slab);
  return {
    columns: Math.ceil(grid.size[0] / wish.stride),
    rows: Math.ceil(grid.size[1] / wish.stride),
    stride: wish.stride,
    slice: from,
    count,
    projection: wish.slab.projection,
  };
}
