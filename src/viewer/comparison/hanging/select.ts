import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { type PictureSelector } from '#protocol/hanging.ts';
import { byInterest, firstPlane, isDerived, isLocalizer, isProjection } from '#viewer/comparison/interest.ts';
import { isOfView } from './projectionView.ts';
import { type Cell, type OfferedStudy } from './offer.ts';

/** Everything of a study that answers, the largest volumes first, else in the study's own order. Projections image by image. */
export function found(study: OfferedStudy, selector: PictureSelector): readonly Cell[] {
  const among = selector.form === 'keyImages' ? (study.selections ?? []) : inOrder(study);
  return among
    .filter((displaySet) => answers(displaySet, selector))
    .flatMap((one) => pictures(one, selector));
}

const ordered = new WeakMap<readonly DisplaySet[], readonly DisplaySet[]>();

/** A study's display sets as they are put into panes by themselves; rules ask for it many times over. */
export function inOrder({ displaySets }: OfferedStudy): readonly DisplaySet[] {
  const known = ordered.get(displaySets) ?? displaySets.toSorted(byInterest);
  ordered.set(displaySets, known);
  return known;
}

/** Whether a display set answers to every line; which of its images have the view is told by `pictures`. */
export function answers(displaySet: DisplaySet, selector: PictureSelector): boolean {
  const { kinds, modalities, plane, description, form } = selector;
  return (
    (kinds === undefined || kinds.includes(displaySet.kind)) &&
    (modalities === undefined || modalities.includes(displaySet.modality)) &&
    (plane === undefined || planeName(displaySet) === plane) &&
    (description === undefined || isDescribed(displaySet.description ?? '', description)) &&
    (form === undefined || hasForm(displaySet, form)) &&
    (selector.views === undefined || isProjection(displaySet))
  );
}

function pictures(displaySet: DisplaySet, { views }: PictureSelector): readonly Cell[] {
  if (displaySet.kind !== 'images' || !isProjection(displaySet)) return [{ displaySet }];
  return stackPositions(displaySet).flatMap(({ instance }, start): readonly Cell[] =>
    views === undefined || views.some((view) => isOfView(instance, view))
      ? [start === 0 ? { displaySet } : { displaySet, start }]
      : [],
  );
}

function hasForm(displaySet: DisplaySet, form: NonNullable<PictureSelector['form']>): boolean {
  switch (form) {
    case 'volume':
      return (
        displaySet.kind === 'images' &&
        displaySet.isVolume &&
        !isLocalizer(displaySet) &&
        !isDerived(displaySet)
      );
    case 'projection':
      return isProjection(displaySet);
    case 'localizer':
      return isLocalizer(displaySet);
    case 'keyImages':
      return displaySet.kind === 'images' && displaySet.selectedFrom !== undefined;
  }
}

/** cos 25° */
const near = 0.906;
const planes = ['sagittal', 'coronal', 'axial'] as const;

/** The plane of the body that slices lie nearest to (PS3.3 C.7.6.2.1.1: x left, y posterior, z head); undefined where they are askew of all. */
export function planeName(displaySet: DisplaySet): (typeof planes)[number] | undefined {
  if (isLocalizer(displaySet)) return undefined;
  const normal = firstPlane(displaySet)?.normal;
  return planes.find((_, axis) => Math.abs(normal?.[axis] ?? 0) > near);
}

/** `*` stands for anything. No expression is made of what a person wrote. */
function isDescribed(description: string, pattern: string): boolean {
  let rest = description.toLowerCase();
  for (const part of pattern.toLowerCase().split('*')) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}
