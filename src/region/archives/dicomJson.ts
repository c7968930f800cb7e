import { type Dataset, type Element } from '#dicom/dataset.ts';
import { type DecodeText, decoderFor, isAscii } from './characterSet.ts';
import { type DicomObject } from './dicomObject.ts';
import { type RawDataset, type RawElement } from './elements.ts';
import { binaryNumbers, littleEndian } from './binaryValues.ts';

/** Tags and item indexes (from 0) in turn, from the object down to the value. */
export interface BulkAddress {
  readonly tagPath: readonly string[];
  readonly isEncapsulated: boolean;
}

export interface JsonOptions {
  /** Where a binary value that does not stand inline can be fetched; undefined leaves the value out. */
  readonly bulkDataUri: (address: BulkAddress) => string | undefined;
  /** Binary values up to this many bytes stand inline; `dropped` leaves out the attribute altogether. */
  readonly inlineBytes: number | 'dropped';
  readonly wants?: (tag: string) => boolean;
}

interface Context extends JsonOptions {
  readonly object: DicomObject;
  readonly decode: DecodeText;
  readonly signed: boolean;
  readonly path: readonly string[];
}

/** Above this a text value is fetched as bulk data too: no header needs it, and a row of such would choke a page. */
const longestText = 256 * 1024;

/** The DICOM JSON model of an object (PS3.18 F), without its pixel data. */
export function datasetOf(object: DicomObject, options: JsonOptions): Dataset {
  const decode: DecodeText = (bytes) => bytes.toString('latin1');
  return toDataset(object.elements, { ...options, object, decode, signed: false, path: [] });
}

function toDataset(elements: RawDataset, outer: Context): Dataset {
  const context = withOwnSettings(elements, outer);
  const dataset: Record<string, Element> = {};
  for (const element of elements) {
    if (element.tag.endsWith('0000') || (context.path.length === 0 && context.wants?.(element.tag) === false))
      continue;
    const json = toElement(element, context);
    if (json !== undefined) dataset[element.tag] = json;
  }
  return dataset;
}

/** An item may name its own character set and its own Pixel Representation; else its parent's hold. */
function withOwnSettings(elements: RawDataset, outer: Context): Context {
  const own = (tag: string) => elements.find((element) => element.tag === tag);
  const characterSet = own('00080005');
  const representation = own('00280103');
  return {
    ...outer,
    ...(characterSet === undefined
      ? outer.path.length === 0
        ? { decode: decoderFor([]) }
        : {}
      : { decode: decoderFor(valueOf(characterSet, outer).toString('latin1').split('\\')) }),
    ...(representation === undefined
      ? {}
      : { signed: valueOf(representation, outer)[bigOrLittle(outer)] === 1 }),
  };
}

const bigOrLittle = (context: Context) => (context.object.bigEndian ? 1 : 0);

const valueOf = (element: RawElement, context: Context) =>
  context.object.bytes.at(element.offset, element.length);

function toElement(element: RawElement, context: Context): Element | undefined {
  const { tag } = element;
  const vr = element.vr === 'XS' ? (context.signed ? 'SS' : 'US') : element.vr;
  if (vr === 'SQ') return { vr, ...sequence(element, context) };
  if (element.encapsulated === true || tag === '7FE00010' || isBinary(vr))
    return binary(element, vr, context);
  if (element.length > longestText) return referred(element, vr, context);
  const values = isNumeric(vr)
    ? binaryNumbers(vr, valueOf(element, context), context.object.bigEndian)
    : textValues(vr, valueOf(element, context), context.decode);
  return values.length === 0 ? { vr } : { vr, Value: values };
}

function sequence(element: RawElement, context: Context): Pick<Element, 'Value'> {
  const items = element.items ?? [];
  if (items.length === 0) return {};
  const at = (index: number) => ({ ...context, path: [...context.path, element.tag, String(index)] });
  return { Value: items.map((item, index) => toDataset(item, at(index))) };
}

const isBinary = (vr: string) => ['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'UN'].includes(vr);
const isNumeric = (vr: string) => ['US', 'SS', 'UL', 'SL', 'FL', 'FD', 'SV', 'UV', 'AT'].includes(vr);

function binary(element: RawElement, vr: string, context: Context): Element | undefined {
  const isPixels = element.tag.startsWith('7FE000') && context.path.length === 0;
  if (context.inlineBytes === 'dropped') return undefined;
  if (element.length === 0) return { vr };
  if (isPixels || element.length > context.inlineBytes) return referred(element, vr, context);
  const value = valueOf(element, context);
  const bytes = context.object.bigEndian ? littleEndian(vr, value) : value;
  return { vr, InlineBinary: bytes.toString('base64') };
}

function referred(element: RawElement, vr: string, context: Context): Element | undefined {
  const tagPath = [...context.path, element.tag];
  const uri = context.bulkDataUri({ tagPath, isEncapsulated: element.encapsulated === true });
  return uri === undefined ? undefined : { vr, BulkDataURI: uri };
}

const singleValued = new Set(['LT', 'ST', 'UT', 'UR']);
const inCharacterSet = new Set(['LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT']);

function textValues(vr: string, bytes: Buffer, decode: DecodeText): readonly unknown[] {
  if (bytes.length === 0) return [];
  const decoded = isAscii(bytes) || !inCharacterSet.has(vr) ? bytes.toString('latin1') : decode(bytes);
  const parts = singleValued.has(vr) ? [decoded] : decoded.split('\\');
  const values = parts.map((part) => textValue(vr, part));
  return values.every((value) => value === null) ? [] : values;
}

function textValue(vr: string, part: string): unknown {
  const text = singleValued.has(vr) ? part.replace(/[\0 ]+$/, '') : part.replace(/[\0 ]+$/, '').trimStart();
  if (text === '') return null;
  if (vr === 'PN') return personNameOf(text);
  if (vr === 'DS' || vr === 'IS') return numberOrText(text);
  return text;
}

/** A decimal string that is a number is written as one (F.2.2); what is not stays as it stands, for the reader to refuse. */
function numberOrText(text: string): number | string {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}

function personNameOf(text: string): Readonly<Record<string, string>> {
  const names = ['Alphabetic', 'Ideographic', 'Phonetic'];
  const groups = text.split('=').map((group) => group.replace(/[\0 ]+$/, ''));
  return Object.fromEntries(
    groups.flatMap((group, index) =>
      group === '' || names[index] === undefined ? [] : [[names[index], group]],
    ),
  );
}
