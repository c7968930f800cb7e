import { type RefObject, useEffect } from 'react';

/** What Tab stops at. */
const stops = 'button, a[href], input, select, textarea, [tabindex]';

/**
 * Whoever uses keys is never left nowhere: when the control that has the focus is taken away or disabled, the one that has come into its
 * place gets the focus: among what stood around it, one of the same look before any other.
 */
export function useKeepFocus(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current;
    return element === null ? undefined : keepFocus(element);
  }, [area]);
}

function keepFocus(area: HTMLElement): () => void {
  let held: Held | undefined;
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    held = { control: target, around: around(area, target), index: stopsIn(area).indexOf(target) };
  };
  const onLeave = ({ relatedTarget }: FocusEvent) => {
    // A control that goes away leaves nowhere; a hand that presses beside all controls does, too, but they stay.
    const left = held;
    if (relatedTarget instanceof Node) held = undefined;
    else if (left !== undefined) setTimeout(() => (held = isGone(left.control) ? held : undefined));
  };
  const observer = new MutationObserver(() => {
    if (held === undefined || !isGone(held.control)) return;
    const gone = held;
    held = undefined;
    const at = document.activeElement;
    if (at === null || at === document.body || at === gone.control) inPlaceOf(area, gone)?.focus();
  });
  area.addEventListener('focusin', onFocus);
  area.addEventListener('focusout', onLeave);
  observer.observe(area, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    area.removeEventListener('focusin', onFocus);
    area.removeEventListener('focusout', onLeave);
  };
}

interface Held {
  readonly control: HTMLElement;
  /** What it lies in, from the inside out. */
  readonly around: readonly HTMLElement[];
  /** Among the stops of the whole area. */
  readonly index: number;
}

function around(area: HTMLElement, control: HTMLElement): readonly HTMLElement[] {
  const parent = control.parentElement;
  return parent === null || control === area ? [] : [parent, ...around(area, parent)];
}

function isGone(control: HTMLElement): boolean {
  return !control.isConnected || control.matches(':disabled');
}

function inPlaceOf(area: HTMLElement, { control, around: parents, index }: Held): HTMLElement | undefined {
  const all = stopsIn(area);
  const left = parents.filter(({ isConnected }) => isConnected);
  const near = left
    .map((parent) => all.filter((one) => parent.contains(one)))
    .find(({ length }) => length > 0);
  if (near === undefined) return undefined;
  const alike = near.filter(({ className }) => className !== '' && className === control.className);
  const distance = (one: HTMLElement) => Math.abs(all.indexOf(one) - index);
  return (alike.length > 0 ? alike : near).toSorted((a, b) => distance(a) - distance(b))[0];
}

function stopsIn(area: HTMLElement): readonly HTMLElement[] {
  return [...area.querySelectorAll<HTMLElement>(stops)].filter(
    (one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility(),
  );
}
