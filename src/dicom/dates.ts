/** A DICOM date (PS3.5 6.2, DA): the wall clock where it was taken. Never a JavaScript Date, which would move it between zones. */
export interface CalendarDate {
  readonly year: number;
  /** 1–12; absent when only the year is known. */
  readonly month?: number;
  /** 1–31; absent when only year and month are known. */
  readonly day?: number;
}

/** `YYYYMMDD`, `YYYYMM`, `YYYY` and the retired `YYYY.MM.DD`; undefined when it is no date, so that nothing is guessed. */
export function parseDate(text: string | undefined): CalendarDate | undefined {
  const match = /^(\d{4})(?:[.-]?(\d{2})(?:[.-]?(\d{2}))?)?$/.exec(text?.trim() ?? '');
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (year === 0 || month > 12 || day > daysInMonth(year, Math.max(1, month))) return undefined;
  if (match[2] !== undefined && month === 0) return undefined;
  if (month === 0) return { year };
  return day === 0 ? { year, month } : { year, month, day };
}

/** A day as people write it in Norway, day first: `1.2.2024`, `01/02/2024`, `01022024`; or `2024-02-01`. The year in full, since nothing is guessed. */
export function parseTypedDate(text: string): Required<CalendarDate> | undefined {
  const typed = text.trim();
  const match = /^(\d{1,2})[. /-]\s*(\d{1,2})[. /-]\s*(\d{4})$|^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const [day = '', month = '', year = ''] = match?.slice(match[1] === undefined ? 4 : 1) ?? [];
  const date = parseDate(
    match === null
      ? /^\d{4}-\d{2}-\d{2}$/.exec(typed)?.[0]
      : year + month.padStart(2, '0') + day.padStart(2, '0'),
  );
  if (date?.month === undefined || date.day === undefined) return undefined;
  return date.year < 1850 || date.year > 2199
    ? undefined
    : { year: date.year, month: date.month, day: date.day };
}

/** `YYYYMMDD` */
export function dicomDate({ year, month, day }: Required<CalendarDate>): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '',
  );
}

/** `HH`, `HHMM`, `HHMMSS[.ffffff]` and the retired colons, as hours and minutes; undefined when it is no time. */
export function parseTime(
  text: string | undefined,
): { readonly hours: number; readonly minutes: number } | undefined {
  const match = /^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:\.\d{1,6})?)?)?$/.exec(text?.trim() ?? '');
  if (match === null) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  return hours > 23 || minutes > 59 ? undefined : { hours, minutes };
}

/** Whole years, months and days from one date to a later one. `unit` is the finest that both dates know. */
export interface Span {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly unit: 'year' | 'month' | 'day';
}

/** The span between two dates, or undefined when `earlier` is not earlier or the same. */
export function spanBetween(earlier: CalendarDate, later: CalendarDate): Span | undefined {
  if (earlier.month === undefined || later.month === undefined) {
    const years = later.year - earlier.year;
    return years < 0 ? undefined : { years, months: 0, days: 0, unit: 'year' };
  }
  const whole = (later.year - earlier.year) * 12 + (later.month - earlier.month);
  if (earlier.day === undefined || later.day === undefined) {
    return whole < 0
      ? undefined
      : { years: Math.floor(whole / 12), months: whole % 12, days: 0, unit: 'month' };
  }
  const borrowed = later.day < earlier.day;
  const months = borrowed ? whole - 1 : whole;
  if (months < 0) return undefined;
  const days = borrowed
    ? later.day - earlier.day + daysInMonthBefore(later.year, later.month)
    : later.day - earlier.day;
  return { years: Math.floor(months / 12), months: months % 12, days: Math.max(0, days), unit: 'day' };
}

/** Sorts undated last, then earlier before later; texts are DICOM dates and times as stored. */
export function compareDateTimes(
  a: { readonly date?: string | undefined; readonly time?: string | undefined },
  b: { readonly date?: string | undefined; readonly time?: string | undefined },
): number {
  const [first, second] = [sortable(a), sortable(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function sortable(at: { readonly date?: string | undefined; readonly time?: string | undefined }): string {
  const date = parseDate(at.date);
  if (date === undefined) return '~';
  const pad = (value: number | undefined, width: number) => String(value ?? 0).padStart(width, '0');
  const time = parseTime(at.time);
  return `${pad(date.year, 4)}${pad(date.month, 2)}${pad(date.day, 2)}${pad(time?.hours, 2)}${pad(time?.minutes, 2)}${at.time ?? ''}`;
}

function daysInMonthBefore(year: number, month: number): number {
  return month === 1 ? 31 : daysInMonth(year, month - 1);
}

/** 28–31; `month` 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
