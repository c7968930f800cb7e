import { useState } from 'react';

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
  // Cells and links are new objects at every change on screen; this is what they say of loops.
  const loops = cells.map(
    (cell, place) => `${cell?.displaySet.id ?? ''} ${String(links[place]?.shares.cine)}`,
  );
  const key = [lock ?? '', ...loops].join('|');
  const [kept, keep] = useState(() => ({ key, locks: lockedLoops(cells, links, lock) }));
  if (kept.key === key) return kept.locks;
  const next = { key, locks: lockedLoops(cells, links, lock) };
  keep(next);
  return next.locks;
}
