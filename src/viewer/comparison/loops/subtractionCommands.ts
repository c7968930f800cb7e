import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { type PaneActions } from '#viewer/viewports/paneHandle.ts';

const moves = [
  { to: 'left', key: 'ArrowLeft', x: -1, y: 0 },
  { to: 'right', key: 'ArrowRight', x: 1, y: 0 },
  { to: 'up', key: 'ArrowUp', x: 0, y: -1 },
  { to: 'down', key: 'ArrowDown', x: 0, y: 1 },
] as const;

/** Subtraction of a loop of X-rays: on and off, its mask, and where the mask lies. */
export function subtractionCommands({ words, handle }: CommandPlace): readonly PaneCommand[] {
  const { subtraction } = words.panes;
  const ask = (
    id: string,
    name: string,
    of: { key: string; step: Parameters<PaneActions['subtract']>[0] },
  ): PaneCommand => ({
    id: `subtraction.${id}`,
    name,
    group: subtraction.title,
    key: of.key,
    when: handle.subtract !== undefined,
    run: () => handle.subtract?.(of.step),
  });
  return [
    ask('toggle', subtraction.toggle, { key: 'Alt+z', step: { kind: 'toggle' } }),
    ask('pick', subtraction.pick, { key: 'Alt+Shift+z', step: { kind: 'mask' } }),
    ...moves.map(({ to, key, x, y }) =>
      ask(`move.${to}`, subtraction.move[to], {
        key: `Alt+Shift+${key}`,
        step: { kind: 'move', x, y },
      }),
    ),
  ];
}
