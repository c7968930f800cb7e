import { type Vector } from '#dicom/geometry.ts';
import { inverseOf, moveBy, type Rigid, turnAbout } from '#dicom/rigid.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import { type StoredVolume } from './storedVolume.ts';

/** What a scanner that saw nothing beyond its own volume would have stored there: air. */
const air = -1024;

/** The same body after it has moved, sampled anew on the same grid between eight voxels: what was at x is now at `movement` · x. */
export function movedVolume({ grid, slices, modality }: StoredVolume, movement: Rigid): StoredVolume {
  const back = inverseOf(movement);
  const [nx, ny, nz] = grid.size;
  const from = (i: number, j: number, k: number) => indicesOf(grid, moveBy(back, placeOf(grid, [i, j, k])));
  const sampled = Array.from({ length: nz }, (_, k) => {
    const out = new Float32Array(nx * ny).fill(air);
    const [start, right, down] = [from(0, 0, k), from(1, 0, k), from(0, 1, k)];
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const along = (n: 0 | 1 | 2) => start[n] + (right[n] - start[n]) * i + (down[n] - start[n]) * j;
        const [u, v, w] = [along(0), along(1), along(2)];
        const [a, b, c] = [Math.floor(u), Math.floor(v), Math.floor(w)];
        if (a < 0 || b < 0 || c < 0 || a >= nx - 1 || b >= ny - 1 || c >= nz - 1) continue;
        const at = { corner: b * nx + a, nx, fu: u - a, fv: v - b };
        const [near, far] = [between(slices[c], at), between(slices[c + 1], at)];
        out[j * nx + i] = near + (far - near) * (w - c);
      }
    return out;
  });
  return { grid, modality, slices: sampled };
}

function between(
  slice: Float32Array | undefined,
  at: { readonly corner: number; readonly nx: number; readonly fu: number; readonly fv: number },
): number {
  const { corner, nx, fu, fv } = at;
  const value = (index: number) => slice?.[index] ?? air;
  const top = value(corner) + (value(corner + 1) - value(corner)) * fu;
  const below = value(corner + nx) + (value(corner + nx + 1) - value(corner + nx)) * fu;
  return top + (below - top) * fv;
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
