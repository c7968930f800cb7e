import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

/** From the panes to all photographs, and to two of them as then and now. */
export function photoCommands(
  { panes }: Messages,
  { view, onView, prior }: Workspace,
): readonly PaneCommand[] {
  const group = panes.group.compare;
  return [
    {
      id: 'pane.allPhotos',
      name: panes.allPhotos,
      group,
      key: 'Alt+g',
      when: prior.hasPhotos,
      run: () => onView({ ...view, allPhotos: true }),
    },
    {
      id: 'pair.open',
      name: panes.photoSet.pair.title,
      group,
      key: 'Alt+t',
      when: prior.hasPhotos,
      run: () => onView({ ...view, pair: { mode: 'side' } }),
    },
  ];
}
