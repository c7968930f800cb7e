import { type StackDisplaySet, type StackPosition, stackPositions } from '#dicom/displaySet.ts';
import { type Plane, planeOf, positionAlong } from '#dicom/geometry.ts';

/** Where the present study's pane stands, from 0. */
export interface Standing {
  readonly displaySet: StackDisplaySet;
  readonly index: number;
}

const beside = [0, 1, -1];

/**
 * The images of a prior's stack that it may open at when laid beside `present`, the likeliest first: where it is opened, the same part of
 * the way through (from either end: scanners number from head and from feet), the same patient position, and the middle, each with its neighbours.
 */
export function aheadFrames(
  displaySet: StackDisplaySet,
  start: number,
  present: Standing | undefined,
): readonly StackPosition[] {
  const positions = stackPositions(displaySet);
  // Photographs are large and looked at one by one; a loop is wanted whole or not at all.
  if (displaySet.kind !== 'images') return positions.slice(start, start + 1);
  const last = positions.length - 1;
  const part =
    present === undefined ? 0 : present.index / Math.max(1, stackPositions(present.displaySet).length - 1);
  const centres = [
    start,
    Math.round(part * last),
    Math.round((1 - part) * last),
    ...(present === undefined ? [] : samePosition(positions, present)),
    Math.floor(last / 2),
  ];
  const wanted = new Set(beside.flatMap((step) => centres.map((centre) => centre + step)));
  return [...wanted].flatMap((index) => positions[index] ?? []);
}

function samePosition(positions: readonly StackPosition[], present: Standing): readonly number[] {
  const here = planeAt(stackPositions(present.displaySet)[present.index]);
  if (here === undefined) return [];
  const along = positions.map((position) => {
    const plane = planeAt(position);
    return plane === undefined
      ? Infinity
      : Math.abs(positionAlong(plane, here.normal) - positionAlong(here, here.normal));
  });
  const nearest = Math.min(...along);
  return Number.isFinite(nearest) ? [along.indexOf(nearest)] : [];
}

function planeAt(position: StackPosition | undefined): Plane | undefined {
  return position === undefined ? undefined : planeOf(position.instance, position.frameNumber);
}
