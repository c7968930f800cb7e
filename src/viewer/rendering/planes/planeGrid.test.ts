import { describe, expect, test } from 'vitest';

import { cross, lettersOf, scale, type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';
import { anatomicalPlanes, indicesOf, placeOf, planeGrid, voxelMap } from './planeGrid.ts';

const directions: readonly Vector[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

const isAcross = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2] === 0;

/** All ways an image can lie along the patient's axes, with slices running to either side. */
const orientations = directions.flatMap((row) =>
  directions
    .filter((column) => isAcross(row, column))
    .flatMap((column) =>
      ([1, -1] as const).map((way): VolumeGrid['axes'] => [row, column, scale(cross(row, column), way)]),
    ),
);

const aGrid = (change: Partial<VolumeGrid> = {}): VolumeGrid => ({
  size: [20, 30, 40],
  spacing: [0.5, 0.7, 3],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  origin: [-100, 50, 7],
  frameOfReferenceUid: '1.2.9',
  ...change,
});

const expected = {
  axial: ['R', 'L', 'A', 'P'],
  coronal: ['R', 'L', 'H', 'F'],
  sagittal: ['A', 'P', 'H', 'F'],
};

test('there are 48 ways for a volume to lie along the axes', () => {
  expect(orientations).toHaveLength(48);
});

describe.each(anatomicalPlanes)('the %s plane', (plane) => {
  test('has the letters of the radiological convention, however the volume was taken', () => {
    for (const axes of orientations) {
      const { axes: shown, isExact } = planeGrid(aGrid({ axes }), plane);
      const [right, down] = shown;
      const letters = [scale(right, -1), right, scale(down, -1), down].map(lettersOf);
      expect({ letters, isExact }).toEqual({ letters: expected[plane], isExact: true });
    }
  });

  test('maps each of its pixels to one voxel, and that voxel lies where the pixel lies', () => {
    for (const axes of orientations) {
      const grid = aGrid({ axes });
      const shown = planeGrid(grid, plane);
      const map = voxelMap(shown, grid);
      expect(map.isWhole).toBe(true);
      for (const pixel of [[0, 0, 0], [3, 4, 5], shown.size.map((n) => n - 1)] as const) {
        const [u = 0, v = 0, w = 0] = pixel;
        const voxel = ([0, 1, 2] as const).map(
          (axis) =>
            map.start[axis] + u * map.steps[0][axis] + v * map.steps[1][axis] + w * map.steps[2][axis],
        );
        expect(voxel.every((index, axis) => index >= 0 && index < (grid.size[axis] ?? 0))).toBe(true);
        const place = placeOf(shown, [u, v, w]);
        [0, 1, 2].forEach((side) => {
          const there = voxel.reduce(
            (sum, index, axis) => sum + (grid.axes[axis]?.[side] ?? 0) * index * (grid.spacing[axis] ?? 0),
            grid.origin[side] ?? 0,
          );
          expect(place[side]).toBeCloseTo(there, 9);
        });
      }
    }
  });
});

test('slices go from head to feet, from front to back and from right to left', () => {
  const onwards = anatomicalPlanes.map((plane) => lettersOf(planeGrid(aGrid(), plane).axes[2]));
  expect(onwards).toEqual(['F', 'P', 'L']);
});

test('a place in the patient and its indices are each other’s inverse', () => {
  const shown = planeGrid(aGrid(), 'sagittal');
  const indices = indicesOf(shown, placeOf(shown, [3.5, 4.25, 17]));
  [3.5, 4.25, 17].forEach((index, axis) => expect(indices[axis]).toBeCloseTo(index, 9));
});

test('a volume turned half a degree keeps its voxels; one turned ten degrees is cut along the patient’s axes', () => {
  const turned = (degrees: number): VolumeGrid['axes'] => {
    const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    return [
      [cos, sin, 0],
      [-sin, cos, 0],
      [0, 0, 1],
    ];
  };
  expect(planeGrid(aGrid({ axes: turned(0.5) }), 'coronal').isExact).toBe(true);
  const oblique = planeGrid(aGrid({ axes: turned(10) }), 'coronal');
  expect(oblique.isExact).toBe(false);
  expect(oblique.axes[0]).toEqual([1, 0, 0]);
  expect(oblique.spacing).toEqual([0.5, 0.5, 0.5]);
});
