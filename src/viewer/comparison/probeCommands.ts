import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';

const ways = [
  { to: 'left', key: 'ArrowLeft', by: { x: -1, y: 0 } },
  { to: 'right', key: 'ArrowRight', by: { x: 1, y: 0 } },
  { to: 'up', key: 'ArrowUp', by: { x: 0, y: -1 } },
  { to: 'down', key: 'ArrowDown', by: { x: 0, y: 1 } },
] as const;

/** With the probe in hand the arrows are its own. */
export function isProbing({ store, handle }: Pick<CommandPlace, 'store' | 'handle'>): boolean {
  return store.tool === 'probe' && handle.moveProbe !== undefined;
}

/** The probe from pixel to pixel. */
export function probeCommands(at: CommandPlace): readonly PaneCommand[] {
  const { panes } = at.words;
  return ways.map(({ to, key, by }): PaneCommand => ({
    id: `pane.probe.${to}`,
    name: panes.probe.move[to],
    group: panes.group.tools,
    key,
    when: isProbing(at),
    run: () => at.handle.moveProbe?.(by),
  }));
}
