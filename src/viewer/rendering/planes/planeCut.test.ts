import { expect, test } from 'vitest';

import { type VolumeGrid } from '#dicom/volume.ts';
import { PlaneCut, cutOf, slabSlices } from './planeCut.ts';
import { planeGrid, voxelMap } from './planeGrid.ts';

const grid: VolumeGrid = {
  size: [64, 48, 40],
  spacing: [0.8, 0.8, 1.5],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  origin: [0, 0, 0],
  frameOfReferenceUid: '1.2.9',
};
const axial = planeGrid(grid, 'axial');
const slab = (millimetres: number) => ({ millimetres, projection: 'mip' as const });

test('a slab is an uneven number of slices around its own, so that it lies in the middle', () => {
  expect(slabSlices(axial, 20, slab(0))).toEqual({ from: 20, count: 1 });
  // 10 mm at 1.5 mm: seven slices are 10.5 mm, and five 7.5.
  expect(slabSlices(axial, 20, slab(10))).toEqual({ from: 17, count: 7 });
  expect(slabSlices(axial, 20, slab(1))).toEqual({ from: 20, count: 1 });
});

test('at the ends of a volume a slab has only the slices there are', () => {
  expect(slabSlices(axial, 0, slab(10))).toEqual({ from: 0, count: 4 });
  expect(slabSlices(axial, 39, slab(10))).toEqual({ from: 36, count: 4 });
});

test('a cut made in slices of time is the cut made at once', () => {
  const slices = Array.from({ length: 40 }, (_, z) =>
    Int16Array.from({ length: 64 * 48 }, (_v, i) => (i * 7 + z * 31) % 997),
  );
  const voxels = {
    size: grid.size,
    slices,
    slopes: new Float64Array(40).fill(1),
    intercepts: new Float64Array(40),
  };
  const cut = cutOf(axial, { index: 20, slab: slab(10), stride: 1 });
  const [whole, parts] = [0, 1].map(() => new PlaneCut(voxels, voxelMap(axial, grid), cut));
  whole?.work(Infinity);
  // 48 rows in bands of 16.
  const done = [1, 2, 3].map(() => {
    parts?.work(-Infinity);
    return parts?.isDone;
  });
  expect(done).toEqual([false, false, true]);
  expect(parts?.values).toEqual(whole?.values);
});
