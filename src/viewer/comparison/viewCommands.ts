import { type PaneHandle } from '#viewer/viewports/paneHandle.ts';
import { mayTurn } from '#viewer/viewports/stackActions.ts';
import { type CommandPlace } from './commandPlace.ts';
import { nextLevel } from './paneStore.ts';
import { type PaneCommand } from './paneCommand.ts';

/** CSS pixels of one press. */
const stride = 40;
const moves = [
  { to: 'left', key: 'Ctrl+ArrowLeft', by: { x: -stride, y: 0 } },
  { to: 'right', key: 'Ctrl+ArrowRight', by: { x: stride, y: 0 } },
  { to: 'up', key: 'Ctrl+ArrowUp', by: { x: 0, y: -stride } },
  { to: 'down', key: 'Ctrl+ArrowDown', by: { x: 0, y: stride } },
] as const;

/** Zoom, moving, turning, inversion, reset, full screen, text and layout. */
export function viewCommands(at: CommandPlace): readonly PaneCommand[] {
  const { words, store, handle, place } = at;
  const { panes } = words;
  const group = panes.group.view;
  const ask = (
    id: string,
    name: string,
    of: { key?: string; action: keyof PaneHandle; run: () => void },
  ) => ({
    id,
    name,
    group,
    ...(of.key === undefined ? {} : { key: of.key }),
    when: handle[of.action] !== undefined,
    run: of.run,
  });
  return [
    ask('pane.view.zoomIn', panes.zoomIn, { key: '+', action: 'zoomBy', run: () => handle.zoomBy?.(1.25) }),
    ask('pane.view.zoomOut', panes.zoomOut, { key: '-', action: 'zoomBy', run: () => handle.zoomBy?.(0.8) }),
    ...moves.map(({ to, key, by }) =>
      ask(`pane.move.${to}`, panes.move[to], { key, action: 'panBy', run: () => handle.panBy?.(by) }),
    ),
    ask('pane.view.fit', panes.fit, { key: 'f', action: 'fit', run: () => handle.fit?.() }),
    ask('pane.view.actual', panes.actualSize, {
      key: '0',
      action: 'actualSize',
      run: () => handle.actualSize?.(),
    }),
    {
      id: 'pane.view.fullScreen',
      name: panes.fullScreen,
      group,
      key: 'm',
      when: at.displaySet !== undefined,
      run: () => toggleFullScreen(place),
    },
    ask('pane.invert', panes.invert, { key: 'x', action: 'invert', run: () => handle.invert?.() }),
    ask('pane.reset', panes.reset, { key: 'Escape', action: 'reset', run: () => handle.reset?.() }),
    ask('pane.sheet', panes.sheet, { key: 'g', action: 'showSheet', run: () => handle.showSheet?.() }),
    {
      id: 'pane.overlay',
      name: panes.overlayNow(panes.overlayLevel[store.level]),
      group,
      key: 'i',
      when: at.displaySet !== undefined,
      run: () => store.set({ level: nextLevel(store.level) }),
    },
    ...turning(at, group),
    ...layouts(at, group),
  ];
}

function turning({ words, store, handle, displaySet }: CommandPlace, group: string): readonly PaneCommand[] {
  const { panes } = words;
  const isTurnable = displaySet !== undefined && handle.rotate !== undefined;
  const isArmed = store.isTurningArmed;
  const when = isTurnable && mayTurn(displaySet, isArmed);
  const turn = (id: string, name: string, of: { key?: string; run: () => void }): PaneCommand => ({
    id: `pane.turn.${id}`,
    name,
    group,
    when,
    ...of,
  });
  return [
    turn('left', panes.rotateLeft, { key: 'q', run: () => handle.rotate?.(-90) }),
    turn('right', panes.rotateRight, { key: 'e', run: () => handle.rotate?.(90) }),
    turn('horizontal', panes.flipHorizontal, { run: () => handle.flip?.('horizontal') }),
    turn('vertical', panes.flipVertical, { run: () => handle.flip?.('vertical') }),
    {
      id: 'pane.turn.arm',
      name: panes.armTurning,
      group,
      when: isTurnable && !mayTurn(displaySet, false),
      pressed: isArmed,
      run: () => store.set({ isTurningArmed: !isArmed }),
    },
  ];
}

/** Rows, columns and key: the key's digit is the number of panes where one digit can say it. */
const grids = [
  [1, 1, 'Alt+1'],
  [1, 2, 'Alt+2'],
  [1, 3, 'Alt+3'],
  [1, 4, 'Alt+5'],
  [2, 1, 'Alt+7'],
  [2, 2, 'Alt+4'],
  [2, 3, 'Alt+6'],
  [2, 4, 'Alt+8'],
  [3, 3, 'Alt+9'],
  [3, 4, 'Alt+,'],
  [4, 4, 'Alt+0'],
] as const;

function layouts({ words, workspace }: CommandPlace, group: string): readonly PaneCommand[] {
  const { panes } = words;
  const { view, onView, arrangement, isNarrow } = workspace;
  const { grid: _, ...auto } = view;
  return [
    {
      id: 'pane.layout.auto',
      name: panes.layoutAuto,
      group,
      key: 'Alt+.',
      when: !isNarrow,
      pressed: view.grid === undefined,
      run: () => onView({ ...auto, panes: [] }),
    },
    ...grids.map(([rows, columns, key]): PaneCommand => ({
      id: `pane.layout.${rows}x${columns}`,
      name: `${panes.layout} ${panes.layoutOf(rows, columns)}`,
      group,
      key,
      when: !isNarrow,
      pressed:
        view.grid !== undefined && arrangement.grid.rows === rows && arrangement.grid.columns === columns,
      run: () => onView({ ...view, grid: { rows, columns } }),
    })),
  ];
}

/** The pane alone on the whole screen, header and identity with it. */
function toggleFullScreen(place: number): void {
  if (document.fullscreenElement !== null) {
    void document.exitFullscreen();
    return;
  }
  const pane = document.querySelector(`.pane[data-viewport="${place + 1}"]`);
  // A dialog that opened meanwhile would lie unseen under the pane, and hold the keys.
  const asked = pane?.requestFullscreen().then(() => {
    return document.querySelector('dialog[open]') === null ? undefined : document.exitFullscreen();
  });
  // Refused where the page is embedded without permission: then nothing changes, which is what is seen.
  asked?.catch(() => undefined);
}
