import {
  type DisplaySet,
  type DisplaySetKind,
  type StackDisplaySet,
  stackPositions,
} from '#dicom/displaySet.ts';
import { texts } from '#dicom/dataset.ts';
import { planeOf, type Plane } from '#dicom/geometry.ts';
import { sopClass } from '#dicom/sopClass.ts';
import { Tag } from '#dicom/tag.ts';

const kinds: readonly DisplaySetKind[] = [
  'images',
  'cine',
  'video',
  'photos',
  'ecg',
  'document',
  'report',
  'slide',
  'audio',
  'unsupported',
];

const projections = new Set(['CR', 'DX', 'MG', 'IO', 'PX', 'RG', 'XA', 'RF', 'RTIMAGE']);

export function isStack(displaySet: DisplaySet): displaySet is StackDisplaySet {
  return displaySet.kind === 'images' || displaySet.kind === 'cine' || displaySet.kind === 'photos';
}

/** An X-ray picture through the body, as against a slice of it. */
export function isProjection(displaySet: DisplaySet): boolean {
  return displaySet.kind === 'images' && projections.has(displaySet.modality);
}

/** A scout that slices are planned on. */
export function isLocalizer(displaySet: DisplaySet): boolean {
  if (displaySet.kind !== 'images') return false;
  return texts(displaySet.instances[0].dataset, Tag.imageType).some(
    (value) => value.toUpperCase() === 'LOCALIZER',
  );
}

/** Reckoned from other images: a segmentation, a dose. */
export function isDerived(displaySet: DisplaySet): boolean {
  return displaySet.kind === 'images' && sopClass(displaySet.instances[0].sopClassUid)?.isDerived === true;
}

/** Where the first slice lies; undefined for what has no place in the patient. */
export function firstPlane(displaySet: DisplaySet): Plane | undefined {
  return displaySet.kind === 'images' ? planeOf(displaySet.instances[0]) : undefined;
}

/** The order in which display sets are put into panes by themselves: volumes with the most slices first, then scouts and loose single images of a volume study, and what was reckoned from images last. */
export function byInterest(a: DisplaySet, b: DisplaySet): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || weight(b) - weight(a);
}

function weight(displaySet: DisplaySet): number {
  if (displaySet.kind !== 'images' || isProjection(displaySet)) return 0;
  const size = stackPositions(displaySet).length;
  if (isDerived(displaySet)) return size / 1e6 - 3;
  if (isLocalizer(displaySet)) return size / 1e6 - 2;
  return displaySet.isVolume ? size : size / 1e6 - 1;
}
