import { type KeyboardEvent, useState } from 'react';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { dateAt, endOf, type Period, startOf, stepped } from '#viewer/timeline/period.ts';

import { type Mark, markAfter, type Ribbon } from './ribbonMarks.ts';

export interface RibbonKeys {
  /** The study that keys, or the pointer, have come to. */
  readonly current: Mark | undefined;
  /** Years, months or days marked by keys, not yet chosen. */
  readonly marked: Period | undefined;
  readonly setCurrent: (uid: string | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface RibbonKeysOptions {
  readonly onOpen: (studyInstanceUid: StudyInstanceUid) => void;
  readonly onPeriod: (period: Period | undefined) => void;
  /** Time is narrowed already: Escape widens it again. */
  readonly isNarrowed: boolean;
}

/** All that a pointer does on the ribbon, by keys: from mark to mark, opening one, and marking a stretch of time with Shift. */
export function useRibbonKeys({ marks, period, unit }: Ribbon, options: RibbonKeysOptions): RibbonKeys {
  const [currentUid, setCurrent] = useState<string>();
  const [marked, setMarked] = useState<Period>();
  const current = marks.find(({ uid }) => uid === currentUid);
  const choose = (next: Period | undefined) => {
    setMarked(undefined);
    options.onPeriod(next);
  };
  const act = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      setMarked(widened(marked ?? beginning(current, { period, unit }), key, { period, unit }));
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

/** The year, month or day of the study that keys have come to, else the last there is. */
function beginning(current: Mark | undefined, { period, unit }: Divided): Period {
  const date = dateAt(current === undefined ? endOf(period.to) - 1 : startOf(current.date), unit);
  return { from: date, to: date };
}

type Divided = Pick<Ribbon, 'period' | 'unit'>;

/** One more at the end that the arrow points to, as far as the ribbon goes. */
function widened({ from, to }: Period, key: 'ArrowLeft' | 'ArrowRight', { period, unit }: Divided): Period {
  const [earlier, later] = [stepped(from, -1, unit), stepped(to, 1, unit)];
  const [start, end] = [startOf(period.from), endOf(period.to)];
  return key === 'ArrowLeft'
    ? { from: startOf(earlier) < start ? dateAt(start, unit) : earlier, to }
    : { from, to: endOf(later) > end ? dateAt(end - 1, unit) : later };
}
