import { type StackDisplaySet, type StackPosition } from '#dicom/displaySet.ts';
import { dot, pixelSpacing, type Plane, planeOf, positionAlong, type Vector } from '#dicom/geometry.ts';
import { moveBy, turnBy } from '#dicom/rigid.ts';
import { placeOn } from '#dicom/crossing.ts';
import { type LaidOn } from '#viewer/rendering/spatial.ts';
import { type ImageStack } from '#viewer/rendering/stack/imageStack.ts';
import { spaceOf, wayBetween } from './space.ts';
import { type StackView } from './stackView.ts';

/** Where a stack stood when it was linked: its index, and its position along its own normal where it has one. */
export interface Anchor {
  readonly index: number;
  readonly position: number | undefined;
}

/** How one canvas stands, as far as scrolling together goes: plain values, which can be told to another window. */
export interface Standing {
  readonly stack:
    | {
        /** Of its display set. */
        readonly kind: string;
        readonly lines: Lines | undefined;
        readonly count: number;
      }
    | undefined;
  readonly index: number;
  readonly anchor: Anchor | undefined;
  /** Where its patient coordinates have been laid, by an approved registration. */
  readonly laidOn?: LaidOn | undefined;
  /** The middle of the slice it stands at. */
  readonly middle?: Middle | undefined;
}

export interface Middle {
  readonly place: Vector;
  readonly normal: Vector;
}

type Positions = Pick<ImageStack, 'positions'>;
type Shown = Positions & { readonly displaySet: Pick<StackDisplaySet, 'kind'> };

export function standingOf(
  of: Pick<Standing, 'index' | 'anchor' | 'laidOn'> & { readonly stack: Shown | undefined },
): Standing {
  const { stack, index } = of;
  if (stack === undefined) return { ...of, stack };
  const { positions } = stack;
  return {
    ...of,
    stack: { kind: stack.displaySet.kind, lines: linesOf(stack), count: positions.length },
    middle: middleOf(positions[index]),
  };
}

function middleOf(position: StackPosition | undefined): Middle | undefined {
  if (position === undefined) return undefined;
  const { instance, frameNumber } = position;
  const [plane, spacing] = [planeOf(instance, frameNumber), pixelSpacing(instance, frameNumber)];
  if (plane === undefined) return undefined;
  const centre = { x: (instance.columns ?? 0) / 2, y: (instance.rows ?? 0) / 2 };
  return {
    place: spacing === undefined ? plane.position : placeOn({ plane, spacing }, centre),
    normal: plane.normal,
  };
}

export function anchorOf(view: StackView): Anchor | undefined {
  const { stack, wanted } = view;
  if (stack === undefined) return undefined;
  return { index: wanted, position: linesOf(stack)?.along[wanted] };
}

/** Positions of the slices of a stack along its normal, mm; undefined unless every image has a plane and all are parallel. */
export interface Lines {
  readonly first: Plane;
  readonly along: readonly number[];
}

const known = new WeakMap<object, Lines | 'none'>();

function linesOf(stack: Positions): Lines | undefined {
  const found = known.get(stack.positions) ?? makeLines(stack.positions) ?? 'none';
  known.set(stack.positions, found);
  return found === 'none' ? undefined : found;
}

function makeLines(positions: readonly StackPosition[]): Lines | undefined {
  const planes = positions.map(({ instance, frameNumber }) => planeOf(instance, frameNumber));
  const first = planes[0];
  if (first === undefined || positions.length < 2) return undefined;
  const parallel = planes.filter(
    (plane) => plane !== undefined && Math.abs(dot(plane.normal, first.normal)) > 0.98,
  );
  if (parallel.length !== positions.length) return undefined;
  return {
    first,
    along: parallel.map((plane) => (plane === undefined ? 0 : positionAlong(plane, first.normal))),
  };
}

/** Normals within about 25° count as the same direction; what lies across cannot follow. */
function directionOf(from: Lines, to: Lines): 1 | -1 | undefined {
  const cosine = dot(from.first.normal, to.first.normal);
  if (Math.abs(cosine) < 0.9) return undefined;
  return cosine > 0 ? 1 : -1;
}

/**
 * The index at which `to` corresponds to where `from` stands: the same patient position in one Frame of Reference, otherwise the distance
 * kept from the moment of linking. Undefined where it cannot follow: planes that cross, or positions outside `to` by more than 5 mm.
 */
