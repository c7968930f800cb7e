import { inflateRawSync, constants } from 'node:zlib';
import { type Bytes, FileBytes, MemoryBytes } from './bytes.ts';
import { type Reading, UnreadableObject } from './elementHead.ts';
import { type RawDataset, readElements, readMeta } from './elements.ts';

/** An object as it lies in its file: where its elements are, and how they are written. */
export interface DicomObject {
  readonly bytes: Bytes;
  readonly transferSyntaxUid: string;
  readonly bigEndian: boolean;
  readonly meta: RawDataset;
  readonly elements: RawDataset;
}

export interface Limits {
  readonly milliseconds: number;
  /** Largest size, unpacked, of a deflated object. */
  readonly inflatedBytes: number;
}

export const usualLimits: Limits = { milliseconds: 2000, inflatedBytes: 256 * 1024 * 1024 };

export const Syntax = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  bigEndian: '1.2.840.10008.1.2.2',
} as const;

export interface ReadOptions {
  /** Names the top-level sequences whose items are read. */
  readonly wants: (tag: string) => boolean;
  /** Stop at the pixel data. */
  readonly headerOnly: boolean;
  readonly limits?: Limits;
}

/**
 * Opens `path`, lets `use` read the object, and closes the file.
 * Throws UnreadableObject with a reason for what is not DICOM, cut short before its pixels, or too slow to read.
 */
export function withObject<T>(path: string, options: ReadOptions, use: (object: DicomObject) => T): T {
  const file = new FileBytes(path);
  try {
    return use(parseObject(file, options));
  } finally {
    file.close();
  }
}

function parseObject(file: Bytes, { wants, headerOnly, limits = usualLimits }: ReadOptions): DicomObject {
  const deadline = performance.now() + limits.milliseconds;
  if (file.size === 0) throw new UnreadableObject('filen er tom');
  const start = startOf(file);
  const reading: Reading = { bytes: file, explicit: true, bigEndian: false, deadline, wants, headerOnly };
  const meta = readMeta(reading, start);
  const declared = textOf(file, meta.elements, '00020010');
  const packed = declared === Syntax.deflated;
  if (packed && file.size > limits.inflatedBytes)
    throw new UnreadableObject('det komprimerte datasettet er for stort');
  const bytes = packed ? new MemoryBytes(inflate(file.at(meta.end, file.size), limits)) : file;
  const body = packed ? 0 : meta.end;
  if (body + 8 > bytes.size) throw new UnreadableObject('filen slutter før datasettet');
  const transferSyntaxUid = encodingOf(bytes, body, declared);
  const bigEndian = transferSyntaxUid === Syntax.bigEndian;
  const explicit = transferSyntaxUid !== Syntax.implicit;
  const elements = readElements({ ...reading, bytes, explicit, bigEndian }, body);
  if (elements.length === 0) throw new UnreadableObject('datasettet er tomt');
  return { bytes, transferSyntaxUid, bigEndian, meta: meta.elements, elements };
}

/** After the preamble, or at once where a dataset plainly begins without one. */
function startOf(file: Bytes): number {
  if (file.at(128, 4).toString('latin1') === 'DICM') return 132;
  const head = file.at(0, 8);
  if (head.length === 8 && beginsDataset(head)) return 0;
  throw new UnreadableObject('ikke en DICOM-fil (verken innledning eller datasett)');
}

/** A low, even group, and then either a VR or a length that a first element could have. */
function beginsDataset(head: Buffer): boolean {
  const [little, big] = [head.readUInt16LE(), head.readUInt16BE()];
  const group = little === 2 || little === 8 ? little : big === 8 ? big : undefined;
  if (group === undefined) return false;
  return hasVr(head) || head.readUInt32LE(4) <= 256;
}

const hasVr = (head: Buffer) => /^[A-Z]{2}$/.test(head.toString('latin1', 4, 6));

/**
 * The declared syntax, unless the first element shows that the dataset is written otherwise: explicit declared, implicit written
 * (a known fault of several makers), or nothing declared at all.
 */
function encodingOf(bytes: Bytes, body: number, declared: string | undefined): string {
  const head = bytes.at(body, 8);
  if (declared === Syntax.implicit && !hasVr(head)) return declared;
  if (declared !== undefined && declared !== Syntax.implicit && hasVr(head)) return declared;
  if (hasVr(head)) return head.readUInt16LE() > 0xff ? Syntax.bigEndian : Syntax.explicit;
  if (head.readUInt16LE() > 0x7fe0 || head.readUInt32LE(4) > bytes.size)
    throw new UnreadableObject('datasettet er ikke skrevet slik filen sier');
  return Syntax.implicit;
}

function inflate(packed: Buffer, limits: Limits): Buffer {
  try {
    return inflateRawSync(packed, {
      maxOutputLength: limits.inflatedBytes,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    throw new UnreadableObject('det komprimerte datasettet lar seg ikke pakke ut', { cause: error });
  }
}

/** A UID or code string as it stands, padding removed. */
export function textOf(bytes: Bytes, elements: RawDataset, tag: string): string | undefined {
  const element = elements.find((candidate) => candidate.tag === tag);
  if (element === undefined || element.items !== undefined || element.length > 1024) return undefined;
  const text = bytes
    .at(element.offset, element.length)
    .toString('latin1')
    .replace(/[\0 ]+$/, '');
  return text === '' ? undefined : text;
}
