import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { WoundPanel } from '#viewer/comparison/wound/WoundPanel.tsx';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { ChangePanel } from './ChangePanel.tsx';
import './change.css';

/** What is measured, beside the panes: one panel at a time. */
export function MeasuringPanel(workspace: Workspace) {
  const measuring = usePaneStore((store) => store.measuring);
  switch (measuring) {
    case undefined:
      return null;
    case 'change':
      return <ChangePanel {...workspace} />;
    case 'wound':
      return <WoundPanel {...workspace} />;
  }
}