export function counterpart(from: Standing, to: Standing): number | undefined {
  if (from.stack === undefined || to.stack === undefined) return undefined;
  if (from.laidOn !== undefined || to.laidOn !== undefined) return laidCounterpart(from, to);
  const [fromLines, toLines] = [from.stack.lines, to.stack.lines];
  if (fromLines === undefined || toLines === undefined) return byIndex(from, to);
  const direction = directionOf(fromLines, toLines);
  const here = fromLines.along[from.index];
  if (direction === undefined || here === undefined) return undefined;
  if (sameFrame(fromLines, toLines)) return nearestIndex(toLines, along(fromLines, from.index, toLines));
  const [fromAnchor, toAnchor] = [from.anchor?.position, to.anchor?.position];
  if (fromAnchor === undefined || toAnchor === undefined) return byIndex(from, to);
  return nearestIndex(toLines, toAnchor + direction * (here - fromAnchor));
}

/** By a registration: the slice in which the middle of the other one's lies. Coordinates that were not laid on each other do not follow. */
function laidCounterpart(from: Standing, to: Standing): number | undefined {
  if (from.stack === undefined || to.stack === undefined) return undefined;
  const [fromLines, toLines] = [from.stack.lines, to.stack.lines];
  const { middle } = from;
  if (fromLines === undefined || toLines === undefined || middle === undefined) return undefined;
  const way = wayBetween(spaceOf(fromLines.first, from.laidOn), spaceOf(toLines.first, to.laidOn));
  if (way === undefined) return undefined;
  if (Math.abs(dot(turnBy(way, middle.normal), toLines.first.normal)) < 0.9) return undefined;
  return nearestIndex(toLines, dot(moveBy(way, middle.place), toLines.first.normal));
}

/** Where `to` goes when first laid beside `from`: the same patient position if it has one there, else the same part of the way through. */
export function firstCounterpart(from: Standing, to: Standing): number | undefined {
  if (from.stack === undefined || to.stack === undefined) return undefined;
  if (from.laidOn !== undefined || to.laidOn !== undefined) return laidCounterpart(from, to);
  // The first photograph of one visit is beside the first of the other, however many were taken.
  if (from.stack.kind === 'photos') return Math.min(from.index, to.stack.count - 1);
  const [fromLines, toLines] = [from.stack.lines, to.stack.lines];
  const relative = Math.round((from.index / Math.max(1, from.stack.count - 1)) * (to.stack.count - 1));
  if (fromLines === undefined || toLines === undefined) return relative;
  const direction = directionOf(fromLines, toLines);
  if (direction === undefined) return undefined;
  const there = along(fromLines, from.index, toLines);
  const [low, high] = [Math.min(...toLines.along), Math.max(...toLines.along)];
  // Scanners put the origin anywhere: overlap tells little unless most of the two stacks overlap.
  const others = fromLines.along.map((_, index) => along(fromLines, index, toLines));
  const inside = others.filter((position) => position >= low && position <= high).length / others.length;
  const isPlausible = sameFrame(fromLines, toLines) || (inside > 0.5 && there >= low && there <= high);
  const part = partOfTheWay(fromLines, from.index);
  const samePart = nearestIndex(toLines, low + (direction > 0 ? part : 1 - part) * (high - low)) ?? relative;
  return isPlausible ? (nearestIndex(toLines, there) ?? samePart) : samePart;
}

/** How far through the patient a slice lies, 0–1 along the normal: scanners number from head to feet and from feet to head. */
function partOfTheWay(lines: Lines, index: number): number {
  const [low, high] = [Math.min(...lines.along), Math.max(...lines.along)];
  return high === low ? 0 : ((lines.along[index] ?? low) - low) / (high - low);
}

/** Position of a slice of `from` along the normal of `to`, mm in `to`'s own coordinates. */
function along(from: Lines, index: number, to: Lines): number {
  const sign = directionOf(from, to) ?? 1;
  const moved = (from.along[index] ?? 0) - (from.along[0] ?? 0);
  return positionAlong(from.first, to.first.normal) + sign * moved;
}

function nearestIndex(lines: Lines, position: number): number | undefined {
  let [best, distance] = [0, Infinity];
  lines.along.forEach((value, index) => {
    const apart = Math.abs(value - position);
    if (apart < distance) [best, distance] = [index, apart];
  });
  const step = Math.abs((lines.along[1] ?? 0) - (lines.along[0] ?? 0));
  return distance <= Math.max(5, step) ? best : undefined;
}

function byIndex(from: Standing, to: Standing): number {
  const offset = (to.anchor?.index ?? 0) - (from.anchor?.index ?? 0);
  return from.index + offset;
}

function sameFrame(a: Lines, b: Lines): boolean {
  const uid = a.first.frameOfReferenceUid;
  return uid !== undefined && uid === b.first.frameOfReferenceUid;
}
