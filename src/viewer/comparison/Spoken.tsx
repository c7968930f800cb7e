import { useMessages } from '#viewer/i18n/messages.tsx';
import { SpokenChange } from '#viewer/viewports/Announcement.tsx';
import { linksShown } from './LinkChips.tsx';
import { lockOf } from './loops/loopCommands.ts';
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
  const hasLoops = arrangement.cells.filter((cell) => cell?.displaySet.kind === 'cine').length > 1;
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
        {isComparing ? linkWords(words.panes.compare, workspace, words.common.and) : ''}
      </output>
      <SpokenChange text={overlayNow(overlayLevel[level])} within={0} isActive />
      {/* That it is locked is told by its note. */}
      <SpokenChange text={isLocked ? '' : hanging.lock.released} within={place} isActive />
    </>
  );
}

function linkWords(
  { link, linked, unlinked }: ReturnType<typeof useMessages>['panes']['compare'],
  { view, arrangement }: Workspace,
  and: (items: readonly string[]) => string,
): string {
  const shown = linksShown(arrangement);
  const names = (isOff: boolean) =>
    shown.filter((kind) => view.unlinked.includes(kind) === isOff).map((kind) => link[kind]);
  const [on, off] = [names(false), names(true)];
  return [
    ...(on.length === 0 ? [] : [linked(and(on))]),
    ...(off.length === 0 ? [] : [unlinked(and(off))]),
  ].join(' ');
}
