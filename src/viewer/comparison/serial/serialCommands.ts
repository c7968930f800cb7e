import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { type ViewState } from '#viewer/comparison/viewState.ts';
import { serialPair } from './serialPair.ts';

/** The ECGs on screen over each other; from one alone, over the previous. */
export function serialCommands({
  words,
  workspace,
  store,
  displaySet,
}: CommandPlace): readonly PaneCommand[] {
  const { serial, group } = words.panes;
  const { view, onView } = workspace;
  const hasPair = serialPair(workspace) !== undefined;
  const isOpen = hasPair && view.ecg === 'over';
  return [
    {
      id: 'ecg.over',
      name: isOpen ? serial.close : serial.over,
      group: group.compare,
      key: 'Alt+e',
      when: hasPair || (displaySet?.kind === 'ecg' && view.compare === undefined),
      pressed: isOpen,
      run: () => {
        store.set({ active: 0 });
        if (isOpen) onView(besideEachOther(view));
        else if (hasPair) onView({ ...view, ecg: 'over' });
        else onView({ ...view, ecg: 'over', compare: 'previous', panes: [] });
      },
    },
  ];
}

export function besideEachOther(view: ViewState): ViewState {
  const { ecg: _, ...rest } = view;
  return rest;
}
