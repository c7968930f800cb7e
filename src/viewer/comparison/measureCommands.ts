import { isFigureKind } from '#viewer/viewports/measuring/figures.ts';
import { arrows } from './arrows.ts';
import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';

const pointing = 'pane.measure.';

/** Measuring by keys: the first «place» brings a point that the arrows move; until it is left, they are its own. */
export function measureCommands({ words, store, handle, displaySet }: CommandPlace): readonly PaneCommand[] {
  const { panes } = words;
  const { step } = panes.measuring;
  const { measure } = handle;
  const isOffered = displaySet?.kind !== 'photos' || store.measuring === 'wound';
  const mayMeasure = measure !== undefined && isOffered && isFigureKind(store.tool);
  const isPointing = mayMeasure && store.isPointing;
  const command = (id: string, of: Pick<PaneCommand, 'name' | 'key' | 'when' | 'run'>): PaneCommand => ({
    id: `${pointing}${id}`,
    group: panes.group.tools,
    ...of,
  });
  return [
    command('place', {
      name: step.place,
      key: 'Alt+Enter',
      when: mayMeasure,
      run: () => {
        measure?.({ kind: 'place' });
        store.set({ isPointing: true });
      },
    }),
    command('close', {
      name: step.close,
      key: 'Alt+Shift+Enter',
      when: mayMeasure && store.tool === 'outline',
      run: () => measure?.({ kind: 'close' }),
    }),
    command('back', {
      name: step.back,
      key: 'Alt+Backspace',
      when: mayMeasure,
      run: () => measure?.({ kind: 'back' }),
    }),
    command('leave', {
      name: step.leave,
      key: 'Escape',
      when: isPointing,
      run: () => {
        measure?.({ kind: 'leave' });
        store.set({ isPointing: false });
      },
    }),
    ...arrows.map(({ to, key, by }) =>
      command(to, {
        name: step[to],
        key,
        when: isPointing,
        run: () => measure?.({ kind: 'move', ...by }),
      }),
    ),
  ];
}

/** While the keys point, whatever else answers to the same keys lets go of them. */
export function whilePointing(commands: readonly PaneCommand[]): readonly PaneCommand[] {
  const taken = new Set(
    commands.flatMap(({ id, key, when }) => (id.startsWith(pointing) && when === true ? [key] : [])),
  );
  return commands.map((command) =>
    !command.id.startsWith(pointing) && command.key !== undefined && taken.has(command.key)
      ? { ...command, when: false }
      : command,
  );
}
