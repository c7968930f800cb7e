import { type Tool } from '#viewer/rendering/canvas.ts';

/** How the pointer looks over an image with each tool in hand. */
export const cursors: Readonly<Record<Tool, string>> = {
  scroll: 'ns-resize',
  window: 'crosshair',
  zoom: 'zoom-in',
  pan: 'grab',
  probe: 'crosshair',
  length: 'crosshair',
  angle: 'crosshair',
  cobb: 'crosshair',
  cursor: 'crosshair',
  bidirectional: 'crosshair',
  ellipse: 'crosshair',
  outline: 'crosshair',
  ruler: 'crosshair',
  sticker: 'crosshair',
};
