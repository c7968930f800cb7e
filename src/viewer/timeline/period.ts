import { type CalendarDate, daysInMonth } from '#dicom/dates.ts';

/** From the beginning of one date to the end of another, each as fine as it is written: whole years, months or days. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What a stretch of time is divided by: its marks are that far apart, and a hand chooses whole ones. */
export type Unit = 'year' | 'month' | 'day';

/**
 * Days since year 0 where every month has room for 31, so that a place in time is a whole number and no date comes before an earlier one. With a
 * fraction for the hour.
 */
export type Place = number;
export const placesInYear = 372;
const placesInMonth = 31;

export function startOf({ year, month = 1, day = 1 }: CalendarDate): Place {
  return year * placesInYear + (month - 1) * placesInMonth + (day - 1);
}

/** The beginning of what comes after. */
export function endOf(date: CalendarDate): Place {
  if (date.month === undefined) return startOf(date) + placesInYear;
  return startOf(date) + (date.day === undefined ? placesInMonth : 1);
}

/** May it lie there? What tells its year alone may be of any of its days. */
export function mayLieIn(date: CalendarDate, { from, to }: Period): boolean {
  return startOf(date) < endOf(to) && endOf(date) > startOf(from);
}

/** The year, month or day that a place lies in. */
export function dateAt(place: Place, unit: Unit): CalendarDate {
  const whole = Math.floor(place);
  const year = Math.floor(whole / placesInYear);
  if (unit === 'year') return { year };
  const month = Math.floor((whole - year * placesInYear) / placesInMonth) + 1;
  if (unit === 'month') return { year, month };
  return { year, month, day: Math.min(daysInMonth(year, month), (whole % placesInMonth) + 1) };
}

/** As many years, months or days later; earlier with a negative number. */
export function stepped(date: CalendarDate, by: number, unit: Unit): CalendarDate {
  const { year, month = 1, day = 1 } = date;
  if (unit === 'year') return { year: year + by };
  if (unit === 'month') return dateAt(startOf({ year, month }) + by * placesInMonth, 'month');
  const moved = new Date(Date.UTC(year, month - 1, day + by));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Years are told apart until there are three of them, months until there are three of those. */
export function unitOf({ from, to }: Period): Unit {
  const length = endOf(to) - startOf(from);
  if (length > 3 * placesInYear) return 'year';
  return length > 3 * placesInMonth ? 'month' : 'day';
}
