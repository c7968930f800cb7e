import { type Bytes } from './bytes.ts';
import { standardVr } from './valueRepresentations.ts';

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

export interface Head {
  readonly tag: string;
  readonly vr: string;
  readonly valueOffset: number;
  readonly length: number;
}

/** Called for every element of every file: it makes nothing that it does not return. */
export function readHead(reading: Reading, offset: number, end: number): Head {
  const tag = tagAt(reading, offset);
  if (!reading.explicit) return implicitHead(reading, offset, tag);
  const written = vrAt(reading, offset + 4);
  if (shortForm.has(written)) return shortHead(reading, offset, tag);
  if (longForm.has(written)) return longHead(reading, offset, tag);
  // Not a VR: the form is whichever leads to another element. The standard's VR then stands in for the damaged one.
  const forms = [shortHead, implicitHead, longHead].map((form) => form(reading, offset, tag));
  const found = forms.find((head) => leadsOn(reading, head, end));
  if (found === undefined) throw new UnreadableObject(`ukjent VR i (${tag.slice(0, 4)},${tag.slice(4)})`);
  return { ...found, vr: standardVr(tag) };
}

function implicitHead(reading: Reading, offset: number, tag: string): Head {
  return { tag, vr: standardVr(tag), valueOffset: offset + 8, length: uint32(reading, offset + 4) };
}

function shortHead(reading: Reading, offset: number, tag: string): Head {
  return { tag, vr: vrAt(reading, offset + 4), valueOffset: offset + 8, length: uint16(reading, offset + 6) };
}

function longHead(reading: Reading, offset: number, tag: string): Head {
  const written = vrAt(reading, offset + 4);
  const vr = written === 'UN' ? betterThanUnknown(tag) : written;
  const length = offset + 12 <= reading.bytes.size ? uint32(reading, offset + 8) : 0xfffffffe;
  return { tag, vr, valueOffset: offset + 12, length };
}

const vrAt = ({ bytes }: Reading, offset: number) =>
  String.fromCharCode(bytes.byteAt(offset), bytes.byteAt(offset + 1));

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
  const vr = vrAt(reading, next + 4);
  return isVr(vr) || (tag > head.tag && tag.startsWith('FFFE'));
}

const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const shortForm = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const isVr = (vr: string) => shortForm.has(vr) || longForm.has(vr);

export function tagAt(reading: Reading, offset: number): string {
  return (hex4[uint16(reading, offset)] ?? '').concat(hex4[uint16(reading, offset + 2)] ?? '');
}

const hex4 = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).toUpperCase().padStart(4, '0'));

function uint16({ bytes, bigEndian }: Reading, offset: number): number {
  const [first, second] = [bytes.byteAt(offset), bytes.byteAt(offset + 1)];
  if (second < 0) throw new UnreadableObject('filen slutter midt i et element');
  return bigEndian ? first * 0x100 + second : second * 0x100 + first;
}

export function uint32(reading: Reading, offset: number): number {
  const [first, second] = [uint16(reading, offset), uint16(reading, offset + 2)];
  return reading.bigEndian ? first * 0x10000 + second : second * 0x10000 + first;
}
