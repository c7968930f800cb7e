import { anatomyOf, withLarger } from '#dicom/anatomy.ts';
import { codingOf } from '#dicom/studyCoding.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { instancesOf } from './studyIndex.ts';

const known = new WeakMap<ReadyContents, readonly string[]>();

/** What part of the body a study is of, with every larger part, finest first; from one instance of each display set. Made once for each answer. */
export function studyRegions(contents: ReadyContents): readonly string[] {
  const found = known.get(contents) ?? regionsOf(contents);
  known.set(contents, found);
  return found;
}

function regionsOf({ study, displaySets }: ReadyContents): readonly string[] {
  const sampled = displaySets.flatMap((displaySet) => instancesOf(displaySet).slice(0, 1));
  const { regions, basis } = anatomyOf(study, codingOf(sampled.map(({ dataset }) => dataset)));
  return basis === 'none' ? [] : [...new Set(regions.flatMap(withLarger))];
}
