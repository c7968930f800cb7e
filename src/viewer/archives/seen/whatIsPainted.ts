/** One image on the screen, as the automation contract says it. */
export interface Painted {
  readonly sopInstanceUid: string;
  /** From 1. */
  readonly frameNumber: number;
}

const attributes = ['data-sop-instance-uid', 'data-frame', 'data-fidelity', 'data-state'] as const;

/**
 * Tells of every image that a pane says it has painted, in full or with the loss it was stored with. The panes' own contract is the only
 * source: a thumbnail is in no pane, a failed frame names no instance, a preview calls itself one, and a reformatted plane names an
 * instance only where it is that very image. Nobody sees what is painted in a window that is not in sight.
 */
export function whatIsPainted(root: Element, tell: (painted: Painted) => void): () => void {
  const look = () => {
    if (document.hidden) return;
    for (const pane of root.querySelectorAll('[data-viewport][data-sop-instance-uid]')) {
      const painted = paintedIn(pane);
      if (painted !== undefined) tell(painted);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { subtree: true, attributes: true, attributeFilter: [...attributes] });
  document.addEventListener('visibilitychange', look);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', look);
  };
}

/** Undefined for anything but a whole image that is on the screen now. */
export function paintedIn(pane: Element): Painted | undefined {
  const [sopInstanceUid, frame, fidelity, state] = attributes.map((name) => pane.getAttribute(name));
  const isWhole = fidelity === 'true' || fidelity === 'lossy';
  // While another image is on its way the pane is loading, and what it names still stands.
  const isOnScreen = state === 'painted' || state === 'loading';
  const frameNumber = Number(frame);
  if (sopInstanceUid === null || sopInstanceUid === undefined || !isWhole || !isOnScreen) return undefined;
  return Number.isInteger(frameNumber) && frameNumber >= 1 ? { sopInstanceUid, frameNumber } : undefined;
}
