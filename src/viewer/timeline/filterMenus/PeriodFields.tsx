import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Period } from '#viewer/timeline/period.ts';
import { type ListedStudy } from '#viewer/timeline/listedStudy.ts';

export interface PeriodFieldsProps {
  /** With studies, oldest first; at least one. */
  readonly years: readonly number[];
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

/** What brushing the ribbon does, for those who use keys: the first and last year. */
export function PeriodFields({ years, period, onPeriod }: PeriodFieldsProps) {
  const t = useMessages().timeline;
  const choose = (next: Period) => onPeriod(ordered(next));
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
    <div className="period-fields">
      {select(t.periodFrom, nearest(years, period.from.year), (year) =>
        choose({ from: { year }, to: { year: period.to.year } }),
      )}
      {select(t.periodTo, nearest(years, period.to.year), (year) =>
        choose({ from: { year: period.from.year }, to: { year } }),
      )}
    </div>
  );
}

/** The years that any study is of, oldest first. */
export function yearsOf(studies: readonly ListedStudy[]): readonly number[] {
  const years = new Set(studies.flatMap(({ date }) => (date === undefined ? [] : [date.year])));
  return [...years].toSorted((a, b) => a - b);
}

function ordered({ from, to }: Period): Period {
  return from.year <= to.year ? { from, to } : { from: to, to: from };
}

/** A brushed period may begin in a year without studies. */
function nearest(years: readonly number[], wanted: number): number {
  return years.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
}
