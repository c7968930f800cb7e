import { type PaneHandle } from '#viewer/viewports/paneHandle.ts';
import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';

/** What lies over an image, off and on: its display shutter, and the graphics of its apparatus. */
export function layerCommands({ words, handle }: CommandPlace): readonly PaneCommand[] {
  const { panes } = words;
  const layer = (
    id: string,
    name: string,
    of: { key: string; action: keyof PaneHandle & `toggle${string}` },
  ) => ({
    id: `pane.view.${id}`,
    name,
    group: panes.group.view,
    key: of.key,
    when: handle[of.action] !== undefined,
    run: () => handle[of.action]?.(),
  });
  return [
    layer('shutter', panes.light.toggleShutter, { key: 'Alt+b', action: 'toggleShutter' }),
    layer('graphics', panes.light.toggleGraphics, { key: 'y', action: 'toggleGraphics' }),
  ];
}
