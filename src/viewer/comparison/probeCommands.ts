import { arrows } from './arrows.ts';
import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';

/** With the probe or the 3D cursor in hand the arrows are its own. */
export function isProbing({ store, handle }: Pick<CommandPlace, 'store' | 'handle'>): boolean {
  return (
    (store.tool === 'probe' && handle.moveProbe !== undefined) ||
    (store.tool === 'cursor' && handle.moveCursor !== undefined)
  );
}

/** Image pixels of a press with Shift held; without it, one. */
const far = 10;

/** The probe or the cursor from pixel to pixel, or in leaps. */
export function probeCommands(at: CommandPlace): readonly PaneCommand[] {
  const { store, handle, words } = at;
  const { panes } = words;
  const isCursor = store.tool === 'cursor';
  const when = isProbing(at);
  const move = (by: { readonly x: number; readonly y: number }) => () =>
    isCursor ? handle.moveCursor?.(by) : handle.moveProbe?.(by);
  const [near, leap] = isCursor
    ? [panes.linking.moveCursor, panes.linking.leapCursor]
    : [panes.probe.move, panes.probe.leap];
  return arrows.flatMap(({ to, key, by }): readonly PaneCommand[] => [
    { id: `pane.probe.${to}`, name: near[to], group: panes.group.tools, key, when, run: move(by) },
    {
      id: `pane.probe.far.${to}`,
      name: leap[to],
      group: panes.group.tools,
      key: `Shift+${key}`,
      when,
      run: move({ x: by.x * far, y: by.y * far }),
    },
  ]);
}
