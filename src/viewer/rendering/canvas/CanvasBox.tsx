import { type RefObject } from 'react';

/** The element a session draws in: it fills its pane, is black where nothing is painted, and takes every touch itself. */
export function CanvasBox({ ref }: { readonly ref: RefObject<HTMLDivElement | null> }) {
  return (
    <div
      ref={ref}
      className="image-canvas"
      style={{ position: 'absolute', inset: 0, overflow: 'hidden', touchAction: 'none', background: '#000' }}
    />
  );
}
