import { ChevronDownIcon } from '@navikt/aksel-icons';
import { useCallback, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';

import { type Filter, type Period } from './filter.ts';
import { type ListedStudy } from './listedStudy.ts';

export interface PeriodMenuProps {
  readonly studies: readonly ListedStudy[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** What brushing the ribbon does, for those who use keys: the first and last year. */
export function PeriodMenu({ studies, filter, onFilter }: PeriodMenuProps) {
  const t = useMessages().timeline;
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const years = [...new Set(studies.flatMap(({ date }) => (date === undefined ? [] : [date.year])))].toSorted(
    (a, b) => a - b,
  );
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return null;
  const period = filter.period ?? { from: first, to: last };
  const choose = (next: Period) => onFilter({ ...filter, period: ordered(next) });
  const select = (label: string, value: number, onYear: (year: number) => void) => (
    <label className="period-field">
      {label}
      <select className="ds-input" value={value} onChange={(event) => onYear(Number(event.target.value))}>
        {years.map((year) => (
          <option key={year}>{year}</option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="facet-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-active={filter.period !== undefined || undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {t.facet.period}
        <ChevronDownIcon aria-hidden />
      </button>
      {isOpen && (
        <Popover anchor={anchor} label={t.filterBy(t.facet.period)} onClose={close} className="period-list">
          {select(t.periodFrom, nearest(years, period.from), (from) => choose({ ...period, from }))}
          {select(t.periodTo, nearest(years, period.to), (to) => choose({ ...period, to }))}
        </Popover>
      )}
    </>
  );
}

function ordered({ from, to }: Period): Period {
  return from <= to ? { from, to } : { from: to, to: from };
}

/** A brushed period may begin in a year without studies. */
function nearest(years: readonly number[], wanted: number): number {
  return years.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
}
