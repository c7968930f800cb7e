import { neighbour, putInto } from './arrangement.ts';
import { type CommandPlace } from './commandPlace.ts';
import { isProbing } from './probeCommands.ts';
import { playTogether } from './playTogether.ts';
import { readyContents } from './workspace.ts';
import { type PaneCommand } from './paneCommand.ts';

/** From image to image, series to series, pane to pane; playing. */
export function moveCommands(at: CommandPlace): readonly PaneCommand[] {
  const { words, handle, workspace, store, place } = at;
  const { panes } = words;
  const group = panes.group.move;
  const step = (id: string, name: string, of: { key: string; also: string; count: number }): PaneCommand => ({
    id: `pane.step.${id}`,
    name,
    group,
    key: of.key,
    also: of.also,
    when: handle.step !== undefined && !isProbing(at),
    run: () => handle.step?.(of.count),
  });
  const places = workspace.arrangement.cells.length;
  return [
    step('next', panes.nextImage, { key: 'ArrowDown', also: 'ArrowRight', count: 1 }),
    step('previous', panes.previousImage, { key: 'ArrowUp', also: 'ArrowLeft', count: -1 }),
    {
      id: 'pane.first',
      name: panes.firstImage,
      group,
      key: 'Home',
      when: handle.toFirst !== undefined,
      run: () => handle.toFirst?.(),
    },
    {
      id: 'pane.last',
      name: panes.lastImage,
      group,
      key: 'End',
      when: handle.toLast !== undefined,
      run: () => handle.toLast?.(),
    },
    { id: 'pane.set.next', name: panes.nextSet, group, key: 'PageDown', run: () => turnTo(at, 1) },
    { id: 'pane.set.previous', name: panes.previousSet, group, key: 'PageUp', run: () => turnTo(at, -1) },
    {
      id: 'pane.next',
      name: panes.nextPane,
      group,
      key: 'n',
      when: places > 1,
      run: () => {
        const next = (place + 1) % places;
        store.set({ active: next });
        document.querySelector<HTMLElement>(`[data-viewport="${next + 1}"] .pane-header`)?.focus();
      },
    },
    ...playing(at, group),
  ];
}

function playing(
  { words, handle, workspace, place, displaySet }: CommandPlace,
  group: string,
): readonly PaneCommand[] {
  const { panes } = words;
  return [
    {
      id: 'pane.play',
      name: handle.isPlaying?.() === true ? panes.pause : panes.play,
      group,
      key: 'c',
      when: handle.play !== undefined,
      run: () => {
        const wish = handle.isPlaying?.() === true ? 'pause' : 'play';
        handle[wish]?.();
        if (displaySet?.kind === 'cine') playTogether(workspace, place, wish);
      },
    },
    {
      id: 'pane.slower',
      name: panes.slower,
      group,
      key: ',',
      when: handle.changeSpeed !== undefined,
      run: () => handle.changeSpeed?.(-1),
    },
    {
      id: 'pane.faster',
      name: panes.faster,
      group,
      key: '.',
      when: handle.changeSpeed !== undefined,
      run: () => handle.changeSpeed?.(1),
    },
  ];
}

/** The next display set of the study that the active pane shows, of the present study where it is empty. */
function turnTo({ workspace, place, displaySet }: CommandPlace, steps: 1 | -1): void {
  const { open, view, onView } = workspace;
  const uid = displaySet?.studyInstanceUid ?? view.studies[0];
  const contents = uid === undefined ? undefined : readyContents(open, uid);
  const next = contents === undefined ? undefined : neighbour(contents.displaySets, displaySet, steps);
  if (next !== undefined) onView(putInto(view, place, next), { replace: true });
}
