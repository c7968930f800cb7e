import { text } from '#dicom/dataset.ts';
import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { dot } from '#dicom/geometry.ts';
import { Tag } from '#dicom/tag.ts';
import { lateralityOf, type Laterality } from '#viewer/viewports/laterality.ts';
import { viewOf } from './hanging/projectionView.ts';
import { byInterest, firstPlane, isLocalizer, isStack } from './interest.ts';

/**
 * The display set of an earlier study that shows what `present` shows: same kind, then plane, side, view, description, thickness, size.
 * The other side of the body is no counterpart: undefined where nothing else is alike.
 */
export function counterpart(present: DisplaySet, candidates: readonly DisplaySet[]): DisplaySet | undefined {
  const alike = candidates.filter((candidate) => candidate.kind === present.kind);
  if (alike.length === 0) return candidates.toSorted(byInterest)[0];
  const possible = alike.filter((candidate) => !isOtherSide(present, candidate));
  return possible.toSorted((a, b) => likeness(present, b) - likeness(present, a) || byInterest(a, b))[0];
}

/** Higher is more alike. Each line outweighs all after it together. */
function likeness(present: DisplaySet, candidate: DisplaySet): number {
  return (
    64 * Number(present.modality === candidate.modality) +
    32 * Number(isLocalizer(present) === isLocalizer(candidate)) +
    16 * Number(sameDirection(present, candidate)) +
    8 * Number(sidesOf(present).some((side) => sidesOf(candidate).includes(side))) +
    4 * Number(sameView(present, candidate)) +
    2 * Number(words(present.description) === words(candidate.description)) +
    closeness(thickness(present), thickness(candidate)) / 2 +
    closeness(count(present), count(candidate)) / 3
  );
}

function sameDirection(a: DisplaySet, b: DisplaySet): boolean {
  const [one, other] = [firstPlane(a), firstPlane(b)];
  if (one === undefined || other === undefined) return one === other;
  return Math.abs(dot(one.normal, other.normal)) > 0.9;
}

function sameView(a: DisplaySet, b: DisplaySet): boolean {
  const view = viewOf(instanceOf(a));
  return view !== undefined && view === viewOf(instanceOf(b));
}

const known = new WeakMap<DisplaySet, readonly Laterality[]>();

/** Every side that its images say they are of; none where they do not say. */
function sidesOf(displaySet: DisplaySet): readonly Laterality[] {
  const instances = 'instances' in displaySet ? displaySet.instances : [displaySet.instance];
  const sides = known.get(displaySet) ?? [...new Set(instances.flatMap((one) => lateralityOf(one) ?? []))];
  known.set(displaySet, sides);
  return sides;
}

/** Left alone against right alone. */
function isOtherSide(a: DisplaySet, b: DisplaySet): boolean {
  const [one, other] = [sidesOf(a), sidesOf(b)];
  if (one.length !== 1 || other.length !== 1 || one[0] === 'both' || other[0] === 'both') return false;
  return one[0] !== other[0];
}

function thickness(displaySet: DisplaySet): number {
  return Number(text(instanceOf(displaySet).dataset, Tag.sliceThickness) ?? 0);
}

function count(displaySet: DisplaySet): number {
  return isStack(displaySet) ? stackPositions(displaySet).length : 1;
}

/** 1 when equal, towards 0 as they part. */
function closeness(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return 0;
  return Math.min(a, b) / Math.max(a, b);
}

function instanceOf(displaySet: DisplaySet) {
  return 'instances' in displaySet ? displaySet.instances[0] : displaySet.instance;
}

function words(description: string | undefined): string {
  return (description ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
}
