import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { choiceOf, isSliced } from '#viewer/comparison/planes.ts';
import { withoutPlanes } from '#viewer/comparison/viewMoves.ts';
import { graphicsWords, useGraphics } from '#viewer/viewports/volume/useGraphics.ts';
import { useWhyNot } from './whyNot.ts';

/** Degrees of one press. */
const turn = 15;
const turns = [
  { to: 'left', key: 'ArrowLeft', by: { x: -turn, y: 0 } },
  { to: 'right', key: 'ArrowRight', by: { x: turn, y: 0 } },
  { to: 'up', key: 'ArrowUp', by: { x: 0, y: -turn } },
  { to: 'down', key: 'ArrowDown', by: { x: 0, y: turn } },
] as const;
const sides = ['front', 'back', 'left', 'right', 'head', 'feet'] as const;

/** Into the volume and out of it, and everything a hand can do with it by key. `isVolumeLike`: slices, which may make one. */
export function useVolumeCommands(at: CommandPlace, isVolumeLike: boolean): readonly PaneCommand[] {
  const { words, workspace, displaySet } = at;
  const { volume, group } = words.panes;
  const { view, onView, arrangement } = workspace;
  const graphics = useGraphics(isVolumeLike);
  const isOpen = arrangement.volume !== undefined;
  const unavailable = isOpen ? undefined : graphicsWords(words.panes, graphics);
  const leave = () => onView(withoutPlanes(view));
  const enter = () => {
    if (unavailable !== undefined) useWhyNot.setState({ isOpen: true });
    else if (isSliced(displaySet)) {
      at.store.set({ active: 0 });
      onView({ ...withoutPlanes(view), volume: choiceOf(view, displaySet) });
    }
  };
  const ask = asking(group.view);
  return [
    {
      ...ask('open', isOpen ? volume.close : volume.open, {
        key: 'Alt+v',
        ...(isOpen ? { also: 'Escape' } : {}),
        when: isOpen || isVolumeLike,
        run: isOpen ? leave : enter,
      }),
      pressed: isOpen,
      ...(unavailable === undefined ? {} : { unavailable }),
    },
    ...handCommands(at),
  ];
}

/** What a hand does with a volume, by key. */
function handCommands({ words, handle }: CommandPlace): readonly PaneCommand[] {
  const { volume, group } = words.panes;
  const ask = asking(group.view);
  return [
    ...turns.map(({ to, key, by }) =>
      ask(`turn.${to}`, volume.turnBy[to], {
        key,
        when: handle.turnBy !== undefined,
        run: () => handle.turnBy?.(by),
      }),
    ),
    ask('roll.left', volume.roll.left, {
      key: 'q',
      when: handle.roll !== undefined,
      run: () => handle.roll?.(-turn),
    }),
    ask('roll.right', volume.roll.right, {
      key: 'e',
      when: handle.roll !== undefined,
      run: () => handle.roll?.(turn),
    }),
    ...sides.map((side, index) =>
      ask(`from.${side}`, volume.from[side], {
        key: String(index + 1),
        when: handle.viewFrom !== undefined,
        run: () => handle.viewFrom?.(side),
      }),
    ),
    ask('look', volume.lookNext, {
      key: 'Alt+End',
      when: handle.lookNext !== undefined,
      run: () => handle.lookNext?.(),
    }),
  ];
}

function asking(group: string) {
  return (id: string, name: string, of: Pick<PaneCommand, 'key' | 'also' | 'run' | 'when'>): PaneCommand => ({
    id: `volume.${id}`,
    name,
    group,
    ...of,
  });
}

const measuring = new Set([
  'pane.tool.length',
  'pane.tool.angle',
  'pane.tool.probe',
  'pane.removeMeasurements',
]);

/** In a volume Escape leaves it, the hand that scrolls turns, and nothing measures. */
export function inVolume(commands: readonly PaneCommand[], volume: CommandPlace['words']['panes']['volume']) {
  return commands
    .filter(({ id }) => !measuring.has(id))
    .map((command): PaneCommand => {
      if (command.id === 'pane.reset') return { ...command, key: 'Backspace' };
      return command.id === 'pane.tool.scroll' ? { ...command, name: volume.turn } : command;
    });
}
