import { type Study } from '#dicom/study.ts';

/** Kinds of media as clinicians speak of them, in the order they stand in filters and lanes. */
export const media = [
  'xray',
  'ct',
  'mr',
  'ultrasound',
  'angiography',
  'nuclear',
  'mammography',
  'photo',
  'endoscopy',
  'eye',
  'dental',
  'pathology',
  'ecg',
  'sound',
  'document',
  'other',
] as const;
export type Medium = (typeof media)[number];

const byModality: Readonly<Record<string, Medium>> = {
  CR: 'xray',
  DX: 'xray',
  RG: 'xray',
  RF: 'xray',
  CT: 'ct',
  MR: 'mr',
  US: 'ultrasound',
  IVUS: 'ultrasound',
  BDUS: 'ultrasound',
  XA: 'angiography',
  NM: 'nuclear',
  PT: 'nuclear',
  MG: 'mammography',
  XC: 'photo',
  VL: 'photo',
  DMS: 'photo',
  DG: 'photo',
  ES: 'endoscopy',
  OP: 'eye',
  OPT: 'eye',
  OCT: 'eye',
  OAM: 'eye',
  OPV: 'eye',
  IO: 'dental',
  PX: 'dental',
  SM: 'pathology',
  GM: 'pathology',
  ECG: 'ecg',
  HD: 'ecg',
  EPS: 'ecg',
  AU: 'sound',
  DOC: 'document',
  SR: 'document',
};

/** What accompanies a study without being what it is about. */
const companions: ReadonlySet<Medium> = new Set(['document', 'other']);

/** All media in a study, what it is about first; `other` for modalities no one has a word for. */
export function mediaOf({ modalities }: Pick<Study, 'modalities'>): readonly Medium[] {
  const found = new Set(modalities.map((modality) => byModality[modality.toUpperCase()] ?? 'other'));
  if (found.size === 0) return ['other'];
  const ordered = media.filter((medium) => found.has(medium));
  return [
    ...ordered.filter((medium) => !companions.has(medium)),
    ...ordered.filter((medium) => companions.has(medium)),
  ];
}
