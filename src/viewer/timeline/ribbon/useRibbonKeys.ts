import { type KeyboardEvent, useState } from 'react';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type Period } from '#viewer/timeline/filter.ts';

import { type Mark, markAfter, type Ribbon } from './ribbonMarks.ts';

export interface RibbonKeys {
  /** The study that keys, or the pointer, have come to. */
  readonly current: Mark | undefined;
  /** Years marked by keys, not yet chosen. */
  readonly marked: Period | undefined;
  readonly setCurrent: (uid: string | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface RibbonKeysOptions {
  readonly onOpen: (studyInstanceUid: StudyInstanceUid) => void;
  readonly onPeriod: (period: Period | undefined) => void;
  /** Years are narrowed already: Escape widens them again. */
  readonly isNarrowed: boolean;
}

/** All that a pointer does on the ribbon, by keys: from mark to mark, opening one, and marking years with Shift. */
export function useRibbonKeys({ marks, period }: Ribbon, options: RibbonKeysOptions): RibbonKeys {
  const [currentUid, setCurrent] = useState<string>();
  const [marked, setMarked] = useState<Period>();
  const current = marks.find(({ uid }) => uid === currentUid);
  const choose = (next: Period | undefined) => {
    setMarked(undefined);
    options.onPeriod(next);
  };
  const act = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      const year = current?.year ?? period.to;
      setMarked(widened(marked ?? { from: year, to: year }, key, period));
      return true;
    }
    const next = shiftKey ? undefined : markAfter(key, marks, current);
    if (next !== undefined) {
      setCurrent(next.uid);
      return true;
    }
    switch (key) {
      case 'Enter':
      case ' ':
        if (marked !== undefined) choose(marked);
        else if (current !== undefined) options.onOpen(current.uid);
        return true;
      case 'Escape':
        if (marked === undefined && !options.isNarrowed) return false;
        if (marked === undefined) choose(undefined);
        else setMarked(undefined);
        return true;
      default:
        return false;
    }
  };
  return {
    current,
    marked,
    setCurrent,
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(event)) event.preventDefault();
    },
  };
}

/** A year more at the end that the arrow points to. */
function widened({ from, to }: Period, key: 'ArrowLeft' | 'ArrowRight', within: Period): Period {
  return key === 'ArrowLeft'
    ? { from: Math.max(within.from, from - 1), to }
    : { from, to: Math.min(within.to, to + 1) };
}
