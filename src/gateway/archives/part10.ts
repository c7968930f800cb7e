import { inflateRawSync } from 'node:zlib';
import dicomParser from 'dicom-parser';

/** A stored file, parsed as far as bytes are to be cut from it. */
export interface Part10 {
  readonly transferSyntaxUid: string;
  readonly isBigEndian: boolean;
  readonly dataset: dicomParser.DataSet;
}

const megabyte = 1024 * 1024;

/** Undefined when `bytes` are no DICOM file (PS3.10 7). Deflated datasets are inflated up to 1 GB. */
export function parsePart10(bytes: Buffer): Part10 | undefined {
  try {
    const dataset = dicomParser.parseDicom(bytes, { inflater: inflateDataset });
    const transferSyntaxUid = dataset.string('x00020010')?.trim();
    if (transferSyntaxUid === undefined) return undefined;
    return { transferSyntaxUid, isBigEndian: transferSyntaxUid === '1.2.840.10008.1.2.2', dataset };
  } catch {
    return undefined;
  }
}

function inflateDataset(bytes: Uint8Array, position: number): Buffer {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, position);
  const rest = inflateRawSync(bytes.subarray(position), { maxOutputLength: 1024 * megabyte });
  return Buffer.concat([head, rest]);
}

/** The bytes of one value by its tag path (`54000100/0/54001010`); undefined when absent or a sequence. */
export function valueAt(file: Part10, tagPath: string): Buffer | undefined {
  const [first = '', ...rest] = tagPath.split('/');
  let dataset: dicomParser.DataSet | undefined = file.dataset;
  let tag = first;
  for (let index = 0; index + 1 < rest.length; index += 2) {
    dataset = dataset?.elements[key(tag)]?.items?.[Number(rest[index])]?.dataSet;
    tag = rest[index + 1] ?? '';
  }
  const element = dataset?.elements[key(tag)];
  if (dataset === undefined || element === undefined || element.items !== undefined) return undefined;
  if (element.encapsulatedPixelData === true) return undefined;
  const bytes = view(dataset, element.dataOffset, element.length);
  // Bulk values travel little endian (PS3.18 8.7.3.3).
  const isWords = element.vr === 'OW' || element.vr === 'US' || element.vr === 'SS';
  return file.isBigEndian && isWords && bytes.length % 2 === 0 ? Buffer.from(bytes).swap16() : bytes;
}

/** The stored bytes of frame `number` (from 1); undefined when there is no such frame. */
export function frameAt(file: Part10, number: number): Buffer | undefined {
  const { dataset } = file;
  const element =
    dataset.elements['x7fe00010'] ?? dataset.elements['x7fe00008'] ?? dataset.elements['x7fe00009'];
  if (element === undefined) return undefined;
  const frames = Number(dataset.string('x00280008')?.trim() ?? '1') || 1;
  if (number < 1 || number > frames) return undefined;
  if (element.encapsulatedPixelData !== true) return nativeFrame(file, element, { number, frames });
  const fragments = (element.fragments ?? []).map((fragment) =>
    view(dataset, fragment.position, fragment.length),
  );
  if (fragments.length === 0) return undefined;
  return encapsulatedFrame(fragments, offsets(dataset, element), { number, frames });
}

interface Which {
  readonly number: number;
  readonly frames: number;
}

/** The whole pixel data joined: a video is one stream over many fragments. */
export function pixelStream(file: Part10): Buffer | undefined {
  const { dataset } = file;
  const element = dataset.elements['x7fe00010'];
  if (element === undefined) return undefined;
  if (element.encapsulatedPixelData !== true) return view(dataset, element.dataOffset, element.length);
  return Buffer.concat((element.fragments ?? []).map((part) => view(dataset, part.position, part.length)));
}

function nativeFrame(file: Part10, element: dicomParser.Element, which: Which): Buffer | undefined {
  const { dataset } = file;
  const pixels = view(dataset, element.dataOffset, element.length);
  const bits = dataset.uint16('x00280100') ?? 8;
  const perPixel = (dataset.uint16('x00280002') ?? 1) * bits;
  const photometric = dataset.string('x00280004')?.trim() ?? '';
  const subsampled = photometric.endsWith('_422') ? 2 / 3 : photometric.endsWith('_420') ? 1 / 2 : 1;
  const frameBits =
    (dataset.uint16('x00280010') ?? 0) * (dataset.uint16('x00280011') ?? 0) * perPixel * subsampled;
  const first = (which.number - 1) * frameBits;
  if (frameBits === 0 || Math.ceil((first + frameBits) / 8) > pixels.length)
    return which.frames === 1 ? pixels : undefined;
  if (first % 8 === 0) return pixels.subarray(first / 8, Math.ceil((first + frameBits) / 8));
  return bitsFrom(pixels, first, frameBits);
}

/** Single-bit frames follow each other without filling up the byte (PS3.5 8.1.1). */
function bitsFrom(pixels: Buffer, first: number, count: number): Buffer {
  const out = Buffer.alloc(Math.ceil(count / 8));
  for (let index = 0; index < count; index += 1) {
    const from = first + index;
    if (((pixels[from >> 3] ?? 0) >> (from & 7)) & 1)
      out[index >> 3] = (out[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return out;
}

/** Offsets of the frames from the first fragment's item tag: the extended table (7FE0,0001) where there is one. */
function offsets(dataset: dicomParser.DataSet, element: dicomParser.Element): readonly number[] {
  const extended = dataset.elements['x7fe00001'];
  if (extended === undefined) return element.basicOffsetTable ?? [];
  const table = view(dataset, extended.dataOffset, extended.length);
  return Array.from({ length: Math.floor(table.length / 8) }, (_, index) =>
    Number(table.readBigUInt64LE(index * 8)),
  );
}

/** One fragment a frame, one frame of all fragments, by the offset table, or by where a codestream begins. */
function encapsulatedFrame(
  fragments: readonly Buffer[],
  table: readonly number[],
  which: Which,
): Buffer | undefined {
  const { number, frames } = which;
  if (frames === 1) return Buffer.concat(fragments);
  if (fragments.length === frames) return fragments[number - 1];
  const starts = table.length === frames ? startsByTable(fragments, table) : startsByMagic(fragments);
  if (starts.length !== frames) return undefined;
  return Buffer.concat(fragments.slice(starts[number - 1], starts[number] ?? fragments.length));
}

function startsByTable(fragments: readonly Buffer[], table: readonly number[]): readonly number[] {
  const at = new Map<number, number>();
  let position = 0;
  fragments.forEach((fragment, index) => {
    at.set(position, index);
    position += 8 + fragment.length;
  });
  return table.map((offset) => at.get(offset)).filter((index) => index !== undefined);
}

function startsByMagic(fragments: readonly Buffer[]): readonly number[] {
  return fragments.flatMap((fragment, index) => {
    const magic = fragment.length >= 3 ? fragment.readUIntBE(0, 3) : 0;
    return magic === 0xffd8ff || magic === 0xff4fff ? [index] : [];
  });
}

function view(dataset: dicomParser.DataSet, offset: number, length: number): Buffer {
  const { byteArray } = dataset;
  return Buffer.from(byteArray.buffer, byteArray.byteOffset + offset, length);
}

function key(tag: string): string {
  return `x${tag.toLowerCase()}`;
}
