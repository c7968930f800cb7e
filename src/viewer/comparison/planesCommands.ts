import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';
import { paneKeys } from './paneKeys.ts';
import { usePaneStore } from './paneStore.ts';
import { choiceOf, isSliced, petOnCt, type PetOnCt } from './planes.ts';
import { withoutPlanes } from './viewMoves.ts';
import { readyContents, type Workspace } from './workspace.ts';

const nudges = [
  { to: 'left', key: 'Ctrl+Shift+ArrowLeft', by: { right: -1, down: 0 } },
  { to: 'right', key: 'Ctrl+Shift+ArrowRight', by: { right: 1, down: 0 } },
  { to: 'up', key: 'Ctrl+Shift+ArrowUp', by: { right: 0, down: -1 } },
  { to: 'down', key: 'Ctrl+Shift+ArrowDown', by: { right: 0, down: 1 } },
] as const;

/** Into three planes and out of them again, the crosshair by key, and how thick slices are. */
export function planesCommands(at: CommandPlace): readonly PaneCommand[] {
  const { words, workspace, handle, displaySet } = at;
  const { planes } = words.panes;
  const group = words.panes.group.view;
  const isOpen = workspace.arrangement.planes !== undefined;
  const isFused = workspace.arrangement.planes?.over !== undefined;
  const uid = displaySet?.studyInstanceUid;
  const contents = uid === undefined ? undefined : readyContents(workspace.open, uid);
  const pair = contents === undefined ? undefined : petOnCt(contents.displaySets, displaySet);
  const ask = (
    id: string,
    name: string,
    of: Pick<PaneCommand, 'key' | 'also' | 'when' | 'run'>,
  ): PaneCommand => ({ id: `planes.${id}`, name, group, ...of });
  return [
    {
      ...ask('open', isOpen ? planes.close : planes.open, {
        key: 'p',
        ...(isOpen ? { also: 'Escape' } : {}),
        when: isOpen || isSliced(displaySet),
        run: () => (isOpen ? leavePlanes(workspace) : enterPlanes(at)),
      }),
      pressed: isOpen,
    },
    {
      ...ask('fusion', planes.fusion, { key: 'Alt+p', when: pair !== undefined, run: () => fuse(at, pair) }),
      pressed: isFused,
    },
    ...nudges.map(({ to, key, by }) =>
      ask(`nudge.${to}`, planes.nudge[to], {
        key,
        when: handle.nudge !== undefined,
        run: () => handle.nudge?.(by),
      }),
    ),
    ask('thicker', planes.thicker, {
      key: 'Alt+PageUp',
      when: handle.thicken !== undefined,
      run: () => handle.thicken?.(1),
    }),
    ask('thinner', planes.thinner, {
      key: 'Alt+PageDown',
      when: handle.thicken !== undefined,
      run: () => handle.thicken?.(-1),
    }),
    ask('project', planes.projectionNext, {
      key: 'Alt+End',
      when: handle.project !== undefined,
      run: () => handle.project?.(),
    }),
  ];
}

/** The crosshair begins in the slice that was on screen. */
function enterPlanes({ workspace, displaySet, handle, store }: CommandPlace): void {
  if (!isSliced(displaySet)) return;
  const { view, onView } = workspace;
  const index = handle.standsAt?.();
  onView({ ...withoutPlanes(view), planes: choiceOf(view, displaySet) });
  store.set({
    active: 0,
    ...(index === undefined ? {} : { resume: { displaySetId: displaySet.id, index } }),
  });
}

/** Colour on, or off again with the planes left as they are. */
function fuse({ workspace, handle, store }: CommandPlace, pair: PetOnCt | undefined): void {
  if (pair === undefined) return;
  const { view, onView, arrangement } = workspace;
  const shown = arrangement.planes;
  const index = shown?.base.id === pair.ct.id ? handle.standsAt?.() : undefined;
  const { over: _, ...without } = view;
  if (shown?.over === undefined)
    onView({ ...withoutPlanes(view), planes: choiceOf(view, pair.ct), over: choiceOf(view, pair.pet) });
  else onView(without);
  store.set({
    active: 0,
    ...(index === undefined ? {} : { resume: { displaySetId: pair.ct.id, index } }),
  });
}

/** The stack opens at the slice that the crosshair lies in, in the pane it came from. */
export function leavePlanes({ arrangement, view, onView }: Workspace): void {
  const { handles, set } = usePaneStore.getState();
  const index = paneKeys(arrangement.cells)
    .map((key) => handles[key]?.standsAt?.())
    .find((one) => one !== undefined);
  const displaySetId = arrangement.planes?.base.id;
  if (index !== undefined && displaySetId !== undefined) set({ resume: { displaySetId, index } });
  onView(withoutPlanes(view));
}

/** While planes are shown Escape leaves them, and the hand that scrolls moves the crosshair. */
export function inPlanes(commands: readonly PaneCommand[], planes: CommandPlace['words']['panes']['planes']) {
  return commands.map((command): PaneCommand => {
    if (command.id === 'pane.reset') return { ...command, key: 'Backspace' };
    return command.id === 'pane.tool.scroll' ? { ...command, name: planes.crosshair } : command;
  });
}
