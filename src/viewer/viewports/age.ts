import { type CalendarDate, parseDate, type Span, spanBetween } from '#dicom/dates.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

/** «3 år 2 md. tidligere», «samme dag», «2 uker senere»: how a study's date stands to the present study's. Undefined when either is unknown. */
export function ageBeside(
  words: Messages['age'],
  date: string | undefined,
  present: string | undefined,
): string | undefined {
  const [own, reference] = [parseDate(date), parseDate(present)];
  if (own === undefined || reference === undefined) return undefined;
  const earlier = spanBetween(own, reference);
  if (earlier !== undefined)
    return isNothing(earlier) ? sameTime(words, earlier) : words.earlier(spanWords(words, earlier));
  const later = spanBetween(reference, own);
  return later === undefined ? undefined : words.later(spanWords(words, later));
}

/** «14 md. siden», counted from the day on the wall where the viewer stands. Undefined for an unknown date or one to come. */
export function ageNow(
  words: { readonly age: Messages['age']; readonly ago: (span: string) => string },
  date: string | undefined,
  today: CalendarDate,
): string | undefined {
  const own = parseDate(date);
  const span = own === undefined ? undefined : spanBetween(own, today);
  if (span === undefined) return undefined;
  if (isNothing(span)) return span.unit === 'day' ? words.age.today : undefined;
  return words.ago(spanWords(words.age, span));
}

/** The two coarsest units that matter: years and months, months alone below a year, days below a month. */
export function spanWords(words: Messages['age'], span: Span): string {
  if (span.years > 0) return words.yearsMonths(span.years, span.months);
  return span.months > 0 ? words.months(span.months) : words.days(span.days);
}

/** The day by the computer's own calendar. */
export function calendarDay(now: Date): CalendarDate {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

function isNothing(span: Span): boolean {
  return span.years === 0 && span.months === 0 && span.days === 0;
}

function sameTime(words: Messages['age'], span: Span): string | undefined {
  return span.unit === 'day' ? words.sameDay : undefined;
}
