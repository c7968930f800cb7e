import { type StackPosition } from '#dicom/displaySet.ts';
import { type MeasurementBasis, measurementBasis, type UltrasoundRegion } from '#dicom/measurement.ts';
import { type MeasurementWords } from '#viewer/rendering/canvas.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** Length between the first two points, in mm with its basis or in px without one. */
export function lengthOf(points: readonly Point[], position: StackPosition, words: MeasurementWords): string {
  const [a, b] = points;
  if (a === undefined || b === undefined) return '';
  const basis = measurementBasis(position.instance, position.frameNumber);
  const spacing = spacingBetween(a, b, basis);
  if (spacing === undefined) return words.length(Math.hypot(b.x - a.x, b.y - a.y), 'px');
  return words.length(Math.hypot((b.x - a.x) * spacing.column, (b.y - a.y) * spacing.row), 'mm', basis.kind);
}

/** Millimetres hold between two points only if one region holds both: across regions, or where axes are time or velocity, there are only pixels. */
export function spacingBetween(a: Point, b: Point, basis: MeasurementBasis) {
  if (basis.kind === 'none') return undefined;
  if (basis.kind !== 'region') return basis.spacing;
  const [ofA, ofB] = [a, b].map((point) => basis.regions.filter((region) => holds(region, point)));
  // Where regions overlap it is not known which of them is meant.
  if (ofA?.length !== 1 || ofB?.length !== 1 || ofA[0] !== ofB[0]) return undefined;
  return ofA[0]?.spacing;
}

/** Degrees at the middle of three points; pixels that are not square are taken as they are. */
export function angleBetween(points: readonly Point[], aspect: number): number | undefined {
  const [a, vertex, b] = points;
  if (a === undefined || vertex === undefined || b === undefined) return undefined;
  const [ax, ay] = [a.x - vertex.x, (a.y - vertex.y) * aspect];
  const [bx, by] = [b.x - vertex.x, (b.y - vertex.y) * aspect];
  const size = Math.hypot(ax, ay) * Math.hypot(bx, by);
  if (size === 0) return undefined;
  return (Math.acos(Math.min(1, Math.max(-1, (ax * bx + ay * by) / size))) * 180) / Math.PI;
}

export function angleOf(
  points: readonly Point[],
  how: {
    readonly position: StackPosition;
    readonly aspect: number;
    readonly words: MeasurementWords;
  },
): string {
  const [a, vertex, b] = points;
  const basis = measurementBasis(how.position.instance, how.position.frameNumber);
  const legs = [a, b].map((end) =>
    end === undefined || vertex === undefined ? undefined : spacingBetween(vertex, end, basis),
  );
  // In an ultrasound region its own axes decide, whatever the pixels of the whole image are said to be.
  const aspect = legs[0] !== undefined && legs[0] === legs[1] ? legs[0].row / legs[0].column : how.aspect;
  const degrees = angleBetween(points, aspect);
  return degrees === undefined ? '' : how.words.angle(degrees);
}

function holds(region: UltrasoundRegion, point: Point): boolean {
  // A pixel's square reaches from its index to the next.
  return (
    point.x >= region.minX &&
    point.x <= region.maxX + 1 &&
    point.y >= region.minY &&
    point.y <= region.maxY + 1
  );
}
