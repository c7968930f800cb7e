import { isFigureKind } from '#viewer/viewports/measuring/figures.ts';
import { arrows } from './arrows.ts';
import { type CommandPlace } from './commandPlace.ts';
import { focusPicture } from './focusPicture.ts';
import { type PaneCommand } from './paneCommand.ts';

/** Commands that have the arrows to themselves while something in the picture is moved by them. */
const pointing = ['pane.measure.', 'pane.probe.'];
/** CSS pixels of a press with Shift held; without it, one. */
const far = 10;

/** Measuring by keys: the first «place» brings a point that the arrows move; until it is left, they are its own. */
export function measureCommands(at: CommandPlace): readonly PaneCommand[] {
  const { words, store, handle, displaySet, place } = at;
  const { panes } = words;
  const { step } = panes.measuring;
  const { measure } = handle;
  const isOffered = displaySet?.kind !== 'photos' || store.measuring === 'wound';
  const mayMeasure = measure !== undefined && isOffered && isFigureKind(store.tool);
  const isPointing = mayMeasure && store.isPointing;
  const command = (id: string, of: Omit<PaneCommand, 'id' | 'group'>): PaneCommand => ({
    id: `pane.measure.${id}`,
    group: panes.group.tools,
    ...of,
  });
  const whileIn = (id: string, name: string, of: Pick<PaneCommand, 'key' | 'run'>) =>
    command(id, { name, when: isPointing, reach: 'picture', ...of });
  return [
    command('place', {
      name: step.place,
      key: 'Alt+Enter',
      when: mayMeasure,
      run: () => {
        measure?.({ kind: 'place' });
        store.set({ isPointing: true });
        focusPicture(place);
      },
    }),
    whileIn('set', step.set, { key: 'Enter', run: () => measure?.({ kind: 'place' }) }),
    whileIn('takeBack', step.takeBack, { key: 'Backspace', run: () => measure?.({ kind: 'back' }) }),
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
    ...moves(panes.measuring, measure).map(({ id, ...of }) => command(id, { when: isPointing, ...of })),
  ];
}

/** The point from place to place, by one CSS pixel or in leaps. */
function moves(
  { step, far: leap }: CommandPlace['words']['panes']['measuring'],
  measure: CommandPlace['handle']['measure'],
): readonly Pick<PaneCommand, 'id' | 'name' | 'key' | 'run'>[] {
  return arrows.flatMap(({ to, key, by }) => [
    { id: to, name: step[to], key, run: () => measure?.({ kind: 'move', ...by }) },
    {
      id: `far.${to}`,
      name: leap[to],
      key: `Shift+${key}`,
      run: () => measure?.({ kind: 'move', x: by.x * far, y: by.y * far }),
    },
  ]);
}

/** While the keys point, whatever else answers to the same keys lets go of them. */
export function whilePointing(commands: readonly PaneCommand[]): readonly PaneCommand[] {
  const points = ({ id }: PaneCommand) => pointing.some((prefix) => id.startsWith(prefix));
  const taken = new Set(
    commands.flatMap((command) => (points(command) && command.when === true ? [command.key] : [])),
  );
  return commands.map((command) => {
    if (points(command)) return command;
    const { also, ...rest } = command;
    if (command.key !== undefined && taken.has(command.key)) return { ...command, when: false };
    return also !== undefined && taken.has(also) ? rest : command;
  });
}
