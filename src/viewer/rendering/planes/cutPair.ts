import { type PlaneGrid, type VoxelMap } from './planeGrid.ts';
import { cutOf, PlaneCut } from './planeCut.ts';
import { type Slab } from './planes.ts';
import { type Voxels } from './voxels.ts';

/** Milliseconds that cutting may take of one screen refresh. */
const budget = 10;
const coarsest = 6;

/** A volume as one plane cuts it. */
export interface CutVolume {
  readonly voxels: Voxels;
  readonly map: VoxelMap;
}

/** The cuts of a plane through its volume and what lies over it: at once as fine as time allows, and in full when there is time. */
export class CutPair {
  readonly #grid: PlaneGrid;
  readonly #volumes: readonly CutVolume[];
  #cuts: readonly PlaneCut[] = [];
  #fine: readonly PlaneCut[] = [];
  #wish: { readonly index: number; readonly slab: Slab } | undefined;
  /** Of one sample, measured on this machine; it differs a hundredfold between whole and slanting volumes. */
  #milliseconds = 1e-5;

  constructor(grid: PlaneGrid, volumes: readonly CutVolume[]) {
    this.#grid = grid;
    this.#volumes = volumes;
  }

  get cuts(): readonly PlaneCut[] {
    return this.#cuts;
  }

  get isCoarse(): boolean {
    return (this.#cuts[0]?.cut.stride ?? 1) > 1;
  }

  /** Cuts anew, now. */
  take(wish: { readonly index: number; readonly slab: Slab }): void {
    this.#wish = wish;
    this.#fine = [];
    const began = performance.now();
    const stride = this.#strideFor(wish);
    this.#cuts = this.#begin(wish, stride);
    for (const cut of this.#cuts) cut.work(Infinity);
    const samples = this.#cuts.reduce((sum, { cut }) => sum + cut.columns * cut.rows * cut.count, 0);
    this.#milliseconds += 0.5 * ((performance.now() - began) / samples - this.#milliseconds);
  }

  /** Works for a while at the full cut of what is shown coarsely; true once it is shown. */
  refine(): boolean {
    const wish = this.#wish;
    if (wish === undefined || !this.isCoarse) return true;
    if (this.#fine.length === 0) this.#fine = this.#begin(wish, 1);
    const until = performance.now() + budget;
    for (const cut of this.#fine) if (!cut.isDone) cut.work(until);
    if (!this.#fine.every(({ isDone }) => isDone)) return false;
    this.#cuts = this.#fine;
    this.#fine = [];
    return true;
  }

  forget(): void {
    this.#cuts = [];
    this.#fine = [];
    this.#wish = undefined;
  }

  #begin(wish: { readonly index: number; readonly slab: Slab }, stride: number): readonly PlaneCut[] {
    const cut = cutOf(this.#grid, { ...wish, stride });
    return this.#volumes.map(({ voxels, map }) => new PlaneCut(voxels, map, cut));
  }

  #strideFor(wish: { readonly index: number; readonly slab: Slab }): number {
    const { columns, rows, count } = cutOf(this.#grid, { ...wish, stride: 1 });
    const whole = columns * rows * count * this.#volumes.length * this.#milliseconds;
    return Math.min(coarsest, Math.max(1, Math.ceil(Math.sqrt(whole / budget))));
  }
}
