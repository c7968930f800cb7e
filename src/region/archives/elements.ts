import { type Bytes } from './bytes.ts';
import { standardVr } from './valueRepresentations.ts';

/** One data element where it lies: `offset` and `length` are those of its value. */
export interface RawElement {
  /** Eight upper-case hex digits. */
  readonly tag: string;
  readonly vr: string;
  readonly offset: number;
  readonly length: number;
  /** A sequence's items. */
  readonly items?: readonly RawDataset[];
  /** Pixel data in fragments: `offset` is that of the offset table's item, `length` reaches the end of the object's fragments. */
  readonly encapsulated?: true;
}

export type RawDataset = readonly RawElement[];

/** Why an object cannot be read, in words for the person who looks after the archive. */
export class UnreadableObject extends Error {}

export interface Reading {
  readonly bytes: Bytes;
  readonly explicit: boolean;
  readonly bigEndian: boolean;
  /** Milliseconds of `performance.now()` after which the reading is given up. */
  readonly deadline: number;
  /** Nothing after the pixel data is wanted, nor where its fragments end. */
  readonly headerOnly: boolean;
  /** Whether the items of this top-level sequence are wanted; those of defined length are otherwise skipped over. */
  readonly wants: (tag: string) => boolean;
}

const undefinedLength = 0xffffffff;
const deepest = 60;
const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const shortForm = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const isVr = (vr: string) => shortForm.has(vr) || longForm.has(vr);

const item = 'FFFEE000';
const itemEnd = 'FFFEE00D';
const sequenceEnd = 'FFFEE0DD';

/** The data elements from `start` to the end of the object, pixel data included as an address only (PS3.5 7). */
export function readElements(reading: Reading, start: number): RawDataset {
  return readDataset(reading, { start, end: reading.bytes.size, depth: 0, until: undefined }).elements;
}

/** The file meta group, explicit little endian whatever follows it (PS3.10 7.1); its own length is not trusted. */
export function readMeta(reading: Reading, start: number): { elements: RawDataset; end: number } {
  const elements: RawElement[] = [];
  let offset = start;
  while (reading.bytes.at(offset, 2).equals(metaGroup)) {
    const element = readElement(reading, offset, { depth: 0, end: reading.bytes.size });
    elements.push(element.value);
    offset = element.next;
  }
  return { elements, end: offset };
}

const metaGroup = Buffer.from([2, 0]);

interface Span {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** The delimiter that closes a dataset of undefined length. */
  readonly until: string | undefined;
}

function readDataset(reading: Reading, span: Span): { elements: RawElement[]; next: number } {
  if (span.depth > deepest) throw new UnreadableObject('sekvenser i mer enn 60 nivåer');
  const elements: RawElement[] = [];
  let offset = span.start;
  while (offset + 8 <= span.end) {
    if (performance.now() > reading.deadline) throw new UnreadableObject('lesingen tok for lang tid');
    const tag = tagAt(reading, offset);
    if (tag.startsWith('FFFEE0')) {
      if (tag === span.until) return { elements, next: offset + 8 };
      // A sequence that forgot its own end is closed by its parent's delimiter; a stray one at the top is stepped over.
      if (span.until !== undefined) return { elements, next: offset };
      offset += 8;
      continue;
    }
    const { value, next } = readElement(reading, offset, span);
    elements.push(value);
    offset = next;
  }
  if (span.until !== undefined && offset >= reading.bytes.size && span.depth > 0)
    throw new UnreadableObject('filen slutter midt i en sekvens');
  return { elements, next: Math.max(offset, Math.min(span.end, reading.bytes.size)) };
}

function readElement(
  reading: Reading,
  offset: number,
  within: { readonly end: number; readonly depth: number },
): { value: RawElement; next: number } {
  const head = readHead(reading, offset, within.end);
  const { tag, vr, valueOffset, length } = head;
  if (tag === '7FE00010' && length === undefinedLength) return encapsulated(reading, head, within);
  if (length === undefinedLength || vr === 'SQ') return readSequence(reading, head, within);
  if (valueOffset + length > within.end && !isPixelData(tag))
    throw new UnreadableObject(
      within.end < reading.bytes.size
        ? `(${tag.slice(0, 4)},${tag.slice(4)}) er lengre enn sekvensen den står i`
        : `filen slutter midt i (${tag.slice(0, 4)},${tag.slice(4)})`,
    );
  const held = Math.min(length, within.end - valueOffset);
  const isLast = reading.headerOnly && within.depth === 0 && isPixelData(tag);
  const next = isLast ? within.end : valueOffset + held;
  return { value: { tag, vr, offset: valueOffset, length: held }, next };
}

const isPixelData = (tag: string) => tag === '7FE00010' || tag === '7FE00008' || tag === '7FE00009';

interface Head {
  readonly tag: string;
  readonly vr: string;
  readonly valueOffset: number;
  readonly length: number;
}

