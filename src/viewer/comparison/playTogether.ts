import { linksOf } from './links.ts';
import { linkable } from './lockedPanes.ts';
import { paneKeys } from './paneKeys.ts';
import { usePaneStore } from './paneStore.ts';
import { type Workspace } from './workspace.ts';

/** Loops on screen that share their playing start and stop as one. */
export function playTogether({ arrangement, view }: Workspace, wish: 'play' | 'pause'): void {
  const { handles } = usePaneStore.getState();
  const keys = paneKeys(arrangement.cells);
  const links = linksOf(linkable(arrangement), view.unlinked);
  keys.forEach((key, place) => {
    if (links[place]?.shares.cine === true) handles[key]?.[wish]?.();
  });
}
