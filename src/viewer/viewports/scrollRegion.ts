/** A reference for what scrolls and holds nothing that takes the focus: without a place in the tab order no key would move it (WCAG 2.1.1). */
export function reachableByKeys(element: HTMLElement | null): void {
  element?.setAttribute('tabindex', '0');
}
