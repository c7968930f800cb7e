import { type DisplaySet, stackPositions, wholeId } from '#dicom/displaySet.ts';
import { putImageInto } from './arrangement.ts';
import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';
import { isStack } from './interest.ts';
import { studyIndex } from './studyIndex.ts';
import { readyContents } from './workspace.ts';

/** Only the key images of the active pane's series, and all of them again. */
export function keyImageCommands({
  words,
  workspace,
  place,
  displaySet,
}: CommandPlace): readonly PaneCommand[] {
  const { open, view, onView } = workspace;
  const contents = displaySet === undefined ? undefined : readyContents(open, displaySet.studyInstanceUid);
  const whole = contents?.displaySets.find(
    ({ id }) => displaySet !== undefined && id === wholeId(displaySet),
  );
  const keys =
    contents === undefined
      ? undefined
      : studyIndex(contents).selections.find(({ selectedFrom }) => selectedFrom?.id === whole?.id);
  const isOnly = displaySet !== undefined && displaySet.id === keys?.id;
  const wanted = isOnly ? whole : keys;
  return [
    {
      id: 'pane.keyImages',
      name: words.panes.keys.only,
      group: words.panes.group.view,
      key: 'j',
      when: wanted !== undefined,
      pressed: isOnly,
      run: () => {
        if (wanted !== undefined)
          onView(putImageInto(view, place, { displaySet: wanted, image: imageIn(place, wanted) }));
      },
    },
  ];
}

/** The image now in a pane, where the other display set has it too: then it is still the one that is seen. */
function imageIn(place: number, wanted: DisplaySet) {
  if (!isStack(wanted)) return undefined;
  const pane = document.querySelector(`[data-viewport="${place + 1}"]`);
  const sopInstanceUid = pane?.getAttribute('data-sop-instance-uid');
  const frame = Number(pane?.getAttribute('data-frame'));
  const found = stackPositions(wanted).find(
    ({ instance, frameNumber }) => instance.sopInstanceUid === sopInstanceUid && frameNumber === frame,
  );
  return found === undefined
    ? undefined
    : { sopInstanceUid: found.instance.sopInstanceUid, frameNumber: frame };
}
