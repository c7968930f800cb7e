import { stackPositions } from '#dicom/displaySet.ts';
import { isWhole } from '#viewer/archives/studyContents.ts';
import { bestOfStudy, openStudies, type PaneChoice, type ViewState } from '#viewer/comparison/viewState.ts';
import { isStack } from '#viewer/comparison/interest.ts';
import { instancesOf, studyIndex } from '#viewer/comparison/studyIndex.ts';
import { type OpenStudy } from '#viewer/comparison/workspace.ts';
import { keyWord } from './linkWords.ts';
import { namedSet } from './namedSet.ts';

/** What an address names and its study does not have; `unanswered` where an archive that did not answer may hold it. */
export type MissingTarget = 'series' | 'instance' | 'frame' | 'keyImages' | 'unanswered';

export function missingTarget(view: ViewState, open: readonly OpenStudy[]): MissingTarget | undefined {
  for (const choice of view.panes) {
    const missing = choice === undefined ? undefined : missingIn(choice, view, open);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

function missingIn(
  { displaySetId, study, image }: PaneChoice,
  view: ViewState,
  open: readonly OpenStudy[],
): MissingTarget | undefined {
  const uid = openStudies(view)[study];
  const contents = open.find((one) => one.uid === uid)?.contents;
  if (contents?.state !== 'ready' || contents.waiting.length > 0) return undefined;
  // What lies in an archive that did not answer is not to be called absent.
  const absent = (what: MissingTarget) => (isWhole(contents) ? what : 'unanswered');
  const { studyInstanceUid } = contents.study;
  const { displaySets } = contents;
  if (image !== undefined) {
    const holder = displaySets.find((set) =>
      instancesOf(set).some(({ sopInstanceUid }) => sopInstanceUid === image.sopInstanceUid),
    );
    if (holder === undefined) return absent('instance');
    if (!isStack(holder)) return undefined;
    const isThere = stackPositions(holder).some(
      (at) => at.instance.sopInstanceUid === image.sopInstanceUid && at.frameNumber === image.frameNumber,
    );
    return isThere ? undefined : 'frame';
  }
  if (displaySetId === bestOfStudy) return undefined;
  const { selections } = studyIndex(contents);
  if (namedSet({ studyInstanceUid, displaySets, selections }, displaySetId) !== undefined) return undefined;
  return absent(displaySetId.endsWith(keyWord) ? 'keyImages' : 'series');
}
