import { stackPositions } from '#dicom/displaySet.ts';
import { voiTablesOf } from '#dicom/voi.ts';
import { type PaneTool } from '#viewer/viewports/paneHandle.ts';
import { type NamedWindow, namedWindows } from '#viewer/viewports/presets.ts';
import { windowWords } from '#viewer/viewports/windowWords.ts';
import { type CommandPlace } from './commandPlace.ts';
import { isStack } from './interest.ts';
import { type PaneCommand } from './paneCommand.ts';
import { isSliced } from './planes.ts';

const keys = {
  scroll: 's',
  window: 'w',
  zoom: 'z',
  pan: 't',
  length: 'd',
  angle: 'a',
  probe: 'v',
  cursor: 'Alt+c',
  cobb: 'Alt+Shift+a',
  bidirectional: 'Alt+Shift+d',
  ellipse: 'Alt+Shift+e',
  outline: 'Alt+Shift+o',
} as const satisfies Partial<Record<PaneTool, string>>;

/** The tool in hand, windows by name, and what measuring leaves behind. BIR's keys. */
export function toolCommands({ words, store, handle, displaySet }: CommandPlace): readonly PaneCommand[] {
  const { panes } = words;
  const group = panes.group.tools;
  const isDrawn = displaySet !== undefined && isStack(displaySet);
  const isSlide = displaySet?.kind === 'slide';
  const isRead = isSlide || (isDrawn && displaySet.kind !== 'photos');
  const when: Readonly<Record<keyof typeof keys, boolean>> = {
    scroll: isDrawn,
    window: displaySet?.kind === 'images',
    zoom: isDrawn || isSlide,
    pan: isDrawn || isSlide,
    length: isRead,
    angle: isRead,
    probe: isRead,
    cursor: isSliced(displaySet),
    cobb: isRead && !isSlide,
    bidirectional: isRead,
    ellipse: isRead,
    outline: isRead,
  };
  const inHand = (tool: keyof typeof keys, prefix: 'pane.tool' | 'pane.figure'): PaneCommand => ({
    id: `${prefix}.${tool}`,
    name: panes.tool[tool],
    group,
    key: keys[tool],
    when: when[tool],
    pressed: store.tool === tool,
    run: () => store.set({ tool, isPointing: false }),
  });
  const windowBy = handle.windowBy;
  const nudge = (id: string, name: string, change: { key: string; center: number; width: number }) => ({
    id: `pane.nudge.${id}`,
    name,
    group,
    key: change.key,
    when: windowBy !== undefined && when.window,
    run: () => windowBy?.(change),
  });
  return [
    ...(['scroll', 'window', 'zoom', 'pan', 'length', 'angle', 'probe', 'cursor'] as const).map((tool) =>
      inHand(tool, 'pane.tool'),
    ),
    ...(['cobb', 'bidirectional', 'ellipse', 'outline'] as const).map((tool) => inHand(tool, 'pane.figure')),
    ...windows({ words, handle, displaySet, group }),
    ...tables({ words, handle, displaySet, group }),
    nudge('brighter', panes.brighter, { key: 'Shift+ArrowUp', center: -0.05, width: 0 }),
    nudge('darker', panes.darker, { key: 'Shift+ArrowDown', center: 0.05, width: 0 }),
    nudge('contrast', panes.moreContrast, { key: 'Alt+ArrowUp', center: 0, width: -0.1 }),
    nudge('flat', panes.lessContrast, { key: 'Alt+ArrowDown', center: 0, width: 0.1 }),
    {
      id: 'pane.removeMeasurements',
      name: panes.removeMeasurements,
      group,
      key: 'Delete',
      when: (isRead || store.measuring === 'wound') && handle.removeMeasurements !== undefined,
      run: () => handle.removeMeasurements?.(),
    },
  ];
}

function windows(at: Pick<CommandPlace, 'words' | 'handle' | 'displaySet'> & { readonly group: string }) {
  const { words, handle, displaySet, group } = at;
  if (displaySet?.kind !== 'images') return [];
  return namedWindows(stackPositions(displaySet)[0].instance)
    .slice(0, 9)
    .map((window, index): PaneCommand => ({
      id: `pane.window.${window.id}`,
      name: `${windowName(words, window, index)} (${windowWords(words, window)})`,
      group,
      key: String(index + 1),
      when: handle.setWindow !== undefined,
      run: () => handle.setWindow?.({ center: window.center, width: window.width }),
    }));
}

/** The tables that the apparatus made for this very image, beside its windows. */
function tables(at: Parameters<typeof windows>[0]): readonly PaneCommand[] {
  const { words, handle, displaySet, group } = at;
  if (displaySet?.kind !== 'images') return [];
  return voiTablesOf(stackPositions(displaySet)[0].instance).map(({ explanation }, index) => ({
    id: `pane.window.table-${index}`,
    name: words.panes.light.table(index + 1, explanation),
    group,
    when: handle.setTable !== undefined,
    run: () => handle.setTable?.(index),
  }));
}

function windowName(words: CommandPlace['words'], window: NamedWindow, index: number): string {
  if (window.preset !== undefined) return words.panes.preset[window.preset];
  return window.name ?? words.panes.windowUnnamed(index + 1);
}
