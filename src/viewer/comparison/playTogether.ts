import { bondsWith, linksOf } from './links.ts';
import { playElsewhere } from './linking/windowLink.ts';
import { linkable } from './lockedPanes.ts';
import { paneKeys } from './paneKeys.ts';
import { usePaneStore } from './paneStore.ts';
import { type Workspace } from './workspace.ts';

/** Loops that share their playing with the one at this place start and stop with it, in the other window too. */
export function playTogether(workspace: Workspace, place: number, wish: 'play' | 'pause'): void {
  if (loopsInStep(workspace)[place] === undefined) return;
  playLoops(workspace, wish);
  // A stop crosses by itself, whichever hand made it.
  if (wish === 'play') playElsewhere();
}

/** All loops of this window that share their playing. */
export function playLoops(workspace: Workspace, wish: 'play' | 'pause'): void {
  const { handles } = usePaneStore.getState();
  for (const key of loopsInStep(workspace)) if (key !== undefined) handles[key]?.[wish]?.();
}

/** By place: the pane key of a loop that shares its playing. */
function loopsInStep({ arrangement, view, elsewhere }: Workspace): readonly (string | undefined)[] {
  const links = linksOf(linkable(arrangement), view.unlinked, bondsWith(elsewhere));
  return paneKeys(arrangement.cells).map((key, place) =>
    links[place]?.shares.cine === true ? key : undefined,
  );
}
