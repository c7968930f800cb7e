import { type Dataset, items, personName, text } from '#dicom/dataset.ts';
import { parseDate, parseTime } from '#dicom/dates.ts';
import { Tag } from '#dicom/tag.ts';

/** One line of a structured report: a heading, or a named value; `depth` 0 is the report's own level. */
export interface ReportLine {
  /** Its place in reading order, from 0. */
  readonly number: number;
  readonly depth: number;
  readonly kind: 'heading' | 'value' | 'image';
  readonly name?: string;
  readonly value?: string;
  /** SOP Instance UID an IMAGE item points at. */
  readonly sopInstanceUid?: string;
}

/** What of a hostile tree is read; the rest is counted as left out. */
const mostLines = 5000;
const deepest = 24;

const tag = {
  measuredValueSequence: '0040A300',
  numericValue: '0040A30A',
  measurementUnitsSequence: '004008EA',
  conceptCodeSequence: '0040A168',
  dateTime: '0040A120',
  date: '0040A121',
  time: '0040A122',
  personName: '0040A123',
  uid: '0040A124',
  referencedSopSequence: '00081199',
} as const;

/**
 * The content tree of an SR document (PS3.3 C.17.3) as lines in reading order. Walks with its own stack, so that a deep tree costs no call
 * stack; `leftOut` counts items beyond the limits.
 */
export function reportLines(dataset: Dataset): {
  readonly lines: readonly ReportLine[];
  readonly leftOut: number;
} {
  const lines: ReportLine[] = [];
  let leftOut = 0;
  const waiting: { readonly item: Dataset; readonly depth: number }[] = [{ item: dataset, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, depth } = next;
    if (lines.length >= mostLines || depth > deepest) {
      leftOut += 1;
      continue;
    }
    lines.push({ number: lines.length, ...lineOf(item, depth) });
    const children = items(item, Tag.contentSequence);
    waiting.push(...children.toReversed().map((child) => ({ item: child, depth: depth + 1 })));
  }
  return { lines, leftOut };
}

function lineOf(item: Dataset, depth: number): Omit<ReportLine, 'number'> {
  const name = meaning(items(item, Tag.conceptNameCodeSequence)[0]);
  const named = { depth, ...(name === undefined ? {} : { name }) };
  const type = text(item, Tag.valueType);
  if (type === 'CONTAINER' || type === undefined) return { ...named, kind: 'heading' };
  if (type === 'IMAGE' || type === 'COMPOSITE' || type === 'WAVEFORM') {
    const uid = text(items(item, tag.referencedSopSequence)[0] ?? {}, Tag.referencedSopInstanceUid);
    return { ...named, kind: 'image', ...(uid === undefined ? {} : { sopInstanceUid: uid }) };
  }
  const value = valueOf(item, type);
  return { ...named, kind: 'value', ...(value === undefined ? {} : { value }) };
}

function valueOf(item: Dataset, type: string): string | undefined {
  switch (type) {
    case 'NUM':
      return numeric(items(item, tag.measuredValueSequence)[0]);
    case 'CODE':
      return meaning(items(item, tag.conceptCodeSequence)[0]);
    case 'PNAME':
      return personName(item, tag.personName)?.alphabetic?.replaceAll('^', ' ').trim();
    case 'DATE':
      return day(text(item, tag.date));
    case 'TIME':
      return clock(text(item, tag.time));
    case 'DATETIME': {
      const stamp = text(item, tag.dateTime) ?? '';
      return [day(stamp.slice(0, 8)), clock(stamp.slice(8, 14))]
        .filter((part) => part !== undefined)
        .join(' ');
    }
    case 'UIDREF':
      return text(item, tag.uid);
    default:
      return text(item, Tag.textValue);
  }
}

function numeric(measured: Dataset | undefined): string | undefined {
  if (measured === undefined) return undefined;
  const value = text(measured, tag.numericValue)?.replace('.', ',');
  const units = items(measured, tag.measurementUnitsSequence)[0];
  const unit = units === undefined ? undefined : (text(units, Tag.codeValue) ?? meaning(units));
  return value === undefined ? undefined : unit === undefined || unit === '1' ? value : `${value} ${unit}`;
}

function meaning(code: Dataset | undefined): string | undefined {
  return code === undefined ? undefined : text(code, Tag.codeMeaning);
}

function day(stored: string | undefined): string | undefined {
  const date = parseDate(stored);
  if (date === undefined) return stored;
  const two = (part: number) => String(part).padStart(2, '0');
  return [date.day, date.month]
    .flatMap((part) => (part === undefined ? [] : [two(part)]))
    .concat(String(date.year))
    .join('.');
}

function clock(stored: string | undefined): string | undefined {
  const time = parseTime(stored);
  if (time === undefined) return undefined;
  return `${String(time.hours).padStart(2, '0')}:${String(time.minutes).padStart(2, '0')}`;
}
