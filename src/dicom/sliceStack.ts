import { number } from './dataset.ts';
import { type StackDisplaySet, type StackPosition, stackPositions } from './displaySet.ts';
import {
  dot,
  functionalGroup,
  pixelSpacing,
  planeOf,
  type Plane,
  positionAlong,
  type Spacing,
  type Vector,
} from './geometry.ts';
import { type ImagePoint } from './graphicOutline.ts';
import { Tag } from './tag.ts';

/** One image of a stack that has a place in the patient. */
export interface Slice {
  readonly plane: Plane;
  readonly spacing: Spacing;
  /** Half of what lies between this slice and its neighbours, mm: what lies nearer than this belongs to this slice and to no other. */
  readonly reach: number;
}

/** The slices of a stack by position; undefined for images without a plane or a Pixel Spacing. */
export function slicesOf(displaySet: StackDisplaySet): readonly (Slice | undefined)[] {
  const positions = stackPositions(displaySet);
  const planes = positions.map(({ instance, frameNumber }) => planeOf(instance, frameNumber));
  return positions.map((position, index) => {
    const plane = planes[index];
    const spacing = pixelSpacing(position.instance, position.frameNumber);
    if (plane === undefined || spacing === undefined) return undefined;
    return { plane, spacing, reach: reachOf(position, plane, planes) };
  });
}

/** Two planes that lie the same way, or face each other, within about 0.8°. */
export function areParallel(a: Plane, b: Plane): boolean {
  return Math.abs(dot(a.normal, b.normal)) > 0.9999;
}

/** Millimetres of a point in front of a slice, along its normal. */
export function distanceTo({ plane }: Pick<Slice, 'plane'>, point: Vector): number {
  return dot(point, plane.normal) - positionAlong(plane, plane.normal);
}

/** Whether something this far from a slice belongs to it. Of two slices it lies exactly between, it belongs to one. */
export function isWithin(distance: number, reach: number): boolean {
  // To a ten-thousandth of a millimetre, as positions are written.
  const [d, limit] = [Math.round(distance * 1e4), Math.round(reach * 1e4)];
  return d >= -limit && d < limit;
}

/** Where a point of the patient, seen along the normal, lies in the image: pixels from the outer corner of the first one. */
export function toImagePoint(
  { plane, spacing }: Pick<Slice, 'plane' | 'spacing'>,
  point: Vector,
): ImagePoint {
  return {
    x: (dot(point, plane.row) - positionAlong(plane, plane.row)) / spacing.column + 0.5,
    y: (dot(point, plane.column) - positionAlong(plane, plane.column)) / spacing.row + 0.5,
  };
}

/** Several images may lie in one plane (phases); the nearest that lies elsewhere decides. */
function reachOf(position: StackPosition, plane: Plane, planes: readonly (Plane | undefined)[]): number {
  const here = positionAlong(plane, plane.normal);
  let nearest = Infinity;
  for (const other of planes) {
    if (other === undefined || !areParallel(plane, other)) continue;
    const apart = Math.abs(positionAlong(other, plane.normal) - here);
    if (apart > 0.01 && apart < nearest) nearest = apart;
  }
  if (Number.isFinite(nearest)) return nearest / 2;
  const { dataset } = position.instance;
  const measures = functionalGroup(dataset, position.frameNumber, Tag.pixelMeasuresSequence) ?? dataset;
  const thickness = number(measures, Tag.sliceThickness);
  return thickness !== undefined && thickness > 0 ? thickness / 2 : 0.5;
}
