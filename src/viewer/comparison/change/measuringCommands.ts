import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';

/** The panel of what has been measured over time. */
export function measuringCommands({ words, store }: CommandPlace): readonly PaneCommand[] {
  const { panes } = words;
  const { measuring } = panes;
  const isOpen = store.measuring === 'change';
  return [
    {
      id: 'pane.change',
      name: measuring.change.title,
      group: panes.group.compare,
      key: 'Alt+m',
      pressed: isOpen,
      run: () => store.set({ measuring: isOpen ? undefined : 'change', isReportOpen: false }),
    },
  ];
}
