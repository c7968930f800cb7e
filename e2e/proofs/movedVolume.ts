import { type Vector } from '#dicom/geometry.ts';
import { inverseOf, moveBy, type Rigid, turnAbout } from '#dicom/rigid.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import { type StoredVolume } from './storedVolume.ts';

/** What a scanner that saw nothing beyond its own volume would have stored there: air. */
const air = -1024;

/** The same body after it has moved, sampled anew on the same grid between eight voxels: what was at x is now at `movement` · x. */
export function movedVolume({ grid, slices, modality }: StoredVolume, movement: Rigid): StoredVolume {
  const back = inverseOf(movement);
  const from = (i: number, j: number, k: number) => indicesOf(grid, moveBy(back, placeOf(grid, [i, j, k])));
  const moved = Array.from({ length: grid.size[2] }, (_, k) => {
    const start = from(0, 0, k);
    return sampled(slices, grid.size, {
      start,
      right: minus(from(1, 0, k), start),
      down: minus(from(0, 1, k), start),
    });
  });
  return { grid, modality, slices: moved };
}

/** A hundred million voxels go through this loop in the proof: nothing is made in it. */
function sampled(
  slices: readonly Float32Array[],
  [nx, ny, nz]: Vector,
  { start, right, down }: { readonly start: Vector; readonly right: Vector; readonly down: Vector },
): Float32Array {
  const out = new Float32Array(nx * ny).fill(air);
  const [startU, startV, startW] = start;
  const [rightU, rightV, rightW] = right;
  const [downU, downV, downW] = down;
  for (let j = 0; j < ny; j++)
    for (let i = 0; i < nx; i++) {
      const u = startU + rightU * i + downU * j;
      const v = startV + rightV * i + downV * j;
      const w = startW + rightW * i + downW * j;
      if (u < 0 || v < 0 || w < 0 || u >= nx - 1 || v >= ny - 1 || w >= nz - 1) continue;
      const a = Math.floor(u);
      const b = Math.floor(v);
      const c = Math.floor(w);
      const near = slices[c];
      const far = slices[c + 1];
      if (near === undefined || far === undefined) continue;
      const fu = u - a;
      const fv = v - b;
      const fw = w - c;
      const at = b * nx + a;
      const below = at + nx;
      const nearTop = mixed(near[at] ?? air, near[at + 1] ?? air, fu);
      const nearBelow = mixed(near[below] ?? air, near[below + 1] ?? air, fu);
      const farTop = mixed(far[at] ?? air, far[at + 1] ?? air, fu);
      const farBelow = mixed(far[below] ?? air, far[below + 1] ?? air, fu);
      out[j * nx + i] = mixed(mixed(nearTop, nearBelow, fv), mixed(farTop, farBelow, fv), fw);
    }
  return out;
}

function mixed(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

/** A turn about the volume's middle, by an axis as long as its angle in radians, and then a shift. */
export function aboutMiddle(grid: VolumeGrid, axis: Vector, shift: Vector): Rigid {
  const middle = placeOf(grid, [(grid.size[0] - 1) / 2, (grid.size[1] - 1) / 2, (grid.size[2] - 1) / 2]);
  const turn = turnAbout(axis);
  const turned = moveBy(turn, middle);
  const along = (n: 0 | 1 | 2) => middle[n] - turned[n] + shift[n];
  return { rows: turn.rows, shift: [along(0), along(1), along(2)] };
}

/** How far apart two movements lay the corners of a volume, mm: no point inside lies further apart than the worst corner. */
export function cornersApart(grid: VolumeGrid, a: Rigid, b: Rigid): readonly number[] {
  return Array.from({ length: 8 }, (_, corner) => {
    const along = (n: 0 | 1 | 2) => ((corner >> n) & 1) * (grid.size[n] - 1);
    const place = placeOf(grid, [along(0), along(1), along(2)]);
    const [p, q] = [moveBy(a, place), moveBy(b, place)];
    return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  });
}

function placeOf({ origin, axes, spacing }: VolumeGrid, [i, j, k]: Vector): Vector {
  const [a, b, c] = axes;
  const along = (n: 0 | 1 | 2) =>
    origin[n] + a[n] * i * spacing[0] + b[n] * j * spacing[1] + c[n] * k * spacing[2];
  return [along(0), along(1), along(2)];
}

function indicesOf({ origin, axes, spacing }: VolumeGrid, place: Vector): Vector {
  const [x, y, z] = [place[0] - origin[0], place[1] - origin[1], place[2] - origin[2]];
  const along = (n: 0 | 1 | 2) => (axes[n][0] * x + axes[n][1] * y + axes[n][2] * z) / spacing[n];
  return [along(0), along(1), along(2)];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
