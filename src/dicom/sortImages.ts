import { dot, length, planeOf, pixelSpacing, type Plane, positionAlong } from './geometry.ts';
import { type Instance } from './instance.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';

interface Slice {
  readonly instance: Instance;
  readonly plane: Plane;
  readonly at: number;
}

/** Positions nearer than this are the same slice, mm. */
const samePosition = 0.01;

/** Largest deviation of a step from the mean step before slices no longer make a volume, as a share of the mean. */
const regularity = 0.01;

/**
 * Images in reading order. Parallel slices go by position along their normal, in the direction of their instance numbers; when
 * several share a position (phases, b-values) or planes are unknown, by instance number. `isVolume`: one Frame of Reference, equal
 * size and spacing, equal steps within 1 %, at least three positions.
 */
export function sortImages(instances: NonEmpty<Instance>): {
  readonly instances: NonEmpty<Instance>;
  readonly isVolume: boolean;
} {
  const [first] = instances;
  if (instances.length === 1)
    return { instances, isVolume: first.numberOfFrames > 2 && isFrameVolume(first) };
  const numbered = byNumber(instances);
  const slices = slicesOf(numbered);
  if (slices === undefined) return { instances: numbered, isVolume: false };
  const byPosition = slices.toSorted((a, b) => a.at - b.at);
  if (hasSharedPositions(byPosition)) return { instances: numbered, isVolume: false };
  const ordered = runsBackwards(slices) ? byPosition.toReversed() : byPosition;
  const sorted = ordered.map(({ instance }) => instance);
  return isNonEmpty(sorted)
    ? { instances: sorted, isVolume: isRegular(byPosition) && isUniform(byPosition) }
    : { instances: numbered, isVolume: false };
}

/** Same row and column directions within about 0.6°; two images without planes count as the same. */
export function sameDirection(a: Instance, b: Instance): boolean {
  const [first, second] = [planeOf(a), planeOf(b)];
  if (first === undefined || second === undefined) return first === second;
  return dot(first.row, second.row) > 0.9999 && dot(first.column, second.column) > 0.9999;
}

function slicesOf(instances: readonly Instance[]): readonly Slice[] | undefined {
  const [first] = instances;
  const reference = first === undefined ? undefined : planeOf(first);
  if (first === undefined || reference === undefined) return undefined;
  const slices = instances.flatMap((instance) => {
    const plane = planeOf(instance);
    return plane !== undefined && sameDirection(first, instance)
      ? [{ instance, plane, at: positionAlong(plane, reference.normal) }]
      : [];
  });
  return slices.length === instances.length ? slices : undefined;
}

function hasSharedPositions(byPosition: readonly Slice[]): boolean {
  return byPosition.some(
    ({ at }, index) => index > 0 && at - (byPosition[index - 1]?.at ?? -Infinity) < samePosition,
  );
}

/** Do positions fall as instance numbers rise? Given in order of number. */
function runsBackwards(numbered: readonly Slice[]): boolean {
  const steps = numbered.slice(1).map(({ at }, index) => Math.sign(at - (numbered[index]?.at ?? at)));
  return steps.reduce((sum, step) => sum + step, 0) < 0;
}

function isRegular(byPosition: readonly Slice[]): boolean {
  if (byPosition.length < 3) return false;
  const steps = byPosition.slice(1).map(({ at }, index) => at - (byPosition[index]?.at ?? 0));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return steps.every((step) => Math.abs(step - mean) <= regularity * mean) && isStraight(byPosition, mean);
}

/** A gantry tilt moves slices sideways as they advance: a shear that a plain volume cannot hold. */
function isStraight(byPosition: readonly Slice[], step: number): boolean {
  const [first] = byPosition;
  const last = byPosition.at(-1);
  if (first === undefined || last === undefined) return false;
  const moved = [0, 1, 2].map((axis) => (last.plane.position[axis] ?? 0) - (first.plane.position[axis] ?? 0));
  const [x = 0, y = 0, z = 0] = moved;
  const along = dot([x, y, z], first.plane.normal);
  const sideways = Math.sqrt(Math.max(0, length([x, y, z]) ** 2 - along ** 2));
  return sideways <= 0.002 * Math.abs(along) + 0.001 * step;
}

function isUniform(slices: readonly Slice[]): boolean {
  const [first] = slices;
  if (first === undefined || first.plane.frameOfReferenceUid === undefined) return false;
  const reference = pixelSpacing(first.instance);
  return slices.every(({ instance, plane }) => {
    const own = pixelSpacing(instance);
    return (
      plane.frameOfReferenceUid === first.plane.frameOfReferenceUid &&
      instance.rows === first.instance.rows &&
      instance.columns === first.instance.columns &&
      own !== undefined &&
      own.row === reference?.row &&
      own.column === reference.column
    );
  });
}

/** Frames of one enhanced object, in stored order: a volume when their positions are regular. */
function isFrameVolume(instance: Instance): boolean {
  const reference = planeOf(instance, 1);
  if (reference === undefined) return false;
  const slices: Slice[] = [];
  for (let frameNumber = 1; frameNumber <= instance.numberOfFrames; frameNumber += 1) {
    const plane = planeOf(instance, frameNumber);
    if (plane === undefined || dot(plane.normal, reference.normal) < 0.9999) return false;
    slices.push({ instance, plane, at: positionAlong(plane, reference.normal) });
  }
  const byPosition = slices.toSorted((a, b) => a.at - b.at);
  return !hasSharedPositions(byPosition) && isRegular(byPosition);
}

function byNumber(instances: NonEmpty<Instance>): NonEmpty<Instance> {
  const sorted = instances.toSorted((a, b) => {
    const [first, second] = [a.instanceNumber ?? Infinity, b.instanceNumber ?? Infinity];
    return first === second
      ? a.sopInstanceUid.localeCompare(b.sopInstanceUid, 'en', { numeric: true })
      : first - second;
  });
  return isNonEmpty(sorted) ? sorted : instances;
}
