import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { bondsWith, linksOf } from '#viewer/comparison/links.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { type ViewState } from '#viewer/comparison/viewState.ts';
import { withoutPlanes } from '#viewer/comparison/viewMoves.ts';
import { readyContents, type Workspace } from '#viewer/comparison/workspace.ts';
import { farLoops, lockedLoops } from './lockedLoops.ts';
import { stressTableOf } from './stressWords.ts';

/** The table of a stress examination, and the lock of loops that play together. */
export function loopCommands({ words, workspace }: CommandPlace): readonly PaneCommand[] {
  const { loops, group } = words.panes;
  const { view, onView, open, arrangement } = workspace;
  const [uid] = view.studies;
  const contents = uid === undefined ? undefined : readyContents(open, uid);
  const isOpen = view.stress === 'table';
  const hasTable = contents !== undefined && stressTableOf(contents.displaySets) !== undefined;
  const cines = arrangement.cells.filter((cell) => cell?.displaySet.kind === 'cine').length;
  const others = farLoops(workspace.elsewhere).length;
  const leave = () => onView(withoutPlanes(view));
  const { next, state } = lockOf(workspace);
  return [
    {
      id: 'loops.table',
      name: isOpen ? loops.closeTable : loops.table,
      group: group.view,
      key: 'Alt+u',
      when: isOpen || hasTable,
      pressed: isOpen,
      run: isOpen ? leave : () => onView({ ...withoutPlanes(view), stress: 'table' }),
    },
    { id: 'loops.leave', name: loops.closeTable, group: group.view, key: 'Escape', when: isOpen, run: leave },
    {
      id: 'loops.lock',
      name: loops.lockNow(loops.lockState[state]),
      group: group.compare,
      key: 'Alt+h',
      when: cines > 0 && cines + others > 1 && !isOpen,
      pressed: state !== 'off',
      run: () => onView(withLock(view, next), { replace: true }),
    },
  ];
}

/** By the beats it is on or off; where those are not told, by time, then by number, then off. */
export function lockOf({
  view,
  arrangement,
  elsewhere,
}: Pick<Workspace, 'view' | 'arrangement' | 'elsewhere'>): {
  readonly next: ViewState['lock'];
  readonly state: 'off' | 'beat' | 'time' | 'index';
} {
  if (view.lock === undefined || view.unlinked.includes('cine')) return { state: 'off', next: 'time' };
  const links = linksOf(
    arrangement.cells.map((cell) => cell?.displaySet),
    view.unlinked,
    bondsWith(elsewhere),
  );
  const far = farLoops(elsewhere);
  const locks = lockedLoops(arrangement.cells, links, { fallback: view.lock, far });
  const basis = locks.find((lock) => lock !== undefined)?.basis;
  return {
    state: basis ?? 'off',
    next: basis === 'time' ? 'index' : basis === undefined ? 'time' : undefined,
  };
}

/** What is locked plays together. */
function withLock(view: ViewState, lock: ViewState['lock']): ViewState {
  const { lock: _, ...free } = view;
  if (lock === undefined) return free;
  return { ...view, lock, unlinked: view.unlinked.filter((kind) => kind !== 'cine') };
}
