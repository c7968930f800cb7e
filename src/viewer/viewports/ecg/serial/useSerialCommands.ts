import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';
import { type LaidOver } from './useLaidOver.ts';

/** Samples of one press with Ctrl. */
const far = 10;

/** The beats and the moving of the earlier curve, by name and key. */
export function useSerialCommands({ alignment, stepBeat, moveBy }: LaidOver): void {
  const { serial } = useMessages().panes;
  const group = serial.title;
  const when = alignment.kind === 'beat';
  const move = (id: string, name: string, of: { key: string; samples: number }) => ({
    id: `serial.move.${id}`,
    name,
    group,
    key: of.key,
    run: () => moveBy(of.samples),
  });
  useCommand({
    id: 'serial.beat.next',
    name: serial.nextBeat,
    group,
    key: '.',
    when,
    run: () => stepBeat(1),
  });
  useCommand({
    id: 'serial.beat.previous',
    name: serial.previousBeat,
    group,
    key: ',',
    when,
    run: () => stepBeat(-1),
  });
  useCommand(move('left', serial.move.left, { key: 'ArrowLeft', samples: -1 }));
  useCommand(move('right', serial.move.right, { key: 'ArrowRight', samples: 1 }));
  useCommand(move('farLeft', serial.move.farLeft, { key: 'Ctrl+ArrowLeft', samples: -far }));
  useCommand(move('farRight', serial.move.farRight, { key: 'Ctrl+ArrowRight', samples: far }));
}
