import { dot, planeOf, type Vector } from '#dicom/geometry.ts';
import { type StackPosition } from '#dicom/displaySet.ts';
import { type Volume } from '#dicom/volume.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import {
  type AnatomicalPlane,
  anatomicalPlanes,
  moved,
  placeOf,
  type PlaneGrid,
} from '#viewer/rendering/planes/planeGrid.ts';
import { type Measure } from './figureValues.ts';

/** A slice cut through a volume, as something that can be measured on. */
export interface CutPlane {
  readonly grid: PlaneGrid;
  readonly volume: Volume;
  /** Of the slice, along the third axis of the grid. */
  readonly index: number;
  /** Thickness of the slab that was looked at, where it was more than one slice, mm. */
  readonly slab?: number;
}

/** Lengths along rows and columns have each their own millimetres. */
export function measureOf({ grid }: CutPlane): Measure {
  const [column, row] = grid.spacing;
  return { basis: { kind: 'patient', spacing: { row, column } }, aspect: row / column };
}

/** The stored image that the middle of a figure lies in, or is nearest to: what was drawn across slices is in no one of them. */
export function imageNear({ grid, volume, index }: CutPlane, points: readonly Point[]): StackPosition {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  // Of a figure, whole numbers are corners of pixels; of a grid, they are centres.
  const at = placeOf(grid, [mean(({ x }) => x) - 0.5, mean(({ y }) => y) - 0.5, index]);
  const { origin, axes, spacing } = volume.grid;
  const slice = Math.round(dot(moved(at, origin, -1), axes[2]) / spacing[2]);
  const within = Math.min(volume.slices.length - 1, Math.max(0, slice));
  return volume.slices[within] ?? volume.slices[0];
}

/** The plane of the patient that a stored image lies nearest to; undefined where it does not say how it lies. */
export function planeNameOf({ instance, frameNumber }: StackPosition): AnatomicalPlane | undefined {
  const normal = planeOf(instance, frameNumber)?.normal;
  if (normal === undefined) return undefined;
  const along = (plane: AnatomicalPlane) => Math.abs(dot(normal, normalOf[plane]));
  return anatomicalPlanes.toSorted((a, b) => along(b) - along(a))[0];
}

const normalOf: Readonly<Record<AnatomicalPlane, Vector>> = {
  axial: [0, 0, 1],
  coronal: [0, 1, 0],
  sagittal: [1, 0, 0],
};
