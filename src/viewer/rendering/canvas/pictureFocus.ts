import { type Tool } from '#viewer/rendering/canvas.ts';
import { isFigureKind } from '#viewer/rendering/measuring/figure.ts';

/**
 * With a tool in hand that points, the picture can have the focus. As an `application` a screen reader leaves arrows, Enter and Backspace
 * to it instead of reading on with them.
 */
export function pictureFocus(tool: Tool, label: string) {
  const points = tool === 'probe' || tool === 'cursor' || isFigureKind(tool);
  return points ? { role: 'application', tabIndex: 0, 'aria-label': label } : {};
}
