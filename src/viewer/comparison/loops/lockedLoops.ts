import { type LockFallback, type LoopFace, loopLock, type LoopTrack } from '#dicom/loopLock.ts';
import { type NoCycle } from '#dicom/heartCycle.ts';
import { type Cell } from '#viewer/comparison/hanging/offer.ts';
import { type Elsewhere, type PaneLink } from '#viewer/comparison/links.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

/** One pane's part in a lock of loops. */
export interface LockedLoop {
  readonly basis: 'beat' | LockFallback;
  readonly track: LoopTrack;
  /** Why not by the beats of the heart, where it is not: this loop's reason, or that it is another's. */
  readonly why: NoCycle | 'other' | undefined;
}

/** Loops of the other window that may be locked to those of this one. */
export function farLoops(elsewhere: Elsewhere | undefined): readonly LoopFace[] {
  return (elsewhere?.panes ?? []).flatMap(({ loop }) => loop ?? []);
}

/** By place: what the loops that share their playing are locked by; undefined for all else, and where one is alone. */
export function lockedLoops(
  cells: readonly (Cell | undefined)[],
  links: readonly (PaneLink | undefined)[],
  { fallback, far = [] }: { readonly fallback: LockFallback | undefined; readonly far?: readonly LoopFace[] },
): readonly (LockedLoop | undefined)[] {
  const none = cells.map(() => undefined);
  if (fallback === undefined) return none;
  const loops = cells.flatMap((cell, place) => {
    const isSharing = links[place]?.shares.cine === true;
    return isSharing && cell?.displaySet.kind === 'cine' ? [{ place, loop: cell.displaySet.instance }] : [];
  });
  if (loops.length + far.length < 2) return none;
  const { basis, tracks, why } = loopLock(
    loops.map(({ loop }) => loop),
    fallback,
    far,
  );
  return cells.map((_, place) => {
    const at = loops.findIndex((one) => one.place === place);
    const track = tracks[at];
    if (track === undefined) return undefined;
    return { basis, track, why: basis === 'beat' ? undefined : (why[at] ?? 'other') };
  });
}

/** How a pane's loop is locked, in a sentence on the picture. */
export function lockWords({ loops }: Messages['panes'], lock: LockedLoop | undefined): readonly string[] {
  if (lock === undefined) return [];
  const locked = loops.locked[lock.basis];
  return [lock.why === undefined ? locked : loops.lockedWhy(locked, loops.why[lock.why])];
}
