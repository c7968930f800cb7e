import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { matching } from '#viewer/comparison/hanging.ts';
import { usePriorSide } from '#viewer/comparison/hanging/priorSide.ts';
import { ruleName } from '#viewer/comparison/hanging/ruleWords.ts';
import { toggledLock } from '#viewer/comparison/lockedPanes.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { swapped } from '#viewer/comparison/swapPanes.ts';
import { type ViewState } from '#viewer/comparison/viewState.ts';

/** Stages, rules by name, saving, swapping and locking; what stands in the layout menu begins with `pane.layout.`. */
export function layoutCommands(at: CommandPlace): readonly PaneCommand[] {
  const { words, workspace, store } = at;
  const { hanging } = words.panes;
  const { arrangement, undo } = workspace;
  const { group } = hanging;
  const { side, setSide } = usePriorSide.getState();
  return [
    ...stageCommands(at),
    ...ruleCommands(at),
    ...placeCommands(at),
    {
      id: 'pane.layout.save',
      name: hanging.save.action,
      group,
      key: 'Alt+l',
      when: arrangement.planes === undefined && arrangement.cells.some((cell) => cell !== undefined),
      run: () => store.set({ layoutDialog: 'save' }),
    },
    {
      id: 'pane.layout.mine',
      name: hanging.mine.action,
      group,
      run: () => store.set({ layoutDialog: 'mine' }),
    },
    {
      id: 'pane.layout.priorRight',
      name: hanging.priorRight,
      group,
      pressed: side === 'right',
      run: () => setSide(side === 'right' ? 'left' : 'right'),
    },
    {
      id: 'pane.layout.undo',
      name: hanging.undo,
      group,
      key: 'Ctrl+z',
      when: undo !== undefined,
      run: () => undo?.(),
    },
  ];
}

/** Swapping and locking the active pane. */
function placeCommands({ words, workspace, store, displaySet, place }: CommandPlace): readonly PaneCommand[] {
  const { hanging } = words.panes;
  const { view, onView, arrangement } = workspace;
  const { group } = hanging;
  const places = arrangement.cells.length;
  const isLocked = arrangement.locked.some((lock) => lock.place === place);
  return [
    {
      id: 'pane.layout.swap',
      name: hanging.swap,
      group,
      key: 'Alt+x',
      when: places > 1 && arrangement.planes === undefined,
      run: () => {
        const next = (place + 1) % places;
        store.set({ active: next });
        onView(swapped(view, arrangement, [place, next]));
      },
    },
    {
      id: 'pane.layout.lock',
      name: isLocked ? hanging.lock.release : hanging.lock.action,
      group,
      key: 'Alt+q',
      when: displaySet !== undefined && arrangement.planes === undefined,
      pressed: isLocked,
      run: () => onView(toggledLock(view, arrangement, place)),
    },
  ];
}

function stageCommands({ words, workspace }: CommandPlace): readonly PaneCommand[] {
  const { hanging } = words.panes;
  const { view, onView, arrangement } = workspace;
  const { stage, stages } = arrangement;
  const step = (id: 'next' | 'previous', to: number): PaneCommand => ({
    id: `pane.stage.${id}`,
    name: id === 'next' ? hanging.nextStage : hanging.previousStage,
    group: hanging.group,
    key: id === 'next' ? 'Shift+PageDown' : 'Shift+PageUp',
    when: stages.length > 1,
    run: () => onView(atStage(view, (to + stages.length) % stages.length)),
  });
  return [step('next', stage + 1), step('previous', stage - 1)];
}

/** A stage puts the panes up anew; what a locked pane holds is kept by whoever takes the view on. */
function atStage(view: ViewState, stage: number): ViewState {
  const { stage: _stage, grid: _grid, ...rest } = view;
  return { ...rest, panes: [], ...(stage === 0 ? {} : { stage }) };
}

/** The rules that match what is open, by name; the one that decides is marked. */
function ruleCommands({ words, workspace }: CommandPlace): readonly PaneCommand[] {
  const { hanging } = words.panes;
  const { view, onView, arrangement, offer, rules } = workspace;
  const known = matching(offer, rules);
  const named = known.some(({ id }) => id === arrangement.rule)
    ? known
    : rules.filter((one) => known.includes(one) || one.id === arrangement.rule);
  return named.map(({ id, rule }) => ({
    id: `pane.layout.rule.${id}`,
    name: hanging.use(ruleName(hanging, rule.name)),
    group: hanging.group,
    when: named.length > 1,
    pressed: view.grid === undefined && arrangement.rule === id,
    run: () => {
      const { stage: _stage, grid: _grid, ...rest } = view;
      onView({ ...rest, layout: id, panes: [] });
    },
  }));
}
