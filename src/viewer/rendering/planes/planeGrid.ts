import { dot, scale, type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import { type Orientation } from '#viewer/rendering/canvas.ts';

/** A plane of the patient, in the radiological convention: the patient's right to the left, seen from the feet, the front or the left. */
export type AnatomicalPlane = Exclude<Orientation, 'acquisition'>;

export const anatomicalPlanes: readonly AnatomicalPlane[] = ['axial', 'coronal', 'sagittal'];

/** The pixels of all parallel slices in one plane of a volume. Axes in order: along a row to the right, down a column, on to the next slice. */
export interface PlaneGrid {
  readonly plane: AnatomicalPlane;
  readonly size: Vector;
  /** Millimetres between pixel centres along each axis. */
  readonly spacing: Vector;
  readonly axes: readonly [Vector, Vector, Vector];
  /** Centre of the first pixel of the first slice, mm. */
  readonly origin: Vector;
  /** Every pixel is a voxel: nothing is interpolated. */
  readonly isExact: boolean;
}

/** Right, down and on, in the patient's system (+x left, +y posterior, +z head). Slices go from head to feet, front to back, right to left. */
const conventions: Readonly<Record<AnatomicalPlane, readonly [Vector, Vector, Vector]>> = {
  axial: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, -1],
  ],
  coronal: [
    [1, 0, 0],
    [0, 0, -1],
    [0, 1, 0],
  ],
  sagittal: [
    [0, 1, 0],
    [0, 0, -1],
    [1, 0, 0],
  ],
};

/** Within this many degrees of the patient's axes a volume is cut along its own, so that every pixel is a voxel as stored. */
const aligned = 1;
/** Pixels along one side of an interpolated plane, at most: finer than that is finer than any screen shows whole. */
const longest = 1024;

/** The grid of one plane: the volume's own voxels where it lies along the patient's axes, else cubes of its finest spacing. */
export function planeGrid(grid: VolumeGrid, plane: AnatomicalPlane): PlaneGrid {
  const convention = conventions[plane];
  const [right, down, on] = convention.map((direction) => alignedAxis(grid, direction));
  if (right === undefined || down === undefined || on === undefined) return obliqueGrid(grid, plane);
  const along = [right, down, on] as const;
  return {
    plane,
    size: [grid.size[right.axis], grid.size[down.axis], grid.size[on.axis]],
    spacing: [grid.spacing[right.axis], grid.spacing[down.axis], grid.spacing[on.axis]],
    axes: [signed(grid, right), signed(grid, down), signed(grid, on)],
    origin: along.reduce<Vector>(
      (from, { axis, sign }) =>
        sign > 0 ? from : moved(from, grid.axes[axis], (grid.size[axis] - 1) * grid.spacing[axis]),
      grid.origin,
    ),
    isExact: true,
  };
}

interface Axis {
  readonly axis: 0 | 1 | 2;
  readonly sign: 1 | -1;
}

function alignedAxis(grid: VolumeGrid, direction: Vector): Axis | undefined {
  const least = Math.cos((aligned * Math.PI) / 180);
  const axis = ([0, 1, 2] as const).find((one) => Math.abs(dot(grid.axes[one], direction)) >= least);
  return axis === undefined ? undefined : { axis, sign: dot(grid.axes[axis], direction) > 0 ? 1 : -1 };
}

function signed(grid: VolumeGrid, { axis, sign }: Axis): Vector {
  return scale(grid.axes[axis], sign);
}

/** The box around all voxels, along the patient's axes. */
function obliqueGrid(grid: VolumeGrid, plane: AnatomicalPlane): PlaneGrid {
  const axes = conventions[plane];
  const corners = cornersOf(grid);
  const ranges = axes.map((axis) => {
    const along = corners.map((corner) => dot(corner, axis));
    return { from: Math.min(...along), extent: Math.max(...along) - Math.min(...along) };
  });
  const extent = Math.max(...ranges.map((range) => range.extent));
  const step = Math.max(Math.min(...grid.spacing), extent / (longest - 1));
  const [x, y, z] = ranges;
  const count = (range: typeof x) => Math.floor((range?.extent ?? 0) / step + 1e-6) + 1;
  const from = (at: number) => ranges[at]?.from ?? 0;
  return {
    plane,
    size: [count(x), count(y), count(z)],
    spacing: [step, step, step],
    axes,
    origin: axes.reduce<Vector>((sum, axis, at) => moved(sum, axis, from(at)), [0, 0, 0]),
    isExact: false,
  };
}

function cornersOf({ origin, axes, size, spacing }: VolumeGrid): readonly Vector[] {
  return Array.from({ length: 8 }, (_, corner) =>
    axes.reduce<Vector>(
      (at, axis, index) =>
        (corner >> index) & 1 ? moved(at, axis, ((size[index] ?? 1) - 1) * (spacing[index] ?? 1)) : at,
      origin,
    ),
  );
}

/** From pixel and slice indices of a plane to voxel indices of a volume: `start + u·steps[0] + v·steps[1] + w·steps[2]`. */
export interface VoxelMap {
  readonly start: Vector;
  readonly steps: readonly [Vector, Vector, Vector];
  /** All numbers are whole. */
  readonly isWhole: boolean;
}

/** Also for a volume other than the plane's own, in the same Frame of Reference. */
export function voxelMap(plane: PlaneGrid, grid: VolumeGrid): VoxelMap {
  const indexOf = (way: Vector): Vector => [
    dot(way, grid.axes[0]) / grid.spacing[0],
    dot(way, grid.axes[1]) / grid.spacing[1],
    dot(way, grid.axes[2]) / grid.spacing[2],
  ];
  const start = indexOf(moved(plane.origin, grid.origin, -1));
  const [right, down, on] = [0, 1, 2].map((axis) =>
    indexOf(scale(plane.axes[axis] ?? [0, 0, 0], plane.spacing[axis] ?? 0)),
  );
  const steps = [right ?? [0, 0, 0], down ?? [0, 0, 0], on ?? [0, 0, 0]] as const;
  const all = [start, ...steps].flat();
  const isWhole = all.every((value) => Math.abs(value - Math.round(value)) < 1e-4);
  if (!isWhole) return { start, steps, isWhole };
  return { start: rounded(start), steps: [rounded(steps[0]), rounded(steps[1]), rounded(steps[2])], isWhole };
}

/** Pixel and slice indices of a place in the patient, not rounded. */
export function indicesOf(plane: PlaneGrid, place: Vector): Vector {
  const way = moved(place, plane.origin, -1);
  const along = (axis: 0 | 1 | 2) => dot(way, plane.axes[axis]) / plane.spacing[axis];
  return [along(0), along(1), along(2)];
}

/** The place in the patient, mm, of pixel and slice indices. */
export function placeOf(plane: PlaneGrid, indices: Vector): Vector {
  return ([0, 1, 2] as const).reduce<Vector>(
    (place, axis) => moved(place, plane.axes[axis], indices[axis] * plane.spacing[axis]),
    plane.origin,
  );
}

export function moved(from: Vector, direction: Vector, by: number): Vector {
  return [from[0] + direction[0] * by, from[1] + direction[1] * by, from[2] + direction[2] * by];
}

function rounded(a: Vector): Vector {
  // Never minus nought.
  return [Math.round(a[0]) + 0, Math.round(a[1]) + 0, Math.round(a[2]) + 0];
}
