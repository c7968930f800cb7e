import { type Vector } from '#dicom/geometry.ts';
import { type VoxelMap } from './planeGrid.ts';
import { Slab } from './slab.ts';
import { missing, type Projection, type Voxels } from './voxels.ts';

/** Which pixels are asked for: every `stride`-th of the plane, on `count` slices from `slice`. */
export interface Cut {
  /** After the stride. */
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  readonly slice: number;
  readonly count: number;
  readonly projection: Projection;
}

/**
 * Fills the rows `from` to `to` (not included) of `out` (columns × rows, after the modality transform) with one cut through the volume.
 * NaN outside the volume and on padding; `missing` where any slice that would count is not here. Whole maps take voxels as they are,
 * others interpolate between eight.
 */
export function resliceRows(
  voxels: Voxels,
  {
    map,
    cut,
    from,
    to,
  }: { readonly map: VoxelMap; readonly cut: Cut; readonly from: number; readonly to: number },
  out: Float32Array,
): void {
  const fill = map.isWhole ? gather : interpolate;
  const band = out.subarray(from * cut.columns, to * cut.columns);
  fill(voxels, latticeOf(map, cut, { slice: cut.slice, from, to }), band);
  if (cut.count <= 1) return;
  const next = new Float32Array(band.length);
  const slab = new Slab(band, cut.projection);
  for (let slice = cut.slice + 1; slice < cut.slice + cut.count; slice++) {
    fill(voxels, latticeOf(map, cut, { slice, from, to }), next);
    slab.add(next);
  }
  slab.finish();
}

/** Where the pixels of one slice lie, in voxel indices. */
interface Lattice {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly right: Vector;
  readonly down: Vector;
  readonly columns: number;
  readonly rows: number;
}

function latticeOf(
  { start, steps }: VoxelMap,
  { stride, columns }: Cut,
  { slice, from, to }: { readonly slice: number; readonly from: number; readonly to: number },
): Lattice {
  const [right, down, on] = steps;
  const first = from * stride;
  return {
    x: start[0] + on[0] * slice + down[0] * first,
    y: start[1] + on[1] * slice + down[1] * first,
    z: start[2] + on[2] * slice + down[2] * first,
    right: [right[0] * stride, right[1] * stride, right[2] * stride],
    down: [down[0] * stride, down[1] * stride, down[2] * stride],
    columns,
    rows: to - from,
  };
}

function gather(voxels: Voxels, lattice: Lattice, out: Float32Array): void {
  const { right, down, columns, rows } = lattice;
  const [nx, ny, nz] = voxels.size;
  for (let v = 0; v < rows; v++) {
    const [x, y, z] = [lattice.x + down[0] * v, lattice.y + down[1] * v, lattice.z + down[2] * v];
    const last = columns - 1;
    const isInside =
      isIn(x, nx) &&
      isIn(y, ny) &&
      isIn(z, nz) &&
      isIn(x + right[0] * last, nx) &&
      isIn(y + right[1] * last, ny) &&
      isIn(z + right[2] * last, nz);
    const row = { from: v * columns, to: (v + 1) * columns, x, y, z, right };
    if (!isInside) out.fill(NaN, row.from, row.to);
    else if (right[2] === 0) gatherWithin(voxels, row, out);
    else gatherAcross(voxels, row, out);
  }
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly right: Vector;
}

/** A row of pixels that lies within one stored slice. */
function gatherWithin(voxels: Voxels, { from, to, x, y, z, right }: Row, out: Float32Array): void {
  const nx = voxels.size[0];
  const values = voxels.slices[z];
  if (values === undefined) {
    out.fill(missing, from, to);
    return;
  }
  const [slope, intercept] = [voxels.slopes[z] ?? 1, voxels.intercepts[z] ?? 0];
  const [low, high] = paddingOf(voxels);
  const step = right[1] * nx + right[0];
  for (let i = from, at = y * nx + x; i < to; i++, at += step) {
    const stored = values[at] ?? NaN;
    out[i] = stored >= low && stored <= high ? NaN : stored * slope + intercept;
  }
}

/** A row of pixels that goes from slice to slice. */
function gatherAcross(voxels: Voxels, { from, to, x, y, z, right }: Row, out: Float32Array): void {
  const nx = voxels.size[0];
  const { slices, slopes, intercepts } = voxels;
  const [low, high] = paddingOf(voxels);
  const step = right[1] * nx + right[0];
  for (let i = from, at = y * nx + x, slice = z; i < to; i++, at += step, slice += right[2]) {
    const stored = slices[slice]?.[at];
    if (stored === undefined) out[i] = missing;
    else
      out[i] =
        stored >= low && stored <= high ? NaN : stored * (slopes[slice] ?? 1) + (intercepts[slice] ?? 0);
  }
}

function isIn(index: number, count: number): boolean {
  return index >= 0 && index < count;
}

/** A range that holds nothing where there is no padding. */
function paddingOf({ padding }: Voxels): readonly [number, number] {
  return padding === undefined ? [1, 0] : [padding.from, padding.to];
}

/** Between voxel centres in three directions; half a voxel beyond the outermost centres still belongs to them. */
function interpolate(voxels: Voxels, lattice: Lattice, out: Float32Array): void {
  const { right, down, columns, rows } = lattice;
  const [nx, ny, nz] = voxels.size;
  const place = { x: 0, y: 0, z: 0 };
  let to = 0;
  for (let v = 0; v < rows; v++) {
    let [x, y, z] = [lattice.x + down[0] * v, lattice.y + down[1] * v, lattice.z + down[2] * v];
    for (let u = 0; u < columns; u++) {
      const isInside = x >= -0.5 && y >= -0.5 && z >= -0.5 && x <= nx - 0.5 && y <= ny - 0.5 && z <= nz - 0.5;
      place.x = within(x, nx);
      place.y = within(y, ny);
      place.z = within(z, nz);
      out[to++] = isInside ? between(voxels, place) : NaN;
      x += right[0];
      y += right[1];
      z += right[2];
    }
  }
}

function within(value: number, count: number): number {
  return value < 0 ? 0 : value > count - 1 ? count - 1 : value;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

function between(voxels: Voxels, place: Place): number {
  // A share this small is the arithmetic's, not the geometry's: no slice is waited for because of it.
  const near = 1e-4;
  const below = Math.floor(place.z + near);
  const share = place.z - below;
  const first = inSlice(voxels, below, place);
  if (share <= near || first === missing) return first;
  const second = inSlice(voxels, below + 1, place);
  return second === missing ? missing : first + (second - first) * share;
}

function inSlice(voxels: Voxels, z: number, { x, y }: Place): number {
  const values = voxels.slices[z];
  if (values === undefined) return missing;
  const nx = voxels.size[0];
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const corner = y0 * nx + x0;
  const [toRight, toBelow] = [fx > 0 ? 1 : 0, fy > 0 ? nx : 0];
  const a = values[corner] ?? NaN;
  const b = values[corner + toRight] ?? NaN;
  const c = values[corner + toBelow] ?? NaN;
  const d = values[corner + toBelow + toRight] ?? NaN;
  const { padding } = voxels;
  if (padding !== undefined) {
    const { from, to } = padding;
    if ((a >= from && a <= to) || (b >= from && b <= to) || (c >= from && c <= to) || (d >= from && d <= to))
      return NaN;
  }
  const top = a + (b - a) * fx;
  const stored = top + (c + (d - c) * fx - top) * fy;
  return stored * (voxels.slopes[z] ?? 1) + (voxels.intercepts[z] ?? 0);
}
