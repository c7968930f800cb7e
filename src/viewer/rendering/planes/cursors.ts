import { cursors as cursorsOnImages } from '#viewer/rendering/canvas/cursors.ts';

/** `scroll` is on a plane the hand that moves the crosshair. */
export const cursors = { ...cursorsOnImages, scroll: 'crosshair' } as const;
