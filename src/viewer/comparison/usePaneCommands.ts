import { useMessages } from '#viewer/i18n/messages.tsx';
import { compareCommands } from './compareCommands.ts';
import { linkingCommands } from './linking/linkingCommands.ts';
import { layerCommands } from './layerCommands.ts';
import { markCommands } from './markCommands.ts';
import { keyImageCommands } from './keyImageCommands.ts';
import { moveCommands } from './moveCommands.ts';
import { type Workspace } from './workspace.ts';
import { type PaneCommand } from './paneCommand.ts';
import { probeCommands } from './probeCommands.ts';
import { paneKeys } from './paneKeys.ts';
import { usePaneStore } from './paneStore.ts';
import { inPlanes, planesCommands } from './planesCommands.ts';
import { toolCommands } from './toolCommands.ts';
import { viewCommands } from './viewCommands.ts';

/** Everything that can be done with the panes, by name and key. What makes no sense for the active pane has `when: false`. */
export function usePaneCommands(workspace: Workspace): readonly PaneCommand[] {
  const words = useMessages();
  const store = usePaneStore();
  const { cells } = workspace.arrangement;
  const place = Math.min(store.active, cells.length - 1);
  const cell = cells[place];
  const handle = store.handles[paneKeys(cells)[place] ?? ''] ?? {};
  const at = { workspace, words, store, place, handle, displaySet: cell?.displaySet };
  const all = [
    ...toolCommands(at),
    ...viewCommands(at),
    ...planesCommands(at),
    ...layerCommands(at),
    ...keyImageCommands(at),
    ...moveCommands(at),
    ...probeCommands(at),
    ...markCommands(at),
    ...compareCommands(at),
    ...linkingCommands(at),
  ];
  return workspace.arrangement.planes === undefined ? all : inPlanes(all, words.panes.planes);
}
