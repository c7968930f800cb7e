/** Numbers and dates as each language writes them; pure, so that message files can use them. */
export interface DateParts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Decimal comma, thin grouping: `1 234,5`. */
export function nbNumber(value: number, digits = 0): string {
  return formatOf('nb-NO', digits).format(value);
}

export function enNumber(value: number, digits = 0): string {
  return formatOf('en-GB', digits).format(value);
}

/** A value of whatever size: to `digits` decimals, and a fraction of one to its first four figures that are not nought. */
export function nbValue(value: number, digits: number): string {
  return isFraction(value) ? figuresOf('nb-NO').format(value) : nbNumber(value, digits);
}

export function enValue(value: number, digits: number): string {
  return isFraction(value) ? figuresOf('en-GB').format(value) : enNumber(value, digits);
}

function isFraction(value: number): boolean {
  return value !== 0 && Math.abs(value) < 1;
}

/** Making a format takes many times longer than using it, and every row of a long list writes two numbers. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
  formats.set(key, known);
  return known;
}

function figuresOf(locale: string): Intl.NumberFormat {
  const key = `${locale} figures`;
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  formats.set(key, known);
  return known;
}

/** `05.03.2026`, `03.2026`, `2026`. */
export function nbDate({ year, month, day }: DateParts): string {
  return (
    [day, month].flatMap((part) => (part === undefined ? [] : [two(part)])).join('.') + joined(month, year)
  );
}

/** `jan.`, `mars`: 1 is January. */
export function nbMonth(month: number): string {
  return norwegianMonths[month - 1] ?? '';
}

/** `Jan`, `Mar`: 1 is January. */
export function enMonth(month: number): string {
  return englishMonths[month - 1] ?? '';
}

/** `5 Mar 2026`, `Mar 2026`, `2026`. */
export function enDate({ year, month, day }: DateParts): string {
  const name = month === undefined ? undefined : englishMonths[month - 1];
  return [day === undefined ? undefined : String(day), name, String(year)]
    .filter((part) => part !== undefined)
    .join(' ');
}

export function clock(hours: number, minutes: number): string {
  return `${two(hours)}:${two(minutes)}`;
}

/** `2:14` for 134 seconds. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

/** `1 serie`, `3 serier`. */
export function counted(n: number, one: string, many: string): string {
  return `${nbNumber(n)} ${n === 1 ? one : many}`;
}

export function countedEn(n: number, one: string, many: string): string {
  return `${enNumber(n)} ${n === 1 ? one : many}`;
}

const norwegianMonths = [
  'jan.',
  'feb.',
  'mars',
  'apr.',
  'mai',
  'juni',
  'juli',
  'aug.',
  'sep.',
  'okt.',
  'nov.',
  'des.',
];
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function joined(month: number | undefined, year: number): string {
  return month === undefined ? String(year) : `.${year}`;
}
