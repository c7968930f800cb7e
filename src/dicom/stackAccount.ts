import { type ImagesDisplaySet, stackPositions } from './displaySet.ts';
import { dot, type Plane, planeOf } from './geometry.ts';

/** A step between neighbouring slices that is longer than the others of its stack. */
export interface StackGap {
  /** Positions in the stack on either side, from 0, the lower first. */
  readonly between: readonly [number, number];
  /** Between the two slices, mm. */
  readonly distance: number;
  /** What it is elsewhere in the stack, mm. */
  readonly usual: number;
}

/** What the places of a stack's images tell of images that may not have come. Empty and zero where the places tell nothing. */
export interface StackAccount {
  readonly gaps: readonly StackGap[];
  /** Images at most places, where several share one (phases, echoes, b-values); 1 otherwise. */
  readonly imagesPerPlace: number;
  /** Images that would have to come for every place to have as many as most have. */
  readonly lackingAtPlaces: number;
}

const tellsNothing: StackAccount = { gaps: [], imagesPerPlace: 1, lackingAtPlaces: 0 };

/** Slices nearer than this lie in the same place, mm. */
const samePlace = 0.01;

/** A step is a gap from this many times the usual one. */
const gapFrom = 1.5;

/** Steps this near to the usual one count as it, as a share of it; and so many of all must, for there to be a usual one. */
const usualWithin = 0.05;
const usualShare = 0.6;

const known = new WeakMap<ImagesDisplaySet, StackAccount>();

/** Looks at the places of parallel slices only: numbers of images have holes for many good reasons, places seldom. */
export function stackAccount(displaySet: ImagesDisplaySet): StackAccount {
  const found = known.get(displaySet) ?? accountOf(displaySet);
  known.set(displaySet, found);
  return found;
}

interface Place {
  readonly at: number;
  /** Of one image that lies here: its position in the stack. */
  readonly index: number;
  readonly count: number;
}

function accountOf(displaySet: ImagesDisplaySet): StackAccount {
  // Between images that were picked out, nothing is lacking.
  if (displaySet.selectedFrom !== undefined) return tellsNothing;
  const places = placesOf(displaySet);
  if (places === undefined || places.length < 4) return tellsNothing;
  const imagesPerPlace = mostCommon(places.map(({ count }) => count));
  const lackingAtPlaces = places.reduce((sum, { count }) => sum + Math.max(0, imagesPerPlace - count), 0);
  return {
    gaps: gapsIn(places),
    imagesPerPlace,
    lackingAtPlaces: imagesPerPlace > 1 ? lackingAtPlaces : 0,
  };
}

function placesOf(displaySet: ImagesDisplaySet): readonly Place[] | undefined {
  const positions = stackPositions(displaySet);
  const [first] = positions;
  const reference = planeOf(first.instance, first.frameNumber);
  if (reference === undefined) return undefined;
  const slices: { at: number; index: number }[] = [];
  for (const [index, { instance, frameNumber }] of positions.entries()) {
    const plane = planeOf(instance, frameNumber);
    if (plane === undefined || !isParallel(plane, reference)) return undefined;
    slices.push({ at: dot(plane.position, reference.normal), index });
  }
  const places: Place[] = [];
  for (const { at, index } of slices.toSorted((a, b) => a.at - b.at)) {
    const last = places.at(-1);
    if (last !== undefined && at - last.at < samePlace)
      places.splice(-1, 1, { ...last, count: last.count + 1 });
    else places.push({ at, index, count: 1 });
  }
  return places;
}

function isParallel(a: Plane, b: Plane): boolean {
  return dot(a.normal, b.normal) > 0.9999 && a.frameOfReferenceUid === b.frameOfReferenceUid;
}

function gapsIn(places: readonly Place[]): readonly StackGap[] {
  const steps = places.slice(1).map((place, i) => ({
    from: places[i]?.index ?? place.index,
    to: place.index,
    distance: place.at - (places[i]?.at ?? place.at),
  }));
  const usual = median(steps.map(({ distance }) => distance));
  const alike = steps.filter(({ distance }) => Math.abs(distance - usual) <= usualWithin * usual);
  if (alike.length < usualShare * steps.length) return [];
  return steps
    .filter(({ distance }) => distance >= gapFrom * usual)
    .map(({ from, to, distance }): StackGap => ({
      between: from < to ? [from, to] : [to, from],
      distance,
      usual,
    }))
    .toSorted((a, b) => a.between[0] - b.between[0]);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function mostCommon(values: readonly number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}
