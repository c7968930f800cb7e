import { type ImagesDisplaySet, type StackPosition, stackPositions } from './displaySet.ts';
import { text } from './dataset.ts';
import {
  dot,
  length,
  pixelSpacing,
  type Plane,
  planeOf,
  scale,
  type Spacing,
  type Vector,
} from './geometry.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';
import { Tag } from './tag.ts';

/** Voxels in equal steps along three perpendicular axes. Axes in order: along a row, down a column, from slice to slice. */
export interface VolumeGrid {
  readonly size: Vector;
  /** Millimetres between voxel centres along each axis. */
  readonly spacing: Vector;
  /** Unit and right-handed, in the patient's system (PS3.3 C.7.6.2.1.1). */
  readonly axes: readonly [Vector, Vector, Vector];
  /** Centre of the first voxel, mm. */
  readonly origin: Vector;
  readonly frameOfReferenceUid: string;
}

/** One slice of a volume, and where it stands in its stack. */
export interface VolumeSlice extends StackPosition {
  /** Into `stackPositions(displaySet)`. */
  readonly stackIndex: number;
}

/** A stack whose slices make a volume: the grid, and its slices by their index along the third axis. */
export interface Volume {
  readonly grid: VolumeGrid;
  readonly slices: NonEmpty<VolumeSlice>;
}

/** Why slices cannot be cut in other planes without a false picture. */
export type VolumeRefusal =
  | { readonly why: 'few'; readonly slices: number }
  | { readonly why: 'unplaced' | 'directions' | 'frame-of-reference' | 'sizes' | 'pixel-spacing' | 'colour' }
  | { readonly why: 'same-place'; readonly slices: number }
  | { readonly why: 'tilt'; readonly degrees: number }
  | { readonly why: 'gap'; readonly missing: number }
  | { readonly why: 'uneven'; readonly percent: number };

/** Fewer slices than this make no plane worth the name. */
const fewest = 5;
/** Positions nearer than this are the same place, mm. */
const samePlace = 0.01;
/** Largest deviation of a step from the usual one, as a share of it (hazard PS-17). */
const unevenness = 0.01;
/** How far beside the line of the others a slice may lie, as a share of a pixel: less than any screen shows. */
const sidestep = 0.1;
/** Largest angle between the way from slice to slice and their normal, and between the directions of two slices, degrees (PS-17). */
const largestTilt = 0.1;

interface Placed extends VolumeSlice {
  readonly plane: Plane;
  readonly spacing: Spacing;
  readonly at: number;
}

/**
 * The volume that a stack's slices make, single frames and frames of an enhanced object alike; or, in place of a distorted picture, what is
 * wrong with them. Slices come out by position along their normal, whichever way the stack runs.
 */
export function volumeOf(displaySet: ImagesDisplaySet): Volume | { readonly refused: VolumeRefusal } {
  const positions = stackPositions(displaySet);
  if (positions.length < fewest) return { refused: { why: 'few', slices: positions.length } };
  const placed = placedSlices(positions);
  if (placed === undefined) return { refused: { why: 'unplaced' } };
  const refused = mixed(placed) ?? irregular(placed);
  return refused === undefined ? gridOf(placed) : { refused };
}

function placedSlices(positions: NonEmpty<StackPosition>): NonEmpty<Placed> | undefined {
  const [first] = positions;
  const normal = planeOf(first.instance, first.frameNumber)?.normal;
  if (normal === undefined) return undefined;
  const placed = positions.flatMap(({ instance, frameNumber }, stackIndex): readonly Placed[] => {
    const plane = planeOf(instance, frameNumber);
    const spacing = pixelSpacing(instance, frameNumber);
    if (plane === undefined || spacing === undefined) return [];
    return [{ instance, frameNumber, stackIndex, plane, spacing, at: dot(plane.position, normal) }];
  });
  const sorted = placed.toSorted((a, b) => a.at - b.at);
  return sorted.length === positions.length && isNonEmpty(sorted) ? sorted : undefined;
}

