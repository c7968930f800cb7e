import { type StudyContents } from '#viewer/archives/studyContents.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type StudiesAnswer } from '#viewer/archives/useStudies.tsx';
import { type Standing } from './seen.ts';
import { countedIn } from './seenUnits.ts';

/** How far «nothing unseen was found» reaches: over everything, over what has come, or only over what is on screen. */
export type NothingLeft = 'all' | 'fetched' | 'unknown';

export interface LookedThrough {
  /** What is on screen. */
  readonly open: readonly { readonly contents: StudyContents }[];
  readonly timeline: Pick<StudiesAnswer, 'studies' | 'state'>;
}

/** «Everything has been seen» is said only where every archive has given all it has, and what was seen earlier is known. */
export function nothingLeft(
  { open, timeline }: LookedThrough,
  standing: (study: StudyEntry) => Standing,
): NothingLeft {
  if (timeline.studies.some((study) => standing(study).state === 'unknown')) return 'unknown';
  const isHere = open.every(({ contents }) => contents.state === 'ready' && countedIn(contents) > 0);
  return timeline.state === 'complete' && isHere ? 'all' : 'fetched';
}
