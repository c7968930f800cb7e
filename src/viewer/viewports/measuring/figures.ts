import { useSyncExternalStore } from 'react';

import { type StackPosition } from '#dicom/displaySet.ts';
import { isPhotograph } from '#dicom/measurement.ts';
import { fidelityOf } from '#viewer/rendering/canvas/shownStack.ts';
import { type DrawnFigure, type MeasuredCanvas } from '#viewer/rendering/measuring/drawnFigure.ts';
import { drawnFigures } from '#viewer/rendering/measuring/drawnFigures.ts';

export {
  type DrawnFigure,
  type FigurePlace,
  type FigureTarget,
  imageOf,
  scopeOf,
} from '#viewer/rendering/measuring/drawnFigure.ts';
export { type FigureValues, isCalibration, isFigureKind } from '#viewer/rendering/measuring/figure.ts';
export { planeNameOf } from '#viewer/rendering/measuring/cutPlane.ts';
export { valuesOfDrawn } from '#viewer/rendering/measuring/valuesOf.ts';

/** Everything drawn to measure in this session, anew with every change. */
export function useDrawnFigures(): readonly DrawnFigure[] {
  return useSyncExternalStore(drawnFigures.subscribe, drawnFigures.all);
}

/** The images now on screen that can be measured on. */
export function useMeasuredCanvases(): readonly MeasuredCanvas[] {
  return useSyncExternalStore(drawnFigures.subscribe, drawnFigures.canvases);
}

/** What can be said of a drawing afterwards. */
export const changeFigure = drawnFigures.change.bind(drawnFigures);
export const removeFigure = drawnFigures.remove.bind(drawnFigures);
export const renameTarget = drawnFigures.renameTarget.bind(drawnFigures);

/** The outline of something in a photograph. */
export function isWoundOutline({ kind, place }: DrawnFigure): boolean {
  return kind === 'outline' && place.image !== undefined && isPhotograph(place.image.position.instance);
}

export function isLossyImage(position: StackPosition): boolean {
  return fidelityOf(position) === 'lossy';
}
