import { useState } from 'react';

import { type Cell } from '#viewer/comparison/hanging/offer.ts';
import { type PaneLink } from '#viewer/comparison/links.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { farLoops, type LockedLoop, lockedLoops } from './lockedLoops.ts';

/** The same objects for as long as the loops and their lock are the same: others would begin the playing anew. */
export function useLockedLoops(
  cells: readonly (Cell | undefined)[],
  links: readonly (PaneLink | undefined)[],
  { view: { lock }, elsewhere }: Pick<Workspace, 'view' | 'elsewhere'>,
): readonly (LockedLoop | undefined)[] {
  // Cells and links are new objects at every change on screen; this is what they say of loops.
  const loops = cells.map(
    (cell, place) => `${cell?.displaySet.id ?? ''} ${String(links[place]?.shares.cine)}`,
  );
  const far = farLoops(elsewhere);
  const key = [lock ?? '', ...loops, JSON.stringify(far)].join('|');
  const locked = () => lockedLoops(cells, links, { fallback: lock, far });
  const [kept, keep] = useState(() => ({ key, locks: locked() }));
  if (kept.key === key) return kept.locks;
  const next = { key, locks: locked() };
  keep(next);
  return next.locks;
}
