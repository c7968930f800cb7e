import { type RefObject, useEffect } from 'react';

import { type CanvasCommands, type PaintedReading, type ReadingWindow } from '#viewer/rendering/canvas.ts';

/** Sent to a `[data-viewport]` with a canvas, it asks for the numbers of what is painted; `detail` may be a ReadingWindow. */
export const readEvent = 'lysbilde-read';

/** The answer, sent to the same element: a PaintedReading, or undefined where nothing is painted or it cannot be read any more. */
export const readingEvent = 'lysbilde-reading';

/**
 * The part of the automation contract that numbers go by: for checking what is on screen against other decoders. It gives nothing that the
 * page could not fetch itself, stands on no global, and ends with its pane, so that a lock or a log-out leaves nothing to ask.
 */
export function useReadings(
  element: RefObject<HTMLElement | null>,
  commands: RefObject<Pick<CanvasCommands, 'read'> | null>,
): void {
  useEffect(() => {
    const pane = element.current;
    if (pane === null) return undefined;
    let isOpen = true;
    const answer = async (window: ReadingWindow) => {
      const reading: PaintedReading | undefined = await commands.current?.read(window).catch(() => undefined);
      if (isOpen) pane.dispatchEvent(new CustomEvent(readingEvent, { detail: reading }));
    };
    const ask = (event: Event) => {
      const wish: unknown = event instanceof CustomEvent ? event.detail : undefined;
      void answer(wish === 'full-range' ? wish : 'first');
    };
    pane.addEventListener(readEvent, ask);
    return () => {
      isOpen = false;
      pane.removeEventListener(readEvent, ask);
    };
  }, [element, commands]);
}
