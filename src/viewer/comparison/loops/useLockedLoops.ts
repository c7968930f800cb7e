import { useMemo } from 'react';

import { type Cell } from '#viewer/comparison/hanging/offer.ts';
import { type PaneLink } from '#viewer/comparison/links.ts';
import { type ViewState } from '#viewer/comparison/viewState.ts';
import { type LockedLoop, lockedLoops } from './lockedLoops.ts';

/** The same objects for as long as the loops and their lock are the same: others would begin the playing anew. */
export function useLockedLoops(
  cells: readonly (Cell | undefined)[],
  links: readonly (PaneLink | undefined)[],
  { lock }: Pick<ViewState, 'lock'>,
): readonly (LockedLoop | undefined)[] {
  const key = cells
    .map((cell, place) => `${cell?.displaySet.id ?? ''} ${String(links[place]?.shares.cine)}`)
    .join('|');
  // The key stands for cells and links, which are new objects at every change on screen.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => lockedLoops(cells, links, lock), [key, lock]);
}
