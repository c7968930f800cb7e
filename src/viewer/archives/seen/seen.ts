import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

/** Frames (from 1) that have been on screen, by SOP Instance. */
export type Seen = ReadonlyMap<string, ReadonlySet<number>>;

/** How far the user has come; `unknown` where the gateway has not told, or could not. */
export type Standing =
  | { readonly state: 'unknown' }
  | { readonly state: 'unseen' }
  | { readonly state: 'partly'; readonly seen: number; readonly total: number }
  | { readonly state: 'seen'; readonly total: number };

export type SeenState = Exclude<Standing['state'], 'unknown'>;
export const seenStates: readonly SeenState[] = ['unseen', 'partly', 'seen'];

export interface Counted {
  readonly seen: number;
  readonly total: number;
  /** Instances the study had when it was counted; 0 where an archive that holds part of it had not given that. */
  readonly instances: number;
}

/** A study that has got more instances since it was counted, or was never counted whole, is not seen, whatever was seen of it. */
export function standingOf(
  { numberOfInstances }: Pick<StudyEntry, 'numberOfInstances'>,
  counted: Counted | undefined,
): Standing {
  if (counted === undefined || counted.seen === 0) return { state: 'unseen' };
  const { seen, total, instances } = counted;
  const hasGrown = instances === 0 || (numberOfInstances ?? 0) > instances;
  if (seen >= total && !hasGrown) return { state: 'seen', total };
  return { state: 'partly', seen, total: Math.max(total, hasGrown ? (numberOfInstances ?? 0) : 0) };
}

/** The studies as listed, newest first: the first not wholly seen one after the one that is open, then from the top. */
export function nextUnseenStudy<S extends { readonly studyInstanceUid: StudyInstanceUid }>(
  studies: readonly S[],
  open: readonly string[],
  standing: (study: S) => Standing,
): S | undefined {
  const at = studies.findIndex(({ studyInstanceUid }) => studyInstanceUid === open[0]);
  const inTurn = [...studies.slice(at + 1), ...studies.slice(0, at + 1)];
  return inTurn.find((study) => {
    const { state } = standing(study);
    return !open.includes(study.studyInstanceUid) && (state === 'unseen' || state === 'partly');
  });
}
