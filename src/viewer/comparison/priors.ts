import { compareDateTimes } from '#dicom/dates.ts';
import { isNonEmpty, type NonEmpty } from '#dicom/nonEmpty.ts';
import { type Study } from '#dicom/study.ts';
import { regionOf } from './region.ts';

export type PriorReason = 'same-examination' | 'same-region' | 'same-side' | 'same-modality';

/** Why a study was not taken as the prior. `further-back`: as relevant, but a later one was chosen. */
export type PassedOverReason =
  'other-side' | 'other-kind' | 'less-alike' | 'further-back' | 'undated' | 'later';

/** A prior is never chosen without its reasons. */
export interface RelevantPrior<S extends Study = Study> {
  readonly study: S;
  readonly reasons: NonEmpty<PriorReason>;
}

export interface PriorChoice<S extends Study = Study> {
  /** Most relevant first: by rung of the ladder, within a rung the latest first. */
  readonly ranked: readonly RelevantPrior<S>[];
  /** Every other study of the patient, with why it was passed over, newest first. */
  readonly passedOver: readonly { readonly study: S; readonly why: PassedOverReason }[];
}

/**
 * The relevance ladder: same examination, region and modality → same region and modality → same modality → same region by other means.
 * A study of the other side of the body, and one that is not earlier, is never a prior; it is listed as passed over.
 */
export function relevantPriors<S extends Study>(present: Study, studies: readonly S[]): PriorChoice<S> {
  const others = studies
    .filter((study) => study.studyInstanceUid !== present.studyInstanceUid)
    .toSorted((a, b) => compareDateTimes(at(b), at(a)));
  const judged = others.map((study) => ({ study, ...judge(present, study) }));
  const best = Math.min(...judged.map(({ rung }) => rung ?? Infinity));
  const ranked = judged
    .filter(({ rung }) => rung !== undefined)
    .toSorted((a, b) => (a.rung ?? 0) - (b.rung ?? 0))
    .flatMap(({ study, reasons }) => (isNonEmpty(reasons) ? [{ study, reasons }] : []));
  const passedOver = judged
    .filter(({ study }) => study !== ranked[0]?.study)
    .map(({ study, why, rung }) => ({
      study,
      why: why ?? (rung === best ? ('further-back' as const) : ('less-alike' as const)),
    }));
  return { ranked, passedOver };
}

interface Judgement {
  /** 0 is best; undefined: no prior. */
  readonly rung?: number;
  readonly reasons: readonly PriorReason[];
  readonly why?: PassedOverReason;
}

function judge(present: Study, study: Study): Judgement {
  if (study.studyDate === undefined || present.studyDate === undefined) return refused('undated');
  if (compareDateTimes(at(study), at(present)) > 0) return refused('later');
  const [own, its] = [regionOf(present), regionOf(study)];
  if (own.side !== undefined && its.side !== undefined && own.side !== its.side) return refused('other-side');
  const sameRegion = own.part !== undefined && own.part === its.part;
  const regionsAgree = sameRegion || own.part === undefined || its.part === undefined;
  const sameModality = imaging(present).some((modality) => imaging(study).includes(modality));
  const sameExamination = sameModality && regionsAgree && sameDescription(present, study);
  const reasons: readonly (PriorReason | false)[] = [
    sameExamination && 'same-examination',
    sameRegion && 'same-region',
    own.side !== undefined && own.side === its.side && 'same-side',
    sameModality && 'same-modality',
  ];
  const rung = rungOf({ sameExamination, sameRegion, sameModality });
  if (rung === undefined) return refused('other-kind');
  return { rung, reasons: reasons.filter((reason) => reason !== false) };
}

function rungOf(same: {
  readonly sameExamination: boolean;
  readonly sameRegion: boolean;
  readonly sameModality: boolean;
}): number | undefined {
  if (same.sameExamination) return 0;
  if (same.sameRegion && same.sameModality) return 1;
  if (same.sameModality) return 2;
  return same.sameRegion ? 3 : undefined;
}

const notImages = new Set([
  'SR',
  'PR',
  'KO',
  'REG',
  'SEG',
  'DOC',
  'RTSTRUCT',
  'RTPLAN',
  'RTDOSE',
  'PLAN',
  'AU',
]);
/** Modalities that show the same thing in the same way. */
const alike: Readonly<Record<string, string>> = { DX: 'CR', DR: 'CR', RG: 'CR', GM: 'XC', IVUS: 'US' };

/** The modalities that are pictures, alike ones under one name. */
function imaging(study: Study): readonly string[] {
  return study.modalities
    .filter((modality) => !notImages.has(modality))
    .map((modality) => alike[modality] ?? modality);
}

function sameDescription(a: Study, b: Study): boolean {
  const [one, other] = [a, b].map((study) =>
    (study.studyDescription ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return one !== '' && one === other;
}

function refused(why: PassedOverReason): Judgement {
  return { reasons: [], why };
}

function at(study: Study): { readonly date: string | undefined; readonly time: string | undefined } {
  return { date: study.studyDate, time: study.studyTime };
}
