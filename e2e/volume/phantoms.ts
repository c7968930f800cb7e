import { dot, type Vector } from '#dicom/geometry.ts';
import { type VolumeGrid } from '#dicom/volume.ts';

import { type Phantom } from './page.ts';

/** A volume whose voxels are a function of the place in the patient, mm, so that what any ray meets can be reckoned by hand. */
export function phantomOf(
  grid: VolumeGrid,
  valueAt: (place: Vector) => number,
  range: { readonly lowest: number; readonly highest: number },
): Phantom {
  const [columns, rows, slices] = grid.size;
  const values = new Float32Array(columns * rows * slices);
  let at = 0;
  for (let k = 0; k < slices; k++)
    for (let j = 0; j < rows; j++)
      for (let i = 0; i < columns; i++) values[at++] = valueAt(placeOf(grid, [i, j, k]));
  return { grid, values, ...range };
}

export function placeOf({ origin, axes, spacing }: VolumeGrid, index: Vector): Vector {
  const along = (part: 0 | 1 | 2) =>
    axes.reduce((sum, axis, at) => sum + axis[part] * (index[at] ?? 0) * (spacing[at] ?? 0), origin[part]);
  return [along(0), along(1), along(2)];
}

/** The middle of the volume lies at nought, whatever its axes. */
export function gridAround(of: {
  readonly size: Vector;
  readonly spacing: Vector;
  readonly axes: VolumeGrid['axes'];
}): VolumeGrid {
  const corner: Vector = [-(of.size[0] - 1) / 2, -(of.size[1] - 1) / 2, -(of.size[2] - 1) / 2];
  const grid = { ...of, origin: [0, 0, 0] as const, frameOfReferenceUid: '1.2.3' };
  return { ...grid, origin: placeOf(grid, corner) };
}

export const upright: VolumeGrid['axes'] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** How far a place lies from the line through nought along a direction. */
export function asideOf(place: Vector, direction: Vector): number {
  const along = dot(place, direction);
  return Math.sqrt(Math.max(0, dot(place, place) - along * along));
}
