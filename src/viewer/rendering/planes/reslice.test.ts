import { describe, expect, test } from 'vitest';

import { dot, type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import { type AnatomicalPlane, anatomicalPlanes, placeOf, planeGrid, voxelMap } from './planeGrid.ts';
import { resliceRows } from './reslice.ts';
import { missing, type Projection, type Voxels } from './voxels.ts';

/** A phantom whose value at every voxel is known by formula. */
function aPhantom(grid: VolumeGrid, valueOf: (voxel: Vector, place: Vector) => number): Voxels {
  const [nx, ny, nz] = grid.size;
  const slices = Array.from({ length: nz }, (_, z) => {
    const values = new Float32Array(nx * ny);
    for (let y = 0; y < ny; y++)
      for (let x = 0; x < nx; x++) values[y * nx + x] = valueOf([x, y, z], placeOfVoxel(grid, [x, y, z]));
    return values;
  });
  return {
    size: grid.size,
    slices,
    slopes: new Float64Array(nz).fill(1),
    intercepts: new Float64Array(nz),
  };
}

function placeOfVoxel({ origin, axes, spacing }: VolumeGrid, voxel: Vector): Vector {
  const side = (at: 0 | 1 | 2) =>
    origin[at] +
    axes[0][at] * voxel[0] * spacing[0] +
    axes[1][at] * voxel[1] * spacing[1] +
    axes[2][at] * voxel[2] * spacing[2];
  return [side(0), side(1), side(2)];
}

function cut(
  voxels: Voxels,
  of: {
    readonly grid: VolumeGrid;
    readonly plane: AnatomicalPlane;
    readonly slice: number;
    readonly count?: number;
    readonly projection?: Projection;
    readonly stride?: number;
  },
) {
  const shown = planeGrid(of.grid, of.plane);
  const { count = 1, projection = 'mip', stride = 1 } = of;
  const [columns, rows] = [Math.ceil(shown.size[0] / stride), Math.ceil(shown.size[1] / stride)];
  const out = new Float32Array(columns * rows);
  const map = voxelMap(shown, of.grid);
  const wish = { map, cut: { columns, rows, stride, slice: of.slice, count, projection } };
  const half = Math.floor(rows / 2);
  resliceRows(voxels, { ...wish, from: 0, to: half }, out);
  resliceRows(voxels, { ...wish, from: half, to: rows }, out);
  return { out, columns, rows, shown, at: (u: number, v: number) => out[v * columns + u] ?? NaN };
}

const upright: VolumeGrid = {
  size: [24, 20, 16],
  spacing: [0.5, 0.8, 2.5],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  origin: [-3, 4, 10],
  frameOfReferenceUid: '1.2.9',
};

/** Taken as sagittal MR is: rows towards the back, columns towards the feet. */
const sagittal: VolumeGrid = {
  ...upright,
  axes: [
    [0, 1, 0],
    [0, 0, -1],
    [-1, 0, 0],
  ],
};

function slanted(degrees: number): VolumeGrid {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return {
    ...upright,
    axes: [
      [1, 0, 0],
      [0, cos, sin],
      [0, -sin, cos],
    ],
  };
}

describe.each([
  ['axial', upright],
  ['sagittal', sagittal],
])('a volume taken in %s slices', (_, grid) => {
  test.each(anatomicalPlanes)('gives in the %s plane the very values of its voxels', (plane) => {
    const phantom = aPhantom(grid, ([x, y, z]) => x + 100 * y + 10_000 * z);
    const { out, shown, columns } = cut(phantom, { grid, plane, slice: 5 });
    out.forEach((value, i) => {
      const place = placeOf(shown, [i % columns, Math.floor(i / columns), 5]);
      const way: Vector = [place[0] - grid.origin[0], place[1] - grid.origin[1], place[2] - grid.origin[2]];
      const [x, y, z] = grid.axes.map((axis, at) => Math.round(dot(way, axis) / (grid.spacing[at] ?? 1)));
      expect(value).toBe((x ?? 0) + 100 * (y ?? 0) + 10_000 * (z ?? 0));
    });
  });
});

test('a slanted volume gives a linear phantom back to the last digit of its type', () => {
  const grid = slanted(25);
  const truth = (place: Vector) => 3 * place[0] - 2 * place[1] + 5 * place[2] + 7;
  const phantom = aPhantom(grid, (_, place) => truth(place));
  for (const plane of anatomicalPlanes) {
    const middle = Math.floor(planeGrid(grid, plane).size[2] / 2);
    const { out, shown, columns } = cut(phantom, { grid, plane, slice: middle });
    const inside = [...out.entries()].filter(([, value]) => Number.isFinite(value));
    expect(inside.length).toBeGreaterThan(100);
    for (const [i, value] of inside) {
      const place = placeOf(shown, [i % columns, Math.floor(i / columns), middle]);
      // Up to half a voxel outside the outermost centres, the value is that of the nearest centre.
      if (isWithinCentres(grid, place)) expect(value).toBeCloseTo(truth(place), 3);
    }
  }
});

function isWithinCentres(grid: VolumeGrid, place: Vector): boolean {
  const way: Vector = [place[0] - grid.origin[0], place[1] - grid.origin[1], place[2] - grid.origin[2]];
  return grid.axes.every((axis, at) => {
    const index = dot(way, axis) / (grid.spacing[at] ?? 1);
    return index >= 0 && index <= (grid.size[at] ?? 1) - 1;
  });
}

describe('a cube of 20 mm in a volume', () => {
  const edge = 20;
  const fine = { ...upright, size: [80, 60, 40], spacing: [0.5, 0.8, 2], origin: [-20, -24, -39] } as const;
  const isInCube = (place: Vector) => place.every((along) => Math.abs(along) <= edge / 2);
  test.each([
    ['upright', fine],
    ['slanted by 20°', { ...fine, axes: slanted(20).axes, origin: [-20, -9.21, -44.86] }],
  ] as const)('%s measures 20 mm along each side of every plane, within a voxel', (_, grid) => {
    const phantom = aPhantom(grid, (_voxel, place) => (isInCube(place) ? 1000 : 0));
    for (const plane of anatomicalPlanes) {
      const shown = planeGrid(grid, plane);
      const index = (at: 0 | 1 | 2) => Math.round(-dot(shown.origin, shown.axes[at]) / shown.spacing[at]);
      const { at, columns, rows } = cut(phantom, { grid, plane, slice: index(2) });
      const across = Array.from({ length: columns }, (_u, u) => at(u, index(1)));
      const down = Array.from({ length: rows }, (_v, v) => at(index(0), v));
      const side = (line: readonly number[]) => line.filter((value) => value >= 500).length;
      const voxel = Math.max(...grid.spacing);
      expect(Math.abs(side(across) * shown.spacing[0] - edge)).toBeLessThanOrEqual(voxel);
      expect(Math.abs(side(down) * shown.spacing[1] - edge)).toBeLessThanOrEqual(voxel);
    }
  });
});

describe('a slab', () => {
  const phantom = aPhantom(upright, ([x, y, z]) => x + 10 * y + (z - 7) ** 2);
  test.each([
    ['mip', 9],
    ['minip', 0],
    // The mean of 1, 0, 1, 4 and 9.
    ['average', 3],
  ] as const)('of five slices by %s is exact', (projection, extra) => {
    // The axial plane counts from the head: its slices 5 to 9 are the voxels 10 to 6.
    const { at } = cut(phantom, { grid: upright, plane: 'axial', slice: 5, count: 5, projection });
    expect(at(0, 0)).toBeCloseTo(extra, 6);
    expect(at(11, 13)).toBeCloseTo(141 + extra, 4);
  });

  test('leaves padding out, and is empty only where there is nothing else', () => {
    const padded: Voxels = { ...phantom, padding: { from: 4, to: 9 } };
    const mean = cut(padded, { grid: upright, plane: 'axial', slice: 5, count: 5, projection: 'average' });
    expect(mean.at(0, 0)).toBeCloseTo(2 / 3, 6);
    expect(
      cut(
        { ...phantom, padding: { from: -1, to: 1e6 } },
        { grid: upright, plane: 'axial', slice: 5, count: 5 },
      ).at(0, 0),
    ).toBeNaN();
  });
});

describe('a slice that is not here', () => {
  const full = aPhantom(upright, () => 1);
  const phantom: Voxels = { ...full, slices: full.slices.map((values, z) => (z === 8 ? undefined : values)) };

  test('is missing in every plane that crosses it, and nowhere else', () => {
    const { out, columns } = cut(phantom, { grid: upright, plane: 'coronal', slice: 3 });
    const rows = new Set(
      [...out.entries()].filter(([, value]) => value === missing).map(([i]) => Math.floor(i / columns)),
    );
    expect([...rows]).toEqual([7]);
    expect(
      cut(phantom, { grid: upright, plane: 'axial', slice: 7 }).out.every((value) => value === missing),
    ).toBe(true);
    expect(cut(phantom, { grid: upright, plane: 'axial', slice: 6 }).out.every((value) => value === 1)).toBe(
      true,
    );
  });

  test.each(['mip', 'average', 'minip'] as const)('makes a slab by %s missing too', (projection) => {
    for (const slice of [4, 6, 7])
      expect(cut(phantom, { grid: upright, plane: 'axial', slice, count: 4, projection }).at(3, 3)).toBe(
        missing,
      );
  });

  test('is missing where a slanted plane would have to interpolate with it', () => {
    const grid = slanted(25);
    const { out, shown, columns } = cut(phantom, { grid, plane: 'axial', slice: 20 });
    out.forEach((value, i) => {
      const place = placeOf(shown, [i % columns, Math.floor(i / columns), 20]);
      const way: Vector = [place[0] - grid.origin[0], place[1] - grid.origin[1], place[2] - grid.origin[2]];
      const z = dot(way, grid.axes[2]) / grid.spacing[2];
      if (Number.isFinite(value)) expect(Math.abs(z - 8)).toBeGreaterThanOrEqual(0.999);
    });
  });
});

test('each slice is rescaled by its own slope, as PET is', () => {
  const phantom = aPhantom(upright, () => 100);
  const pet = {
    ...phantom,
    slopes: phantom.slopes.map((_, z) => z),
    intercepts: phantom.intercepts.fill(-5),
  };
  const { at } = cut(pet, { grid: upright, plane: 'coronal', slice: 3 });
  expect([at(0, 0), at(5, 10)]).toEqual([1495, 495]);
});

test('a coarse cut takes every third pixel, and those exactly', () => {
  const phantom = aPhantom(upright, ([x, y, z]) => x + 100 * y + 1000 * z);
  const whole = cut(phantom, { grid: upright, plane: 'sagittal', slice: 6 });
  const coarse = cut(phantom, { grid: upright, plane: 'sagittal', slice: 6, stride: 3 });
  expect(coarse.at(2, 4)).toBe(whole.at(6, 12));
});
