import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { usePriorList } from './priorStore.ts';

/** The oldest that is alike, and the one before a date; both begin a comparison where there is none. */
export function priorCommands({ words, workspace }: CommandPlace): readonly PaneCommand[] {
  const { panes } = words;
  const { view, onView, prior } = workspace;
  const group = panes.group.compare;
  return [
    {
      id: 'compare.oldest',
      name: panes.priors.oldest,
      group,
      key: 'Alt+Home',
      when: prior.oldest !== undefined && prior.oldest !== prior.chosen,
      run: () => {
        if (prior.oldest !== undefined)
          onView({ ...view, compare: prior.oldest.studyInstanceUid, panes: [] });
      },
    },
    {
      id: 'compare.before',
      name: panes.priors.before,
      group,
      key: 'Alt+i',
      run: () => {
        if (view.compare === undefined) onView({ ...view, compare: 'previous', panes: [] });
        usePriorList.getState().setOpen(true);
      },
    },
  ];
}