/** What must be one and the same for all slices. */
function mixed(slices: NonEmpty<Placed>): VolumeRefusal | undefined {
  const [first] = slices;
  const { plane, spacing, instance } = first;
  const differs = (isOther: (slice: Placed) => boolean) => slices.some(isOther);
  if (
    differs(
      (slice) => text(slice.instance.dataset, Tag.photometricInterpretation)?.startsWith('MONO') === false,
    )
  )
    return { why: 'colour' };
  if (differs((slice) => turned(slice.plane.row, plane.row) || turned(slice.plane.column, plane.column)))
    return { why: 'directions' };
  const frame = plane.frameOfReferenceUid;
  if (frame === undefined || differs((slice) => slice.plane.frameOfReferenceUid !== frame))
    return { why: 'frame-of-reference' };
  if (
    differs((slice) => slice.instance.rows !== instance.rows || slice.instance.columns !== instance.columns)
  )
    return { why: 'sizes' };
  const isOther = (a: number, b: number) => Math.abs(a - b) > 1e-4 * b;
  if (
    differs(
      (slice) => isOther(slice.spacing.row, spacing.row) || isOther(slice.spacing.column, spacing.column),
    )
  )
    return { why: 'pixel-spacing' };
  return undefined;
}

function irregular(slices: NonEmpty<Placed>): VolumeRefusal | undefined {
  const steps = slices.slice(1).map(({ at }, index) => at - (slices[index]?.at ?? at));
  const doubled = steps.filter((step) => step < samePlace).length;
  if (doubled > 0) return { why: 'same-place', slices: doubled + 1 };
  const degrees = tilt(slices);
  if (degrees > largestTilt) return { why: 'tilt', degrees };
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1;
  const worst = Math.max(...steps.map((step) => Math.abs(step - usual))) / usual;
  const { spacing } = slices[0];
  const aside = beside(slices);
  // Positions of two decimals move a step by a hundredth of a millimetre.
  if (worst <= Math.max(unevenness, (1.1 * samePlace) / usual))
    return aside <= Math.max(samePlace, sidestep * Math.min(spacing.row, spacing.column))
      ? undefined
      : { why: 'uneven', percent: (aside / usual) * 100 };
  const gaps = steps.map((step) => missingIn(step / usual));
  const missing = gaps.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (missing > 0 && gaps.every((count) => count !== undefined)) return { why: 'gap', missing };
  return { why: 'uneven', percent: worst * 100 };
}

/** Slices that would fit in a step of so many usual ones; undefined where it is no whole number of them. */
function missingIn(steps: number): number | undefined {
  const whole = Math.round(steps);
  return whole >= 1 && Math.abs(steps - whole) <= 0.05 ? whole - 1 : undefined;
}

/** The angle between the way from the first slice to the last and the normal, degrees; decimals of stored positions are let pass. */
function tilt(slices: NonEmpty<Placed>): number {
  const [first] = slices;
  const last = slices.at(-1) ?? first;
  const along = last.at - first.at;
  const sideways = length(
    subtract(subtract(last.plane.position, first.plane.position), scale(first.plane.normal, along)),
  );
  return sideways <= samePlace ? 0 : (Math.atan2(sideways, along) * 180) / Math.PI;
}

/** How far the slice that lies worst lies beside the line from the first to the last, mm. */
function beside(slices: NonEmpty<Placed>): number {
  const [first] = slices;
  const last = slices.at(-1) ?? first;
  const line = scale(subtract(last.plane.position, first.plane.position), 1 / (last.at - first.at));
  return Math.max(
    ...slices.map(({ plane, at }) =>
      length(subtract(subtract(plane.position, first.plane.position), scale(line, at - first.at))),
    ),
  );
}

function gridOf(slices: NonEmpty<Placed>): Volume {
  const [first] = slices;
  const last = slices.at(-1) ?? first;
  const { plane, spacing, instance } = first;
  const row = unit(plane.row);
  // Stored cosines are perpendicular to their last decimal only.
  const column = unit(subtract(plane.column, scale(row, dot(row, plane.column))));
  return {
    grid: {
      size: [instance.columns ?? 0, instance.rows ?? 0, slices.length],
      spacing: [spacing.column, spacing.row, (last.at - first.at) / (slices.length - 1)],
      axes: [row, column, unit(plane.normal)],
      origin: plane.position,
      frameOfReferenceUid: plane.frameOfReferenceUid ?? '',
    },
    slices,
  };
}

function turned(a: Vector, b: Vector): boolean {
  return dot(unit(a), unit(b)) < Math.cos((largestTilt * Math.PI) / 180);
}

function unit(a: Vector): Vector {
  return scale(a, 1 / length(a));
}

function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
