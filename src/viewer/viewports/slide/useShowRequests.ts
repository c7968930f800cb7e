import { type RefObject, useEffect } from 'react';

import { type ShownFrame } from '#viewer/rendering/slide/slide.ts';

/** Sent to a slide's `[data-viewport]`, with a ShownFrame as its `detail`, it brings that tile to the middle. */
export const showEvent = 'lysbilde-show';

/** The part of the automation contract that takes a slide to one of its tiles, as the position slider does with a stack. */
export function useShowRequests(
  element: RefObject<HTMLElement | null>,
  show: (frame: ShownFrame) => void,
): void {
  useEffect(() => {
    const pane = element.current;
    if (pane === null) return undefined;
    const asked = (event: Event) => {
      const wish: unknown = event instanceof CustomEvent ? event.detail : undefined;
      if (isFrame(wish)) show(wish);
    };
    pane.addEventListener(showEvent, asked);
    return () => pane.removeEventListener(showEvent, asked);
  }, [element, show]);
}

function isFrame(wish: unknown): wish is ShownFrame {
  return (
    typeof wish === 'object' &&
    wish !== null &&
    'sopInstanceUid' in wish &&
    typeof wish.sopInstanceUid === 'string' &&
    'frameNumber' in wish &&
    typeof wish.frameNumber === 'number'
  );
}
