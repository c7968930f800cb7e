import { parseDate, parseTime } from '#dicom/dates.ts';
import { type Study } from '#dicom/study.ts';

/** When something was taken, as stored (DA and TM, PS3.5 6.2): either may be missing, or known to the year or the hour alone. */
export type Moment = Pick<Study, 'studyDate' | 'studyTime'>;

/** Whether `a` was taken after `b` for certain: where one of the two leaves off, nothing says which came first. */
export function isCertainlyLater(a: Moment, b: Moment): boolean {
  const [one, other] = [digitsOf(a), digitsOf(b)];
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) > other.slice(0, known);
}

/** `YYYYMMDDHHMMSS…` as far as it is known; empty for what is no date. */
function digitsOf({ studyDate, studyTime }: Moment): string {
  const date = parseDate(studyDate);
  if (date === undefined) return '';
  const parts = [String(date.year).padStart(4, '0'), two(date.month), two(date.day)].join('');
  const hasTime = date.day !== undefined && parseTime(studyTime) !== undefined;
  return hasTime ? parts + (studyTime ?? '').replace(/\D/g, '') : parts;
}

function two(part: number | undefined): string {
  return part === undefined ? '' : String(part).padStart(2, '0');
}
