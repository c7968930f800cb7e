import { useMessages } from '#viewer/i18n/messages.tsx';
import { compareCommands } from './compareCommands.ts';
import { layoutCommands } from './layouts/layoutCommands.ts';
import { useLinkingCommands } from './linking/linkingCommands.ts';
import { layerCommands } from './layerCommands.ts';
import { markCommands } from './markCommands.ts';
import { linkCommands } from './deepLink/copyLink.ts';
import { loopCommands } from './loops/loopCommands.ts';
import { keyImageCommands } from './keyImageCommands.ts';
import { measureCommands, whilePointing } from './measureCommands.ts';
import { measuringCommands } from './change/measuringCommands.ts';
import { moveCommands } from './moveCommands.ts';
import { type Workspace } from './workspace.ts';
import { type PaneCommand } from './paneCommand.ts';
import { probeCommands } from './probeCommands.ts';
import { paneKeys } from './paneKeys.ts';
import { priorCommands } from './priors/priorCommands.ts';
import { usePaneStore } from './paneStore.ts';
import { inPlanes, planesCommands } from './planesCommands.ts';
import { toolCommands } from './toolCommands.ts';
import { viewCommands } from './viewCommands.ts';
import { isSliced } from './planes.ts';
import { subtractionCommands } from './loops/subtractionCommands.ts';
import { serialCommands } from './serial/serialCommands.ts';
import { inVolume, useVolumeCommands } from './volume/volumeCommands.ts';

/** Everything that can be done with the panes, by name and key. What makes no sense for the active pane has `when: false`. */
export function usePaneCommands(workspace: Workspace): readonly PaneCommand[] {
  const words = useMessages();
  const store = usePaneStore();
  const { cells } = workspace.arrangement;
  const place = Math.min(store.active, cells.length - 1);
  const cell = cells[place];
  const handle = store.handles[paneKeys(cells)[place] ?? ''] ?? {};
  const at = { workspace, words, store, place, handle, displaySet: cell?.displaySet };
  const linking = useLinkingCommands(at);
  const volume = useVolumeCommands(at, isSliced(cell?.displaySet));
  const all = whilePointing([
    ...toolCommands(at),
    ...viewCommands(at),
    ...layoutCommands(at),
    ...planesCommands(at),
    ...volume,
    ...loopCommands(at),
    ...serialCommands(at),
    ...subtractionCommands(at),
    ...layerCommands(at),
    ...keyImageCommands(at),
    ...moveCommands(at),
    ...probeCommands(at),
    ...markCommands(at),
    ...compareCommands(at),
    ...priorCommands(at),
    ...measureCommands(at),
    ...measuringCommands(at),
    ...linkCommands(at),
    ...linking,
  ]);
  if (workspace.arrangement.volume !== undefined) return inVolume(all, words.panes.volume);
  return workspace.arrangement.planes === undefined ? all : inPlanes(all, words.panes.planes);
}
