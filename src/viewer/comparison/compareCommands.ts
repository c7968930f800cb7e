import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';
import { photoCommands } from './photos/photoCommands.ts';
import { linkKinds } from './viewState.ts';
import { withoutComparison } from './viewMoves.ts';

/** Comparing, linking, older and newer, the report, all photographs. */
export function compareCommands({ words, workspace, store }: CommandPlace): readonly PaneCommand[] {
  const { panes } = words;
  const { view, onView, prior } = workspace;
  const group = panes.group.compare;
  const isComparing = view.compare !== undefined;
  const walk = (id: 'older' | 'newer', key: string): PaneCommand => ({
    id: `compare.${id}`,
    name: panes.compare[id],
    group,
    key,
    when: isComparing && prior[id] !== undefined,
    run: () => {
      const study = prior[id];
      if (study !== undefined) onView({ ...view, compare: study.studyInstanceUid, panes: [] });
    },
  });
  return [
    {
      id: 'compare.previous',
      name: isComparing ? panes.compare.stop : panes.compare.action,
      group,
      key: 'k',
      pressed: isComparing,
      run: () => onView(isComparing ? withoutComparison(view) : { ...view, compare: 'previous', panes: [] }),
    },
    walk('older', 'Shift+ArrowLeft'),
    walk('newer', 'Shift+ArrowRight'),
    {
      id: 'compare.link',
      name: panes.compare.linkAll,
      group,
      key: 'l',
      run: () => onView({ ...view, unlinked: [] }, { replace: true }),
    },
    {
      id: 'compare.unlink',
      name: panes.compare.unlinkAll,
      group,
      key: 'u',
      run: () => onView({ ...view, unlinked: linkKinds }, { replace: true }),
    },
    {
      id: 'pane.report',
      name: panes.report.show,
      group,
      key: 'r',
      pressed: store.isReportOpen,
      run: () => store.set({ isReportOpen: !store.isReportOpen, measuring: undefined }),
    },
    ...photoCommands(words, workspace),
  ];
}
