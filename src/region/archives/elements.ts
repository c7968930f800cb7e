import { type Head, readHead, type Reading, tagAt, uint32, UnreadableObject } from './elementHead.ts';

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

const undefinedLength = 0xffffffff;
const deepest = 60;
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
  let pixelsRead = false;
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
    const isTrailing = span.depth === 0 && pixelsRead;
    const read = isTrailing ? readTrailing(reading, offset, span) : readElement(reading, offset, span);
    if (read === undefined) return { elements, next: span.end };
    elements.push(read.value);
    pixelsRead ||= isPixelData(tag);
    offset = read.next;
  }
  if (span.depth === 0 && !pixelsRead && offset < span.end && !isPadding(reading, offset, span.end))
    throw new UnreadableObject('filen slutter midt i et element');
  if (span.until !== undefined && offset >= reading.bytes.size && span.depth > 0)
    throw new UnreadableObject('filen slutter midt i en sekvens');
  return { elements, next: Math.max(offset, Math.min(span.end, reading.bytes.size)) };
}

const isPadding = (reading: Reading, start: number, end: number) =>
  reading.bytes.at(start, end - start).every((byte) => byte === 0 || byte === 0x20 || byte === 0x0a);

/** Some makers fill up the file after its pixels; what is no element there is padding. */
function readTrailing(
  reading: Reading,
  offset: number,
  span: Span,
): ReturnType<typeof readElement> | undefined {
  try {
    return readElement(reading, offset, span);
  } catch (error) {
    if (error instanceof UnreadableObject) return undefined;
    throw error;
  }
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
  const span = { start: valueOffset, end, depth: within.depth + 1, until: sequenceEnd };
  if (!defined) {
    const { items, next } = readItems(inner, span);
    return { value: { tag, vr, offset: valueOffset, length: next - valueOffset, items }, next };
  }
  // A damaged sequence whose length is known does not take the object with it: it is passed on unread, as unknown bytes.
  const items = itemsOrUndefined(inner, span);
  return {
    value: { tag, offset: valueOffset, length, ...(items === undefined ? { vr: 'UN' } : { vr, items }) },
    next: end,
  };
}

function itemsOrUndefined(reading: Reading, span: Span): readonly RawDataset[] | undefined {
  try {
    return readItems(reading, span).items;
  } catch (error) {
    if (error instanceof UnreadableObject && performance.now() <= reading.deadline) return undefined;
    throw error;
  }
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
