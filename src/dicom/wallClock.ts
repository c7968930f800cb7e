import { type CalendarDate, parseDate } from './dates.ts';

/** Date (DA) and time (TM) as stored: of one and the same wall clock. */
export interface WallClock {
  readonly date: string;
  readonly time: string;
}

/** Seconds from one moment to a later one by the same clock, fractions too; undefined where either is no full moment. */
export function secondsBetween(from: WallClock, to: WallClock): number | undefined {
  const [a, b] = [secondsOf(from), secondsOf(to)];
  return a === undefined || b === undefined ? undefined : b - a;
}

function secondsOf({ date, time }: WallClock): number | undefined {
  const day = parseDate(date);
  const match = /^(\d{2}):?(\d{2})(?::?(\d{2}(?:\.\d{1,6})?))?$/.exec(time.trim());
  if (day?.day === undefined || day.month === undefined || match === null) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds >= 61) return undefined;
  return (
    dayNumber({ year: day.year, month: day.month, day: day.day }) * 86_400 +
    hours * 3600 +
    minutes * 60 +
    seconds
  );
}

/** Days since an arbitrary one, in the Gregorian calendar: no Date, which would bring in a time zone. */
function dayNumber({ year, month, day }: Required<CalendarDate>): number {
  // Years begin in March, so that the leap day comes last.
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day
  );
}
