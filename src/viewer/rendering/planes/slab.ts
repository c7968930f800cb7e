import { missing, type Projection } from './voxels.ts';

/** Puts further slices of a slab on a first one, value by value. `missing` stays whatever comes; NaN gives way to any value. */
export class Slab {
  readonly #out: Float32Array;
  readonly #projection: Projection;
  /** How many values each pixel's mean is of. */
  readonly #counts: Uint16Array | undefined;

  /** `out` holds the first slice, and is written over. */
  constructor(out: Float32Array, projection: Projection) {
    this.#out = out;
    this.#projection = projection;
    if (projection === 'average') this.#counts = Uint16Array.from(out, (value) => (value === value ? 1 : 0));
  }

  add(next: Float32Array): void {
    if (this.#counts !== undefined) sum(this.#out, next, this.#counts);
    else if (this.#projection === 'mip') highest(this.#out, next);
    else lowest(this.#out, next);
  }

  finish(): void {
    const [out, counts] = [this.#out, this.#counts];
    if (counts === undefined) return;
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? NaN) / (counts[i] ?? 1);
  }
}

function highest(out: Float32Array, next: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const [known, value] = [out[i] ?? NaN, next[i] ?? NaN];
    // `missing` is above every value, and so stays.
    if (value > known || known !== known) out[i] = value;
  }
}

function lowest(out: Float32Array, next: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const [known, value] = [out[i] ?? NaN, next[i] ?? NaN];
    if (known === missing) continue;
    if (value === missing || value < known || known !== known) out[i] = value;
  }
}

function sum(out: Float32Array, next: Float32Array, counts: Uint16Array): void {
  for (let i = 0; i < out.length; i++) {
    const [known, value] = [out[i] ?? NaN, next[i] ?? NaN];
    if (value !== value) continue;
    out[i] = known === known ? known + value : value;
    counts[i] = (counts[i] ?? 0) + 1;
  }
}
