import { parseDate, parseTime } from '#dicom/dates.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { type Code } from './code.ts';
import { type ContentValue, type Measured } from './contentValue.ts';

/** What a concept is called: in the user's language where Lysbilde has a word for it, else as the object writes it. */
export function conceptWords({ panes }: Messages, code: Code | undefined): string | undefined {
  if (code === undefined) return undefined;
  const known: Readonly<Record<string, string>> = panes.sr.concepts;
  return known[code.meaning?.toLowerCase() ?? ''] ?? code.meaning ?? code.value;
}

/** A content item's value as words; undefined for what is no value: containers and references. */
export function valueWords(words: Messages, value: ContentValue): string | undefined {
  const { sr } = words.panes;
  switch (value.kind) {
    case 'container':
    case 'reference':
      return undefined;
    case 'text':
      return value.text ?? sr.nothing;
    case 'code':
      return conceptWords(words, value.code) ?? sr.nothing;
    case 'number':
      return numberWords(words, value);
    case 'date':
      return dayWords(words, value.stored) ?? sr.nothing;
    case 'time':
      return clockWords(value.stored) ?? sr.nothing;
    case 'dateTime':
      return dateTimeWords(words, value.stored) ?? sr.nothing;
    case 'uid':
      return value.uid ?? sr.nothing;
    case 'region':
      return sr.region(sr.space[value.space], pointed(sr, value.graphicType, value.points));
    case 'times': {
      const ranges: Readonly<Record<string, string>> = sr.range;
      return sr.times(ranges[value.rangeType] ?? value.rangeType, value.points);
    }
    case 'item':
      return sr.item(value.position);
    case 'other':
      return sr.other(value.valueType);
  }
}

/** `12,5 mm`: the digits as stored, in the language's own decimal sign. */
export function measuredWords({ language }: Messages, { value, unit }: Measured): string {
  const digits = language.code === 'nb' ? value.replace('.', ',') : value;
  return [digits.replace('-', '−'), unitWords(unit)].filter((part) => part !== '').join(' ');
}

/** UCUM as people write it (PS3.16 CID 82): `mGy.cm` is mGy·cm, `Gy.m2` is Gy·m², `1` is nothing. */
export function unitWords(unit: Code | undefined): string {
  const { value = '', scheme, meaning } = unit ?? {};
  if (scheme !== undefined && scheme !== 'UCUM') return meaning ?? value;
  if (value === '1' || value === '') return '';
  if (value in special) return special[value] ?? value;
  // An annotation says of what the unit is: `{SUVbw}g/ml`, or that there is none: `{pixels}`.
  const annotations = [...value.matchAll(/\{([^}]*)\}/g)].map(([, annotation]) => annotation).join(' ');
  const bare = readable(value.replace(/\{[^}]*\}/g, ''));
  if (annotations === '') return bare;
  return bare === '' ? annotations : `${bare} (${annotations})`;
}

function readable(ucum: string): string {
  return ucum
    .replaceAll('.', '·')
    .replace(/\bu(?=[A-Za-z])/g, 'µ')
    .replace(/(?<=[A-Za-z])2\b/g, '²')
    .replace(/(?<=[A-Za-z])3\b/g, '³');
}

const special: Readonly<Record<string, string>> = {
  "[hnsf'U]": 'HU',
  Cel: '°C',
  deg: '°',
  '[ppm]': 'ppm',
  '{events}': '',
};

export function dateTimeWords(words: Messages, stored: string | undefined): string | undefined {
  if (stored === undefined) return undefined;
  const [, date = '', time = '', zone = ''] = /^(\d{4,8})(\d{2}[\d.]*)?([+-]\d{4})?$/.exec(stored) ?? [];
  const day = dayWords(words, date === '' ? stored : date);
  const clock = clockWords(time === '' ? undefined : time);
  const shift = zone === '' ? undefined : `(UTC${zone.slice(0, 3)}:${zone.slice(3)})`;
  return [day, clock, shift].filter((part) => part !== undefined).join(' ');
}

/** What is no date stands as it is stored. */
export function dayWords({ common }: Messages, stored: string | undefined): string | undefined {
  const date = parseDate(stored);
  return date === undefined ? stored : common.date(date);
}

export function clockWords(stored: string | undefined): string | undefined {
  const time = parseTime(stored);
  if (time === undefined) return stored;
  return `${String(time.hours).padStart(2, '0')}:${String(time.minutes).padStart(2, '0')}`;
}

function numberWords(words: Messages, value: Extract<ContentValue, { readonly kind: 'number' }>): string {
  const measured = value.measured.map((one) => measuredWords(words, one)).join(' / ');
  const qualifier = conceptWords(words, value.qualifier);
  if (measured === '') return qualifier ?? words.panes.sr.nothing;
  return qualifier === undefined ? measured : `${measured} (${qualifier})`;
}

function pointed(sr: Messages['panes']['sr'], graphicType: string, points: number): string {
  const shapes: Readonly<Record<string, string>> = sr.shape;
  const shape = shapes[graphicType] ?? graphicType;
  return graphicType === 'POINT' || graphicType === '' ? shape : sr.points(shape, points);
}
