import { type Window } from '#viewer/rendering/canvas.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** By device pixels: right widens, down brightens (BIR). */
export function draggedWindow({ center, width }: Window, by: Point): Window {
  const step = Math.max(width, 1) / (256 * devicePixelRatio);
  return { center: center - by.y * step, width: Math.max(1, width + by.x * step) };
}
