import { stackPositions } from '#dicom/displaySet.ts';
import { type Cell } from './hanging/offer.ts';
import { isStack } from './interest.ts';
import { openStudies, type PaneChoice, type ViewState } from './viewState.ts';

/** What a pane shows, named as the address names it, so that it stays whatever the rules would say. */
export function choiceOf(view: ViewState, { displaySet, start }: Cell): PaneChoice {
  const choice = {
    displaySetId: displaySet.id,
    study: openStudies(view).indexOf(displaySet.studyInstanceUid),
  };
  const at = start !== undefined && isStack(displaySet) ? stackPositions(displaySet)[start] : undefined;
  if (at === undefined) return choice;
  const { instance, frameNumber } = at;
  return { ...choice, image: { sopInstanceUid: instance.sopInstanceUid, frameNumber } };
}
