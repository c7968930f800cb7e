import { type Dataset, items, numbers, personName, text, texts } from '#dicom/dataset.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { type Citation, citationsOf, type Evidence } from './citation.ts';
import { type Code, codeIn } from './code.ts';
import { ReportTag } from './reportTag.ts';

/** What one content item says (PS3.3 C.17.3.2.1), by its value type. Absent parts were absent in the object. */
export type ContentValue =
  | { readonly kind: 'container' }
  | { readonly kind: 'text'; readonly text?: string }
  | { readonly kind: 'code'; readonly code?: Code }
  | { readonly kind: 'number'; readonly measured: readonly Measured[]; readonly qualifier?: Code }
  | { readonly kind: 'date' | 'time' | 'dateTime'; readonly stored?: string }
  | { readonly kind: 'uid'; readonly uid?: string }
  | { readonly kind: 'reference'; readonly citations: readonly Citation[] }
  | {
      readonly kind: 'region';
      readonly space: 'image' | 'patient';
      readonly graphicType: string;
      readonly points: number;
    }
  | { readonly kind: 'times'; readonly rangeType: string; readonly points: number }
  /** By-reference relationship: another item of the same document, by its place. */
  | { readonly kind: 'item'; readonly position: string }
  | { readonly kind: 'other'; readonly valueType: string };

/** A number as it is stored, digit for digit, with its unit. */
export interface Measured {
  readonly value: string;
  readonly unit?: Code;
}

export function parseContentValue(item: Dataset, evidence: Evidence): ContentValue {
  const type = text(item, Tag.valueType);
  if (type === undefined) return withoutType(item);
  switch (type) {
    case 'TEXT':
      return { kind: 'text', ...optional('text', text(item, Tag.textValue)) };
    case 'CODE':
      return { kind: 'code', ...optional('code', codeIn(item, ReportTag.conceptCodeSequence)) };
    case 'NUM':
      return numeric(item);
    case 'PNAME':
      return { kind: 'text', ...optional('text', nameIn(item, ReportTag.personName)) };
    case 'DATE':
      return { kind: 'date', ...optional('stored', text(item, ReportTag.date)) };
    case 'TIME':
      return { kind: 'time', ...optional('stored', text(item, ReportTag.time)) };
    case 'DATETIME':
      return { kind: 'dateTime', ...optional('stored', text(item, ReportTag.dateTime)) };
    case 'UIDREF':
      return { kind: 'uid', ...optional('uid', text(item, ReportTag.uid)) };
    case 'IMAGE':
    case 'COMPOSITE':
    case 'WAVEFORM':
      return { kind: 'reference', citations: citationsOf(item, evidence) };
    case 'SCOORD':
      return region(item, 'image');
    case 'SCOORD3D':
      return region(item, 'patient');
    case 'TCOORD':
      return times(item);
    case 'CONTAINER':
      return { kind: 'container' };
    default:
      return { kind: 'other', valueType: type };
  }
}

/** A person's name in reading order, alphabetic group first. */
export function nameIn(dataset: Dataset, tag: string): string | undefined {
  const name = personName(dataset, tag);
  const written = name?.alphabetic ?? name?.ideographic ?? name?.phonetic;
  return written?.replaceAll('^', ' ').replace(/\s+/g, ' ').trim();
}

function numeric(item: Dataset): ContentValue {
  const measured = items(item, ReportTag.measuredValueSequence).flatMap((one): readonly Measured[] => {
    const value = texts(one, ReportTag.numericValue).join(' / ');
    return value === ''
      ? []
      : [{ value, ...optional('unit', codeIn(one, ReportTag.measurementUnitsCodeSequence)) }];
  });
  const qualifier = codeIn(item, ReportTag.numericValueQualifierCodeSequence);
  return { kind: 'number', measured, ...optional('qualifier', qualifier) };
}

/** Graphic Data holds column and row by turns in an image, x, y and z by turns in the patient (PS3.3 C.18.6, C.18.9). */
function region(item: Dataset, space: 'image' | 'patient'): ContentValue {
  const coordinates = numbers(item, ReportTag.graphicData)?.length ?? 0;
  const graphicType = text(item, ReportTag.graphicType) ?? '';
  return {
    kind: 'region',
    space,
    graphicType,
    points: Math.floor(coordinates / (space === 'image' ? 2 : 3)),
  };
}

function times(item: Dataset): ContentValue {
  const points = [
    ReportTag.referencedSamplePositions,
    ReportTag.referencedTimeOffsets,
    ReportTag.referencedDateTime,
  ].map((tag) => texts(item, tag).length);
  return {
    kind: 'times',
    rangeType: text(item, ReportTag.temporalRangeType) ?? '',
    points: Math.max(...points),
  };
}

/** By-reference items bear no value of their own; what bears nothing at all is a container. */
function withoutType(item: Dataset): ContentValue {
  const position = numbers(item, ReportTag.referencedContentItemIdentifier);
  return position === undefined ? { kind: 'container' } : { kind: 'item', position: position.join('.') };
}
