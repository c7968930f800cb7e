import { compareDateTimes, parseDate } from '#dicom/dates.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type Study } from '#dicom/study.ts';
import { type StudyCoding } from '#dicom/studyCoding.ts';
import { type PriorRules, type PriorRung } from '#protocol/priorRules.ts';
import { type Examined, examine, type Likeness, likenessOf } from './likeness.ts';
import { isCertainlyLater } from './moments.ts';

export type PriorReason =
  | 'same-examination'
  | 'related-examination'
  | 'same-region'
  | 'same-side'
  | 'both-sides'
  | 'side-untold'
  | 'same-modality'
  | 'other-modality'
  | 'contradictory'
  | 'present-contradictory'
  | 'unlike';

/** Why a study that could stand beside the present one does not: another is more like it, or as like and newer. */
export type BehindReason = 'less-alike' | 'further-back';

/** Why a study is never a prior of the present one, or not offered as one. */
export type ExcludedReason =
  'other-side' | 'side-doubtful' | 'no-pictures' | 'undated' | 'later' | 'other-kind' | 'beyond-last';

/** A prior is never chosen without its reasons. */
export interface RelevantPrior<S extends Study = Study> {
  readonly study: S;
  /** Index of the rung it stands on; 0 is best. */
  readonly rung: number;
  readonly reasons: NonEmpty<PriorReason>;
  /** Absent for the best. */
  readonly behind?: BehindReason;
}

export interface ExcludedStudy<S extends Study = Study> {
  readonly study: S;
  readonly why: ExcludedReason;
}

/** Every other study of the patient stands in exactly one of the two lists. */
export interface PriorChoice<S extends Study = Study> {
  /** Most relevant first: by rung of the ladder, within a rung the latest first. */
  readonly ranked: readonly RelevantPrior<S>[];
  /** Newest first. */
  readonly excluded: readonly ExcludedStudy<S>[];
}

export interface LadderTold {
  readonly rules: PriorRules;
  /** What is known of a study from its instances, if anything. */
  readonly codingOf?: (study: Study) => StudyCoding | undefined;
}

/** The studies that can stand beside the present one, and why the others cannot. Pure: the same studies and rules give the same answer. */
export function relevantPriors<S extends Study>(
  present: Study,
  studies: readonly S[],
  { rules, codingOf = () => undefined }: LadderTold,
): PriorChoice<S> {
  const own = examine(present, codingOf(present), rules);
  const judged = studies
    .filter((study) => study.studyInstanceUid !== present.studyInstanceUid)
    .toSorted((a, b) => compareDateTimes(at(b), at(a)))
    .map((study) => judge(own, examine(study, codingOf(study), rules), rules));
  const standing = rules.rungs.flatMap((_, rung) =>
    judged.flatMap((one) => ('rung' in one && one.rung === rung ? [one] : [])),
  );
  const offered = standing.filter((one) => {
    const before = standing.filter(({ rung }) => rung === one.rung).indexOf(one);
    return before < rules.offered;
  });
  const best = offered[0];
  const ranked = offered.map((one): RelevantPrior<S> => {
    if (one === best) return one;
    return { ...one, behind: one.rung === best?.rung ? 'further-back' : 'less-alike' };
  });
  const excluded = judged.flatMap((one): readonly ExcludedStudy<S>[] => {
    if ('why' in one) return [one];
    return offered.includes(one) ? [] : [{ study: one.study, why: 'beyond-last' }];
  });
  return { ranked, excluded };
}

function judge<S extends Study>(
  present: Examined,
  earlier: Examined<S>,
  rules: PriorRules,
): RelevantPrior<S> | ExcludedStudy<S> {
  const { study } = earlier;
  if ([study, present.study].some(({ studyDate }) => parseDate(studyDate) === undefined))
    return { study, why: 'undated' };
  if (isCertainlyLater(study, present.study)) return { study, why: 'later' };
  if (earlier.families.size === 0) return { study, why: 'no-pictures' };
  const likeness = likenessOf(present, earlier, rules);
  if (likeness.side === 'opposite') return { study, why: 'other-side' };
  if (likeness.side === 'doubtful') return { study, why: 'side-doubtful' };
  const rung = rules.rungs.findIndex((one) => stands(likeness, one));
  if (rung < 0) return { study, why: 'other-kind' };
  return { study, rung, reasons: reasonsFor(likeness, present, earlier) };
}

function stands(likeness: Likeness, rung: PriorRung): boolean {
  const { examination, anatomy, side, modality } = rung;
  return (
    (examination === undefined || likeness.examination === 'same' || likeness.examination === examination) &&
    (anatomy === undefined || likeness.anatomy === anatomy) &&
    (side === undefined || likeness.side !== 'untold') &&
    (modality === undefined || likeness.modality === modality)
  );
}

/** What speaks for it, the strongest first; then what the reader must know that speaks against. */
function reasonsFor(likeness: Likeness, present: Examined, earlier: Examined): NonEmpty<PriorReason> {
  const { examination, anatomy, modality } = likeness;
  const contradiction = [
    ...(earlier.anatomy.conflict.length > 0 ? (['contradictory'] as const) : []),
    ...(present.anatomy.conflict.length > 0 ? (['present-contradictory'] as const) : []),
  ];
  const rest = [...sideReasons(likeness), ...contradiction];
  if (examination !== 'other') return [`${examination}-examination`, ...rest];
  if (anatomy === 'other') return ['unlike', ...contradiction];
  return ['same-region', modality === 'family' ? 'same-modality' : 'other-modality', ...rest];
}

function sideReasons({ side }: Likeness): readonly PriorReason[] {
  switch (side) {
    case 'same':
      return ['same-side'];
    case 'both':
      return ['both-sides'];
    case 'untold':
      return ['side-untold'];
    case 'none':
    case 'doubtful':
    case 'opposite':
      return [];
  }
}

function at(study: Study): { readonly date: string | undefined; readonly time: string | undefined } {
  return { date: study.studyDate, time: study.studyTime };
}
