/** How canvases of two windows move together; for whoever opens the channel between the windows. */
export { FarWindows } from '#viewer/rendering/canvas/farWindow.ts';
/** A movement from one patient coordinate system to another, as it is told. */
export { Rigid } from '#viewer/rendering/canvas/placesMessage.ts';