function readHead(reading: Reading, offset: number, end: number): Head {
  const tag = tagAt(reading, offset);
  const implicit = (): Head => ({
    tag,
    vr: standardVr(tag),
    valueOffset: offset + 8,
    length: uint32(reading, offset + 4),
  });
  if (!reading.explicit) return implicit();
  const written = reading.bytes.at(offset + 4, 2).toString('latin1');
  const vr = written === 'UN' ? betterThanUnknown(tag) : written;
  const short = (): Head => ({ tag, vr, valueOffset: offset + 8, length: uint16(reading, offset + 6) });
  const long = (): Head => ({ tag, vr, valueOffset: offset + 12, length: uint32(reading, offset + 8) });
  if (longForm.has(written)) return long();
  if (shortForm.has(vr)) return short();
  // Not a VR: the form is whichever leads to another element. The standard's VR then stands in for the damaged one.
  const found = [short(), implicit(), long()].find((head) => leadsOn(reading, head, end));
  if (found === undefined) throw new UnreadableObject(`ukjent VR i (${tag.slice(0, 4)},${tag.slice(4)})`);
  return { ...found, vr: standardVr(tag) };
}

/** A public attribute passed on as UN by a system that did not know it; its value is little endian (PS3.5 6.2.2 note 2). */
function betterThanUnknown(tag: string): string {
  const known = standardVr(tag);
  return known === 'SQ' ? 'UN' : known;
}

/** After this value comes the end, or another element. */
function leadsOn(reading: Reading, head: Head, end: number): boolean {
  const next = head.valueOffset + head.length;
  if (next === end) return true;
  if (next + 8 > end) return false;
  const tag = tagAt(reading, next);
  const vr = reading.bytes.at(next + 4, 2).toString('latin1');
  return isVr(vr) || (tag > head.tag && tag.startsWith('FFFE'));
}

function readSequence(
  reading: Reading,
  head: Head,
  within: { readonly end: number; readonly depth: number },
): { value: RawElement; next: number } {
  const { tag, valueOffset, length } = head;
  const defined = length !== undefinedLength;
  const end = defined ? valueOffset + length : within.end;
  if (end > within.end)
    throw new UnreadableObject(`sekvensen (${tag.slice(0, 4)},${tag.slice(4)}) er avkortet`);
  const vr = 'SQ';
  if (defined && within.depth === 0 && !reading.wants(tag))
    return { value: { tag, vr, offset: valueOffset, length }, next: end };
  // UN of undefined length holds a sequence in implicit little endian (PS3.5 6.2.2 note 2).
  const inner = head.vr === 'UN' && !defined ? { ...reading, explicit: false, bigEndian: false } : reading;
  const { items, next } = readItems(inner, {
    start: valueOffset,
    end,
    depth: within.depth + 1,
    until: sequenceEnd,
  });
  return {
    value: { tag, vr, offset: valueOffset, length: next - valueOffset, items },
    next: defined ? end : next,
  };
}

function readItems(reading: Reading, span: Span): { items: RawDataset[]; next: number } {
  const items: RawDataset[] = [];
  let offset = span.start;
  while (offset + 8 <= span.end) {
    const tag = tagAt(reading, offset);
    if (tag === sequenceEnd) return { items, next: offset + 8 };
    // Anything but an item means that the sequence was never closed: what follows belongs to its parent.
    if (tag !== item) return { items, next: offset };
    const length = uint32(reading, offset + 4);
    const start = offset + 8;
    const end = length === undefinedLength ? span.end : start + length;
    if (end > span.end) throw new UnreadableObject('et sekvenselement er avkortet');
    const until = length === undefinedLength ? itemEnd : undefined;
    const dataset = readDataset(reading, { start, end, depth: span.depth, until });
    items.push(dataset.elements);
    offset = length === undefinedLength ? dataset.next : end;
  }
  return { items, next: offset };
}

/** Steps over the fragments by their own lengths; a file that ends among them is read as far as it goes. */
function encapsulated(
  reading: Reading,
  head: Head,
  within: { readonly end: number; readonly depth: number },
): { value: RawElement; next: number } {
  const { tag, valueOffset } = head;
  const whole = { tag, vr: 'OB', offset: valueOffset, encapsulated: true } as const;
  if (reading.headerOnly && within.depth === 0)
    return { value: { ...whole, length: within.end - valueOffset }, next: within.end };
  let offset = valueOffset;
  while (offset + 8 <= within.end && tagAt(reading, offset) === item) {
    offset += 8 + uint32(reading, offset + 4);
    if (performance.now() > reading.deadline) throw new UnreadableObject('lesingen tok for lang tid');
  }
  const end = Math.min(offset, within.end);
  const closed = end + 8 <= within.end && tagAt(reading, end) === sequenceEnd;
  return { value: { ...whole, length: end - valueOffset }, next: closed ? end + 8 : within.end };
}

function tagAt(reading: Reading, offset: number): string {
  return (hex4[uint16(reading, offset)] ?? '').concat(hex4[uint16(reading, offset + 2)] ?? '');
}

const hex4 = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).toUpperCase().padStart(4, '0'));

function uint16(reading: Reading, offset: number): number {
  const bytes = reading.bytes.at(offset, 2);
  if (bytes.length < 2) throw new UnreadableObject('filen slutter midt i et element');
  return reading.bigEndian ? bytes.readUInt16BE() : bytes.readUInt16LE();
}

function uint32(reading: Reading, offset: number): number {
  const bytes = reading.bytes.at(offset, 4);
  if (bytes.length < 4) throw new UnreadableObject('filen slutter midt i et element');
  return reading.bigEndian ? bytes.readUInt32BE() : bytes.readUInt32LE();
}
