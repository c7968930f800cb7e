/** Sends the focus into the picture of a pane (place from 0), where arrows, Enter and Backspace are the picture's own. */
export function focusPicture(place: number): void {
  document
    .querySelector<HTMLElement>(`[data-viewport="${place + 1}"] .image-canvas`)
    ?.focus({ preventScroll: true });
}
