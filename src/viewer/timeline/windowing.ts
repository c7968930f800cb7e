import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { Passing } from './passing.ts';

/** Where each item of a list begins, and where the last one ends: one more than there are items. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  let end = 0;
  return [0, ...heights.map((height) => (end += height))];
}

/** Items that touch the stretch from `top` to `bottom`, and `extra` more on either side; `to` is not included. */
export function itemsWithin(
  offsets: readonly number[],
  stretch: { readonly top: number; readonly bottom: number },
  extra: number,
): { readonly from: number; readonly to: number } {
  const count = offsets.length - 1;
  const first = lastAtOrBefore(offsets, Math.max(0, stretch.top));
  const last = lastAtOrBefore(offsets, Math.max(0, stretch.bottom));
  return { from: Math.max(0, first - extra), to: Math.min(count, last + 1 + extra) };
}

/** The scroll position that brings an item into sight with the least movement. */
export function scrollTopFor(
  item: { readonly start: number; readonly end: number },
  sight: { readonly top: number; readonly height: number; readonly headroom: number },
): number {
  if (item.start - sight.headroom < sight.top) return Math.max(0, item.start - sight.headroom);
  return Math.max(sight.top, item.end - sight.height);
}

export interface Windowing {
  readonly offsets: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly passing: Passing;
}

/** Which items of a long list are in sight of its scroller, followed as it scrolls and changes size. */
export function useWindowing(
  scroller: RefObject<HTMLElement | null>,
  heights: readonly number[],
  extra: number,
): Windowing {
  const [sight, setSight] = useState({ top: 0, height: 800 });
  const [passing] = useState(() => new Passing((run) => requestAnimationFrame(run)));
  const offsets = useMemo(() => offsetsOf(heights), [heights]);
  const latest = useRef(offsets);
  useEffect(() => {
    latest.current = offsets;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const sightNow = (): Sight => ({ top: element.scrollTop, height: element.clientHeight });
    const see = (next: Sight) =>
      setSight((before) => (isAlike(latest.current, before, next) ? before : next));
    let last = sightNow();
    const onScroll = () => {
      const next = sightNow();
      passing.moved(newIn(latest.current, last, next));
      last = next;
      // In the frame that scrolls: else a list that moves a page at a time is blank until it stands.
      flushSync(() => see(next));
    };
    const size = new ResizeObserver(() => see(sightNow()));
    size.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, passing]);
  return {
    offsets,
    passing,
    ...itemsWithin(offsets, { top: sight.top, bottom: sight.top + sight.height }, extra),
  };
}

interface Sight {
  readonly top: number;
  readonly height: number;
}

/** The same items are in sight: a movement of a few pixels draws nothing anew. */
function isAlike(offsets: readonly number[], before: Sight, next: Sight): boolean {
  const [a, b] = [itemsIn(offsets, before), itemsIn(offsets, next)];
  return before.height === next.height && a.from === b.from && a.to === b.to;
}

/** How many of the items in sight were not so before. */
function newIn(offsets: readonly number[], before: Sight, next: Sight): number {
  const [a, b] = [itemsIn(offsets, before), itemsIn(offsets, next)];
  const kept = Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
  return b.to - b.from - kept;
}

function itemsIn(offsets: readonly number[], { top, height }: Sight) {
  return itemsWithin(offsets, { top, bottom: top + height }, 0);
}

function lastAtOrBefore(offsets: readonly number[], place: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
