import { type RefObject, useEffect, useState } from 'react';

import { type SheetRow } from './sheetRows.ts';

/** CSS pixels. A photograph is as high as three quarters of its width, and three lines of words. */
const headings = { place: 48 } as const;
const words = 52;
const gap = 8;
const narrowest = 168;
const ahead = 400;

export interface Sight {
  readonly width: number;
  readonly top: number;
  readonly height: number;
}

/** What of a scrolling element is seen, in CSS pixels. */
export function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ width: 0, top: 0, height: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () =>
      setSight({ width: element.clientWidth, top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return sight;
}

export function columnsIn(width: number): number {
  return Math.max(2, Math.floor((width + gap) / (narrowest + gap)));
}

export function heightOf(row: SheetRow, { width, columns }: { width: number; columns: number }): number {
  if (row.kind !== 'photos') return headings[row.kind];
  return Math.round(((width - gap * (columns - 1)) / columns) * 0.75) + words + gap;
}

/** Where each row begins, and last where all end. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
  return offsets;
}

/** Rows in sight and a little beyond: the rest are not in the page. */
export function inSight(offsets: readonly number[], { top, height }: Sight): { from: number; to: number } {
  const from = offsets.findIndex((_, index) => (offsets[index + 1] ?? Infinity) >= top - ahead);
  const to = offsets.findIndex((offset) => offset > top + height + ahead);
  const last = offsets.length - 1;
  return { from: Math.max(0, from), to: to === -1 ? last : to };
}
