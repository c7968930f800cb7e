import { sopClass } from '#dicom/sopClass.ts';
import { type Study } from '#dicom/study.ts';
import { type CodingState } from '#viewer/archives/codings/codingState.ts';

const photographic = new Set(['XC', 'DMS', 'ES', 'OP', 'GM', 'VL', 'IO']);

/** A row says nothing of what is in its study by no modality, or by «other». */
const saysNothing = new Set(['OT', '']);

/** A study that holds photographs, as its row tells, or else its images by their SOP classes. */
function isPhotoStudy(study: Study, coding?: CodingState): boolean {
  return (
    study.modalities.some((modality) => photographic.has(modality)) ||
    (typeof coding === 'object' && coding.sopClassUids.some((uid) => sopClass(uid)?.kind === 'photo'))
  );
}

export interface PhotoStudies<S extends Study> {
  readonly studies: readonly S[];
  /** Studies that may be of photographs too: neither their rows nor, so far, their images tell. */
  readonly untold: number;
}

export function photoStudies<S extends Study>(
  studies: readonly S[],
  codings: ReadonlyMap<string, CodingState>,
): PhotoStudies<S> {
  const codingOf = ({ studyInstanceUid }: S) => codings.get(studyInstanceUid);
  const photographed = new Set(studies.filter((study) => isPhotoStudy(study, codingOf(study))));
  const untold = studies.filter(
    (study) => !photographed.has(study) && mayHide(study) && !isAllRead(codingOf(study)),
  );
  return { studies: [...photographed], untold: untold.length };
}

function mayHide({ modalities }: Study): boolean {
  return modalities.every((modality) => saysNothing.has(modality)) || modalities.includes('OT');
}

function isAllRead(coding: CodingState | undefined): boolean {
  return typeof coding === 'object' && coding.unreadSeries === 0;
}
