import { type Tool } from '#viewer/rendering/canvas.ts';
import { isFigureKind } from '#viewer/rendering/measuring/figure.ts';

/** How an element says that it can have the focus, or nothing. */
export interface PictureFocus {
  readonly role?: 'application';
  readonly tabIndex?: 0;
  readonly 'aria-label'?: string;
}

/**
 * With a tool in hand that points, the picture can have the focus. As an `application` a screen reader leaves arrows, Enter and Backspace
 * to it instead of reading on with them.
 */
export function pictureFocus(tool: Tool, label: string): PictureFocus {
  const points = tool === 'probe' || tool === 'cursor' || isFigureKind(tool);
  return points ? { role: 'application', tabIndex: 0, 'aria-label': label } : {};
}
