import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { type PaneLink } from './links.ts';
import { type LockedLoop, lockWords } from './loops/lockedLoops.ts';
import { stressWords } from './loops/stressWords.ts';
import { useProjectionNote } from './projections/useProjectionNote.ts';
import { useLockNote } from './useLockNote.ts';
import { type Workspace } from './workspace.ts';

interface Noted {
  readonly displaySet: DisplaySet;
  readonly link: PaneLink | undefined;
  readonly lock: LockedLoop | undefined;
}

/** The sentences of a pane: that it is locked, that it is another projection, what loop it is, why or how it follows. What may mislead comes first. */
export function useNotes(workspace: Workspace, place: number, { displaySet, link, lock }: Noted) {
  const words = useMessages();
  const locked = useLockNote(workspace.arrangement, place);
  const projection = useProjectionNote(workspace, place);
  const notes = [
    ...(projection === undefined ? [] : [projection]),
    ...(locked === undefined ? [] : [locked]),
    ...stressWords(words.panes, displaySet),
    ...lockWords(words.panes, lock),
    ...linkWords(words, link),
  ];
  return { isLocked: locked !== undefined, notes };
}

function linkWords({ panes }: Messages, link: PaneLink | undefined): readonly string[] {
  return (link?.notes ?? []).flatMap(({ kind, why }) => {
    const sentence = panes.compare.note[why];
    return sentence === '' ? [] : [panes.compare.linkNote(panes.compare.link[kind], sentence)];
  });
}
