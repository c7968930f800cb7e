import { type DisplaySet, type ImagesDisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { planeOf } from '#dicom/geometry.ts';
import { petScale } from '#dicom/suv.ts';
import { type Volume, volumeOf } from '#dicom/volume.ts';
import { isDerived, isLocalizer } from './interest.ts';
import { openStudies, type PaneChoice, type ViewState } from './viewState.ts';

/** Slices that can be asked for in other planes; whether they make a volume is told, with the reason, when they are. */
export function isSliced(displaySet: DisplaySet | undefined): displaySet is ImagesDisplaySet {
  if (displaySet?.kind !== 'images') return false;
  const positions = stackPositions(displaySet);
  const [{ instance, frameNumber }] = positions;
  return positions.length > 1 && planeOf(instance, frameNumber) !== undefined;
}

/** How the address names a display set of an open study. */
export function choiceOf(view: ViewState, displaySet: DisplaySet): PaneChoice {
  return { displaySetId: displaySet.id, study: openStudies(view).indexOf(displaySet.studyInstanceUid) };
}

/** PET to be shown in colour over CT: volumes of one study and one Frame of Reference. */
export interface PetOnCt {
  readonly ct: ImagesDisplaySet;
  readonly pet: ImagesDisplaySet;
}

/** The pair with most CT slices and with PET that gives SUV, where there are several; what is active goes before. */
export function petOnCt(
  displaySets: readonly DisplaySet[],
  active: DisplaySet | undefined,
): PetOnCt | undefined {
  const volumes = (modality: string) =>
    displaySets.flatMap((set) => {
      if (set.modality !== modality || set.kind !== 'images' || isLocalizer(set) || isDerived(set)) return [];
      const volume = knownVolume(set);
      return volume === undefined ? [] : [{ set, volume, frame: volume.grid.frameOfReferenceUid }];
    });
  const pets = volumes('PT');
  if (pets.length === 0) return undefined;
  const isActive = (set: ImagesDisplaySet) => Number(set.id === active?.id);
  const hasSuv = (set: ImagesDisplaySet) => Number(petScale(set.instances[0]).kind === 'suv');
  const pairs = volumes('CT').flatMap((ct) =>
    pets.filter((pet) => pet.frame === ct.frame).map((pet) => ({ ct, pet })),
  );
  const [best] = pairs.toSorted(
    (a, b) =>
      isActive(b.ct.set) + isActive(b.pet.set) - isActive(a.ct.set) - isActive(a.pet.set) ||
      hasSuv(b.pet.set) - hasSuv(a.pet.set) ||
      b.ct.volume.slices.length - a.ct.volume.slices.length,
  );
  return best === undefined ? undefined : { ct: best.ct.set, pet: best.pet.set };
}

const known = new WeakMap<ImagesDisplaySet, { readonly volume: Volume | undefined }>();

/** Asked for at every change on screen; it costs a look at every slice. */
function knownVolume(displaySet: ImagesDisplaySet): Volume | undefined {
  const found = known.get(displaySet);
  if (found !== undefined) return found.volume;
  const volume = volumeOf(displaySet);
  const answer = { volume: 'refused' in volume ? undefined : volume };
  known.set(displaySet, answer);
  return answer.volume;
}
