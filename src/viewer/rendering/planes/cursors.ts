import { type Tool } from '#viewer/rendering/canvas.ts';

/** `scroll` is on a plane the hand that moves the crosshair. */
export const cursors: Readonly<Record<Tool, string>> = {
  scroll: 'crosshair',
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
