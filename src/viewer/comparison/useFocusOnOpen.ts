import { type RefObject, useEffect, useRef } from 'react';

/**
 * Opening a study is going to its images: once its first pane stands, or the first loop of a table of them, focus moves there from the timeline's list or ribbon (or from nowhere), so that arrow
 * keys scroll at once. A focus that is anywhere else is left alone.
 */
export function useFocusOnOpen(grid: RefObject<HTMLElement | null>, opened: string | undefined): void {
  const done = useRef<string>(undefined);
  useEffect(() => {
    if (opened === undefined || done.current === opened) return;
    const header = grid.current?.querySelector<HTMLElement>('[data-viewport] .pane-header, .stress-take');
    if (header === null || header === undefined) return;
    done.current = opened;
    const at = document.activeElement;
    if (at === null || at === document.body || at.closest('.study-row, .ribbon-field') !== null)
      header.focus({ preventScroll: true });
  });
}
