import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { SpokenChange } from '#viewer/viewports/Announcement.tsx';
import { linksShown } from './LinkChips.tsx';
import { useCommonNotes } from './linking/commonNotes.ts';
import { lockOf } from './loops/loopCommands.ts';
import { farLoops } from './loops/lockedLoops.ts';
import { usePaneStore } from './paneStore.ts';
import { whySentence } from './PriorBar.tsx';
import { type Workspace } from './workspace.ts';

/** What changes away from the focus, for whoever does not see it: the prior chosen and why, what is linked, what loops are locked by, how much text there is, and that a pane is free again. There before it has anything to say, so that it is heard. */
export function Spoken(workspace: Workspace) {
  const words = useMessages();
  const { view, open, arrangement } = workspace;
  const { overlayNow, overlayLevel, hanging } = words.panes;
  const { active, level } = usePaneStore();
  const place = Math.min(active, arrangement.cells.length - 1);
  const isLocked = arrangement.locked.some((lock) => lock.place === place);
  const cines = arrangement.cells.filter((cell) => cell?.displaySet.kind === 'cine').length;
  const hasLoops = cines > 0 && cines + farLoops(workspace.elsewhere).length > 1;
  const notes = useCommonNotes(workspace);
  const isComparing = view.compare !== undefined || open.length > 1;
  return (
    <>
      <output className="visually-hidden" data-spoken="prior">
        {view.compare === undefined ? '' : whySentence(words, workspace)}
      </output>
      <output className="visually-hidden" data-spoken="lock">
        {hasLoops ? words.panes.loops.lockNow(words.panes.loops.lockState[lockOf(workspace).state]) : ''}
      </output>
      <output className="visually-hidden" data-spoken="links">
        {isComparing ? linkWords(words, workspace, notes) : ''}
      </output>
      <SpokenChange text={overlayNow(overlayLevel[level])} within={0} isActive />
      {/* That it is locked is told by its note. */}
      <SpokenChange text={isLocked ? '' : hanging.lock.released} within={place} isActive />
    </>
  );
}

function linkWords(
  { panes, common }: Messages,
  { view, arrangement }: Workspace,
  notes: ReturnType<typeof useCommonNotes>,
): string {
  const { link, linked, linkNote, note, unlinked } = panes.compare;
  const idle = new Set(notes.map(({ kind }) => kind));
  const shown = linksShown(arrangement).filter((kind) => !idle.has(kind));
  const names = (isOff: boolean) =>
    shown.filter((kind) => view.unlinked.includes(kind) === isOff).map((kind) => link[kind]);
  const [on, off] = [names(false), names(true)];
  return [
    ...(on.length === 0 ? [] : [linked(common.and(on))]),
    ...(off.length === 0 ? [] : [unlinked(common.and(off))]),
    ...notes.map(({ kind, why }) => `${linkNote(link[kind], note[why])}.`),
  ].join(' ');
}
