/** How canvases of two windows move together; for whoever opens the channel between the windows. */
export { FarWindows } from '#viewer/rendering/canvas/farWindow.ts';
