import { type RefObject } from 'react';

/**
 * A reference for what scrolls and holds nothing that takes the focus: without a place in the tab order no key would move it (WCAG 2.1.1).
 * Also kept in `reference`.
 */
export function reachableByKeys(
  reference: RefObject<HTMLElement | null>,
): (element: HTMLElement | null) => void {
  return (element) => {
    reference.current = element;
    element?.setAttribute('tabindex', '0');
  };
}
