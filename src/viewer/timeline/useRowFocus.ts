import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';

import { type ListItem } from './listItems.ts';
import { type Passing } from './passing.ts';
import { scrollTopFor, useWindowing } from './windowing.ts';

type StudyItem = Extract<ListItem, { kind: 'study' }>;

interface DrawnItem {
  readonly item: ListItem;
  readonly index: number;
  readonly start: number;
  readonly height: number;
}

export interface RowFocus {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Pixels. */
  readonly totalHeight: number;
  /** Items to draw: those in sight, and the active one wherever it is. */
  readonly drawn: readonly DrawnItem[];
  readonly passing: Passing;
  /** The row that Tab reaches; only it is in the tab order. */
  readonly activeIndex: number;
  readonly activeItem: StudyItem | undefined;
  /** Brings a study's row into sight and gives it focus. */
  readonly focusStudy: (studyInstanceUid: string) => void;
  readonly setActive: (studyInstanceUid: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const rowHeight = 76;
const yearHeight = 34;
const extraRows = 4;

/** One row of a long list in the tab order, walked by arrows, Page, Home and End. */
export function useRowFocus(items: readonly ListItem[]): RowFocus {
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const [active, setActive] = useState<string>();
  const heights = useMemo(() => items.map(({ kind }) => (kind === 'year' ? yearHeight : rowHeight)), [items]);
  const { offsets, from, to, passing } = useWindowing(scroller, heights, extraRows);
  const found = items.findIndex((item) => uidOf(item) === active);
  const isKnown = active !== undefined && found !== -1;
  const activeIndex = isKnown ? found : items.findIndex((item) => item.kind === 'study');
  const activeItem = items[activeIndex];

  useEffect(() => {
    if (wanted.current !== undefined && focusRow(scroller.current, wanted.current))
      wanted.current = undefined;
  });
  const focusAt = (index: number) => {
    const uid = uidOf(items[index]);
    const element = scroller.current;
    if (uid === undefined || element === null) return;
    const item = { start: offsets[index] ?? 0, end: offsets[index + 1] ?? 0 };
    const sight = { top: element.scrollTop, height: element.clientHeight, headroom: yearHeight };
    element.scrollTop = scrollTopFor(item, sight);
    setActive(uid);
    if (!focusRow(element, uid)) wanted.current = uid;
  };
  return {
    scroller,
    totalHeight: offsets.at(-1) ?? 0,
    drawn: indexesOf(from, to, activeIndex).flatMap((index) => {
      const item = items[index];
      if (item === undefined) return [];
      return [{ item, index, start: offsets[index] ?? 0, height: heights[index] ?? 0 }];
    }),
    passing,
    activeIndex,
    activeItem: activeItem?.kind === 'study' ? activeItem : undefined,
    focusStudy: (uid) => focusAt(items.findIndex((item) => uidOf(item) === uid)),
    setActive,
    onKeyDown: (event) => {
      const next = indexAfter(event.key, items, activeIndex);
      if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      focusAt(next);
    },
  };
}

/** Where a key leads in the list; undefined where it leads nowhere. Headings are stepped over. */
export function indexAfter(key: string, items: readonly ListItem[], from: number): number | undefined {
  const isStudy = (item: ListItem) => item.kind === 'study';
  const first = known(items.findIndex(isStudy));
  const last = known(items.findLastIndex(isStudy));
  const down = (distance: number) =>
    known(items.findIndex((item, index) => index >= from + distance && isStudy(item)));
  const up = (distance: number) =>
    known(items.findLastIndex((item, index) => index <= from - distance && isStudy(item)));
  const page = 8;
  switch (key) {
    case 'Home':
      return first;
    case 'End':
      return last;
    case 'ArrowDown':
      return down(1);
    case 'ArrowUp':
      return up(1);
    case 'PageDown':
      return down(page) ?? last;
    case 'PageUp':
      return up(page) ?? first;
    default:
      return undefined;
  }
}

function known(index: number): number | undefined {
  return index === -1 ? undefined : index;
}

function uidOf(item: ListItem | undefined): string | undefined {
  return item?.kind === 'study' ? item.study.entry.studyInstanceUid : undefined;
}

function indexesOf(from: number, to: number, active: number): readonly number[] {
  const inSight = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (active === -1 || (active >= from && active < to)) return inSight;
  return [...inSight, active].toSorted((a, b) => a - b);
}

/** True once the row is in the page and has focus. */
function focusRow(scroller: HTMLElement | null, uid: string): boolean {
  const row = scroller?.querySelector<HTMLElement>(`[data-study-uid="${uid}"] .study-open`);
  if (row === null || row === undefined) return false;
  row.focus({ preventScroll: true });
  return true;
}
