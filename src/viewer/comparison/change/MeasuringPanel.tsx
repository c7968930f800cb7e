import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { ChangePanel } from './ChangePanel.tsx';

/** What is measured, beside the panes: one panel at a time. */
export function MeasuringPanel(workspace: Workspace) {
  const measuring = usePaneStore((store) => store.measuring);
  return measuring === undefined ? null : <ChangePanel {...workspace} />;
}
