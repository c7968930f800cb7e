import { type RefObject } from 'react';

import { type PictureFocus } from './pictureFocus.ts';

/** The element a session draws in: it fills its pane, is black where nothing is painted, and takes every touch itself. */
export function CanvasBox({
  ref,
  focus,
}: {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly focus?: PictureFocus;
}) {
  return (
    <div
      ref={ref}
      className="image-canvas"
      {...focus}
      style={{ position: 'absolute', inset: 0, overflow: 'hidden', touchAction: 'none', background: '#000' }}
    />
  );
}
