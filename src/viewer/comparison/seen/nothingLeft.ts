import { countedIn } from '#viewer/archives/seen/seenUnits.ts';
import { type Standing } from '#viewer/archives/seen/seen.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';

/** How far «nothing unseen was found» reaches: over everything, over what has come, or only over what is on screen. */
export type NothingLeft = 'all' | 'fetched' | 'unknown';

/** «Everything has been seen» is said only where every archive has given all it has, and what was seen earlier is known. */
export function nothingLeft(
  { open, timeline }: Pick<Workspace, 'open' | 'timeline'>,
  standing: (study: StudyEntry) => Standing,
): NothingLeft {
  if (timeline.studies.some((study) => standing(study).state === 'unknown')) return 'unknown';
  const isHere = open.every(({ contents }) => contents.state === 'ready' && countedIn(contents) > 0);
  return timeline.state === 'complete' && isHere ? 'all' : 'fetched';
}
