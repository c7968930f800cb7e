import { type Keyword, dictionary } from './dictionary.ts';
import { sampleUid } from './uids.ts';

/** Encapsulated pixel data: one fragment per frame (PS3.5 A.4), or one fragment for a whole video stream. */
export interface Encapsulated {
  readonly fragments: readonly Uint8Array[];
}

export type Value =
  string | number | readonly string[] | readonly number[] | Uint8Array | readonly Attributes[] | Encapsulated;

/** A dataset by keyword, in any order; undefined is left out, an empty string is an empty value. */
export type Attributes = { readonly [K in Keyword]?: Value | undefined };

/** An element outside the dictionary, as private blocks are. */
export interface PrivateElement {
  readonly tag: string;
  readonly vr: string;
  readonly value: Value;
}

export interface Part10 {
  readonly transferSyntaxUid: string;
  readonly attributes: Attributes;
  readonly privateElements?: readonly PrivateElement[];
}

const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT']);
const charsets: Readonly<Record<string, BufferEncoding>> = { 'ISO_IR 100': 'latin1', 'ISO_IR 192': 'utf8' };
const undefinedLength = 0xffffffff;

/** A Part 10 file (PS3.10 7): preamble, file meta information and the dataset, explicit VR little endian. */
export function part10({ transferSyntaxUid, attributes, privateElements = [] }: Part10): Buffer {
  const meta = encode(
    {
      FileMetaInformationVersion: Uint8Array.of(0, 1),
      MediaStorageSOPClassUID: attributes.SOPClassUID,
      MediaStorageSOPInstanceUID: attributes.SOPInstanceUID,
      TransferSyntaxUID: transferSyntaxUid,
      ImplementationClassUID: sampleUid('implementation'),
      ImplementationVersionName: 'LYSBILDE_DEMO',
    },
    { charset: 'latin1' },
  );
  const length = encode({ FileMetaInformationGroupLength: meta.length }, { charset: 'latin1' });
  const named = attributes.SpecificCharacterSet;
  const charset = (typeof named === 'string' ? charsets[named] : undefined) ?? 'latin1';
  const dataset = encode(attributes, { charset, privateElements });
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, dataset]);
}

interface Encoding {
  readonly charset: BufferEncoding;
  readonly privateElements?: readonly PrivateElement[];
}

function encode(attributes: Attributes, { charset, privateElements = [] }: Encoding): Buffer {
  const known = Object.entries(attributes).flatMap(([keyword, value]) => {
    const entry = isKeyword(keyword) ? dictionary[keyword] : undefined;
    if (entry === undefined) throw new Error(`no such attribute: ${keyword}`);
    return value === undefined ? [] : [{ tag: entry[0], vr: vrOf(entry, value), value }];
  });
  const elements = [...known, ...privateElements].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  return Buffer.concat(elements.flatMap((element) => encodeElement(element, charset)));
}

const isKeyword = (keyword: string): keyword is Keyword => keyword in dictionary;

/** Encapsulated pixel data is OB whatever its depth. */
function vrOf([, vr]: readonly [string, string], value: Value): string {
  return isEncapsulated(value) ? 'OB' : vr;
}

function encodeElement({ tag, vr, value }: PrivateElement, charset: BufferEncoding): readonly Uint8Array[] {
  const body = isEncapsulated(value) ? encapsulate(value) : encodeValue({ tag, vr, value }, charset);
  const head = Buffer.alloc(longForm.has(vr) ? 12 : 8);
  head.writeUInt16LE(parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(parseInt(tag.slice(4), 16), 2);
  head.write(vr, 4, 'latin1');
  if (longForm.has(vr)) head.writeUInt32LE(isEncapsulated(value) ? undefinedLength : body.length, 8);
  else if (body.length > 0xffff) throw new Error(`${tag} is too long for ${vr}`);
  else head.writeUInt16LE(body.length, 6);
  return [head, body];
}

function encodeValue({ tag, vr, value }: PrivateElement, charset: BufferEncoding): Uint8Array {
  if (value instanceof Uint8Array) return padded(value, 0);
  if (vr === 'SQ' && isItems(value)) return Buffer.concat(value.flatMap((item) => encodeItem(item, charset)));
  const values = Array.isArray(value) ? value : [value];
  const width = numeric[vr];
  if (width === undefined)
    return padded(Buffer.from(values.map(String).join('\\'), charset), vr === 'UI' ? 0 : 32);
  if (vr === 'AT') return Buffer.concat(values.map((each) => attributeTag(String(each))));
  const buffer = Buffer.alloc(values.length * width.bytes);
  values.forEach((each, index) => {
    const number = Number(each);
    if (!Number.isFinite(number)) throw new Error(`${tag}: not a number`);
    width.write(buffer, number, index * width.bytes);
  });
  return buffer;
}

type WriteNumber = (buffer: Buffer, value: number, offset: number) => void;
const numeric: Readonly<Record<string, { readonly bytes: number; readonly write: WriteNumber }>> = {
  US: { bytes: 2, write: (buffer, value, offset) => buffer.writeUInt16LE(value, offset) },
  SS: { bytes: 2, write: (buffer, value, offset) => buffer.writeInt16LE(value, offset) },
  UL: { bytes: 4, write: (buffer, value, offset) => buffer.writeUInt32LE(value, offset) },
  SL: { bytes: 4, write: (buffer, value, offset) => buffer.writeInt32LE(value, offset) },
  FL: { bytes: 4, write: (buffer, value, offset) => buffer.writeFloatLE(value, offset) },
  FD: { bytes: 8, write: (buffer, value, offset) => buffer.writeDoubleLE(value, offset) },
  AT: { bytes: 4, write: () => undefined },
};

function encodeItem(item: Attributes, charset: BufferEncoding): readonly Uint8Array[] {
  const body = encode(item, { charset });
  return [itemHead(0xe000, body.length), body];
}

function itemHead(element: number, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(0xfffe, 0);
  head.writeUInt16LE(element, 2);
  head.writeUInt32LE(length, 4);
  return head;
}

/** Basic offset table, fragments, sequence delimiter. */
function encapsulate({ fragments }: Encapsulated): Buffer {
  const even = fragments.map((fragment) => padded(fragment, 0));
  const offsets = Buffer.alloc(4 * even.length);
  even.reduce((offset, fragment, index) => {
    offsets.writeUInt32LE(offset, 4 * index);
    return offset + 8 + fragment.length;
  }, 0);
  const parts = [offsets, ...even].flatMap((part) => [itemHead(0xe000, part.length), part]);
  return Buffer.concat([...parts, itemHead(0xe0dd, 0)]);
}

function padded(bytes: Uint8Array, filler: number): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(filler)]);
}

function attributeTag(tag: string): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt16LE(parseInt(tag.slice(0, 4), 16), 0);
  buffer.writeUInt16LE(parseInt(tag.slice(4), 16), 2);
  return buffer;
}

function isEncapsulated(value: Value): value is Encapsulated {
  return typeof value === 'object' && 'fragments' in value;
}

function isItems(value: Value): value is readonly Attributes[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object');
}
