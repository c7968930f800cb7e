import { type Study } from '#dicom/study.ts';

const photographic = new Set(['XC', 'DMS', 'ES', 'OP', 'GM', 'VL', 'IO']);

/** A study that holds photographs, as far as its row tells. */
export function isPhotoStudy(study: Study): boolean {
  return study.modalities.some((modality) => photographic.has(modality));
}
