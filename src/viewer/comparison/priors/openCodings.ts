import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Study } from '#dicom/study.ts';
import { codingOf, type StudyCoding } from '#dicom/studyCoding.ts';
import { type CodingState } from '#viewer/archives/codings/codingState.ts';
import { type StudyContents } from '#viewer/archives/studyContents.ts';

/**
 * What the open studies' own pictures say of them (one of each display set is enough, for codes are the same through a series), and of the
 * others what the gateway has read; until it has, their rows must do.
 */
export function openCodings(
  contents: readonly StudyContents[],
  read: ReadonlyMap<string, CodingState>,
): (study: Study) => StudyCoding | undefined {
  const codings = new Map(
    contents.flatMap((one) =>
      one.state === 'ready'
        ? [[one.study.studyInstanceUid, codingOf(one.displaySets.flatMap(sampled))] as const]
        : [],
    ),
  );
  return ({ studyInstanceUid }) => {
    const found = codings.get(studyInstanceUid) ?? read.get(studyInstanceUid);
    return found === 'waiting' || found === 'failed' ? undefined : found;
  };
}

function sampled(displaySet: DisplaySet) {
  const instance = 'instances' in displaySet ? displaySet.instances[0] : displaySet.instance;
  return instance.hasPixels ? [instance.dataset] : [];
}
