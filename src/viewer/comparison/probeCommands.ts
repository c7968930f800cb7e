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

/** The probe from pixel to pixel. */
export function probeCommands(at: CommandPlace): readonly PaneCommand[] {
  const { panes } = at.words;
  return arrows.map(({ to, key, by }): PaneCommand => ({
    id: `pane.probe.${to}`,
    name: at.store.tool === 'cursor' ? panes.linking.moveCursor[to] : panes.probe.move[to],
    group: panes.group.tools,
    key,
    when: isProbing(at),
    run: () => (at.store.tool === 'cursor' ? at.handle.moveCursor?.(by) : at.handle.moveProbe?.(by)),
  }));
}
