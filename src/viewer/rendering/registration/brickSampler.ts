import { type Brick } from './brick.ts';

/** Reads a brick between its centres: the value and its slope in the patient's three directions, left in fields so that millions of readings make no garbage. */
export class BrickSampler {
  value = NaN;
  /** Change per millimetre towards the patient's left, back and head. */
  slopeX = 0;
  slopeY = 0;
  slopeZ = 0;
  readonly brick: Brick;
  readonly #values: Float32Array;

  constructor(brick: Brick) {
    this.brick = brick;
    this.#values = brick.values;
  }

  /** Reads at a place in the patient, mm. False outside, and where any of the eight around is no value. */
  read(x: number, y: number, z: number): boolean {
    const { origin, axes, spacing, size } = this.brick;
    const [dx, dy, dz] = [x - origin[0], y - origin[1], z - origin[2]];
    const [a, b, c] = axes;
    const u = (dx * a[0] + dy * a[1] + dz * a[2]) / spacing[0];
    const v = (dx * b[0] + dy * b[1] + dz * b[2]) / spacing[1];
    const w = (dx * c[0] + dy * c[1] + dz * c[2]) / spacing[2];
    if (!(u >= 0 && v >= 0 && w >= 0 && u < size[0] - 1 && v < size[1] - 1 && w < size[2] - 1)) return false;
    return this.#between(u, v, w);
  }

  /** Between the eight centres around a place given in indices of the brick, which lies inside it. */
  #between(u: number, v: number, w: number): boolean {
    const { size, axes, spacing } = this.brick;
    const values = this.#values;
    const [i, j, k] = [Math.floor(u), Math.floor(v), Math.floor(w)];
    const [fu, fv, fw] = [u - i, v - j, w - k];
    const [down, on] = [size[0], size[0] * size[1]];
    const at = i + j * down + k * on;
    const v000 = values[at] ?? NaN;
    const v100 = values[at + 1] ?? NaN;
    const v010 = values[at + down] ?? NaN;
    const v110 = values[at + down + 1] ?? NaN;
    const v001 = values[at + on] ?? NaN;
    const v101 = values[at + on + 1] ?? NaN;
    const v011 = values[at + on + down] ?? NaN;
    const v111 = values[at + on + down + 1] ?? NaN;
    const [x00, x10] = [v000 + (v100 - v000) * fu, v010 + (v110 - v010) * fu];
    const [x01, x11] = [v001 + (v101 - v001) * fu, v011 + (v111 - v011) * fu];
    const [y0, y1] = [x00 + (x10 - x00) * fv, x01 + (x11 - x01) * fv];
    this.value = y0 + (y1 - y0) * fw;
    if (Number.isNaN(this.value)) return false;
    const near = v100 - v000 + (v110 - v010 - v100 + v000) * fv;
    const far = v101 - v001 + (v111 - v011 - v101 + v001) * fv;
    const alongU = (near + (far - near) * fw) / spacing[0];
    const alongV = (x10 - x00 + (x11 - x01 - x10 + x00) * fw) / spacing[1];
    const alongW = (y1 - y0) / spacing[2];
    const [a, b, c] = axes;
    this.slopeX = alongU * a[0] + alongV * b[0] + alongW * c[0];
    this.slopeY = alongU * a[1] + alongV * b[1] + alongW * c[1];
    this.slopeZ = alongU * a[2] + alongV * b[2] + alongW * c[2];
    return true;
  }
}
