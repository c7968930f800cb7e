import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PairCommands } from '#viewer/rendering/pair/pair.ts';
import { useCommand } from '#viewer/ui/commands.tsx';
import { type PairMode, pairModes } from './pairMode.ts';
import { type Adjusting } from './useAdjusting.ts';
import { type Blink } from './useBlink.ts';

export interface PairCommandsOf {
  readonly commands: PairCommands | undefined;
  readonly adjusting: Adjusting;
  readonly blink: Blink;
  readonly mode: PairMode;
  readonly mayPropose: boolean;
  readonly onMode: (mode: PairMode) => void;
}

/** CSS pixels of one press. */
const stride = 40;

/** Everything of a pair by name and key. */
export function usePairCommands(of: PairCommandsOf): void {
  const { panes } = useMessages();
  const group = panes.photoSet.pair.title;
  const { commands, blink, mode } = of;
  useModes(of, group);
  useAdjustCommands(of, group);
  const { pair } = panes.photoSet;
  useCommand({ id: 'pair.zoomIn', name: panes.zoomIn, group, key: '+', run: () => commands?.zoomBy(1.25) });
  useCommand({ id: 'pair.zoomOut', name: panes.zoomOut, group, key: '-', run: () => commands?.zoomBy(0.8) });
  useCommand({ id: 'pair.fit', name: panes.fit, group, key: 'f', run: () => commands?.fit() });
  useCommand({
    id: 'pair.actual',
    name: panes.actualSize,
    group,
    key: '0',
    run: () => commands?.actualSize(),
  });
  const move = (to: 'left' | 'right' | 'up' | 'down', key: string, by: { x: number; y: number }) => ({
    id: `pair.move.${to}`,
    name: panes.move[to],
    group,
    key: `Ctrl+${key}`,
    run: () => commands?.panBy(by),
  });
  useCommand(move('left', 'ArrowLeft', { x: -stride, y: 0 }));
  useCommand(move('right', 'ArrowRight', { x: stride, y: 0 }));
  useCommand(move('up', 'ArrowUp', { x: 0, y: -stride }));
  useCommand(move('down', 'ArrowDown', { x: 0, y: stride }));
  const when = mode === 'blink';
  useCommand({ id: 'pair.blink.change', name: pair.change, group, key: 'v', when, run: blink.change });
  useCommand({
    id: 'pair.blink.toggle',
    name: blink.isRunning ? pair.stop : pair.start,
    group,
    key: 's',
    when,
    run: blink.toggle,
  });
}

function useModes({ onMode }: PairCommandsOf, group: string): void {
  const { pair } = useMessages().panes.photoSet;
  const [side, slider, blink, ghost] = pairModes;
  const to = (mode: PairMode, key: string) => ({
    id: `pair.mode.${mode}`,
    name: pair.mode[mode],
    group,
    key,
    run: () => onMode(mode),
  });
  useCommand(to(side, '1'));
  useCommand(to(slider, '2'));
  useCommand(to(blink, '3'));
  useCommand(to(ghost, '4'));
}

function useAdjustCommands({ adjusting, mayPropose }: PairCommandsOf, group: string): void {
  const { adjust } = useMessages().panes.photoSet.pair;
  const { step, adjustment } = adjusting;
  const isAtRest = step.kind === 'none' || step.kind === 'refused';
  const ends = step.kind === 'points' || step.kind === 'proposal';
  useCommand({
    id: 'pair.adjust',
    name: adjust.begin,
    group,
    key: 'j',
    when: isAtRest,
    run: adjusting.begin,
  });
  useCommand({
    id: 'pair.propose',
    name: adjust.propose,
    group,
    key: 'p',
    when: isAtRest && mayPropose,
    run: adjusting.propose,
  });
  useCommand({
    id: 'pair.accept',
    name: step.kind === 'proposal' ? adjust.accept : adjust.apply,
    group,
    key: 'g',
    when: ends,
    run: adjusting.accept,
  });
  useCommand({
    id: 'pair.undo',
    name: adjust.undo,
    group,
    key: 'Backspace',
    when: step.kind === 'points',
    run: adjusting.undo,
  });
  useCommand({
    id: 'pair.cancel',
    name: step.kind === 'proposal' ? adjust.reject : adjust.cancel,
    group,
    key: 'Escape',
    when: !isAtRest,
    run: adjusting.cancel,
  });
  useCommand({
    id: 'pair.reset',
    name: adjust.reset,
    group,
    key: 'Delete',
    when: isAtRest && adjustment !== undefined,
    run: adjusting.reset,
  });
}
