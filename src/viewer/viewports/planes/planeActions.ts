import { type RefObject } from 'react';

import { type AnatomicalPlane } from '#viewer/rendering/planes/planeGrid.ts';
import { type Slab } from '#viewer/rendering/planes/planes.ts';
import { type PlanesSession } from '#viewer/rendering/planes/planesSession.ts';
import { type PaneHandle } from '#viewer/viewports/paneHandle.ts';
import { projectedNext, thickened } from './slabs.ts';

/** What keys and buttons can ask of one plane. Turning and mirroring are left out: planes keep the convention. */
export function planeActions(of: {
  readonly session: PlanesSession;
  readonly plane: AnatomicalPlane;
  readonly latest: RefObject<{ readonly slab: Slab; readonly onSlab: (slab: Slab) => void }>;
}): PaneHandle {
  const { session, plane, latest } = of;
  const change = (next: (slab: Slab) => Slab) => latest.current.onSlab(next(latest.current.slab));
  const told = (move: () => void) => session.views.get(plane)?.voice.after(move);
  return {
    step: (count) => session.step(plane, count),
    toFirst: () => session.goTo(plane, 0),
    toLast: () => session.goTo(plane, Infinity),
    standsAt: () => session.stackIndex(),
    nudge: (by) => session.nudge(plane, by),
    // With the probe or the 3D cursor in hand it is the crosshair that a hand moves, and so do keys.
    moveProbe: ({ x, y }) => session.nudge(plane, { right: x, down: y }),
    moveCursor: ({ x, y }) => session.nudge(plane, { right: x, down: y }),
    thicken: (step) => change((slab) => thickened(slab, step)),
    project: () => change(projectedNext),
    zoomBy: (factor) => told(() => session.zoomBy(plane, factor)),
    panBy: (by) => told(() => session.panBy(plane, by)),
    fit: () => told(() => session.fit(plane)),
    invert: () => session.invert(),
    setWindow: (window) => session.setWindow(window),
    windowBy: ({ center, width }) =>
      session.setWindow({
        center: session.window.center + center * session.window.width,
        width: Math.max(1, session.window.width * (1 + width)),
      }),
    reset: () => told(() => session.reset()),
    removeMeasurements: () => session.removeMeasurements(),
    measure: (step) => session.views.get(plane)?.measurements.step(step),
    retry: () => session.retry(),
  };
}
