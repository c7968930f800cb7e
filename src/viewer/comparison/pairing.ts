import { text } from '#dicom/dataset.ts';
import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { dot } from '#dicom/geometry.ts';
import { Tag } from '#dicom/tag.ts';
import { byInterest, firstPlane, isLocalizer, isStack } from './interest.ts';

/** The display set of an earlier study that shows what `present` shows: same kind, then plane, view, description, thickness, size. */
export function counterpart(present: DisplaySet, candidates: readonly DisplaySet[]): DisplaySet | undefined {
  const alike = candidates.filter((candidate) => candidate.kind === present.kind);
  if (alike.length === 0) return candidates.toSorted(byInterest)[0];
  return alike.toSorted((a, b) => likeness(present, b) - likeness(present, a) || byInterest(a, b))[0];
}

/** Higher is more alike. Each line outweighs all after it together. */
function likeness(present: DisplaySet, candidate: DisplaySet): number {
  return (
    32 * Number(present.modality === candidate.modality) +
    16 * Number(isLocalizer(present) === isLocalizer(candidate)) +
    8 * Number(sameDirection(present, candidate)) +
    4 * Number(sameAttribute(present, candidate, Tag.viewPosition)) +
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

function sameAttribute(a: DisplaySet, b: DisplaySet, tag: string): boolean {
  const [one, other] = [a, b].map((set) => text(instanceOf(set).dataset, tag));
  return one !== undefined && one === other;
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
