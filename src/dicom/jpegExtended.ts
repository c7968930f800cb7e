import { FrameFailure } from './frame.ts';
import { BitReader, type HuffmanTable, huffmanTable } from './huffman.ts';
import { inverseDct, zigzag } from './inverseDct.ts';

/** What the metadata says of the frame. */
export interface ExtendedFormat {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  readonly isSigned: boolean;
}

/** `eighth`: one sample for every 8 × 8 pixels, their mean, which is all that a small picture needs of a large one. */
export type ExtendedResolution = 'full' | 'eighth';

interface Tables {
  readonly quantization: Map<number, Uint16Array>;
  readonly dc: Map<number, HuffmanTable>;
  readonly ac: Map<number, HuffmanTable>;
  restartInterval: number;
}

/**
 * Sequential DCT JPEG of more than 8 bits and one component (ISO 10918-1 process 4, DICOM's JPEG Extended): the only form of it that is met.
 * Gives rows × columns samples, or an eighth of each, rounded up. Throws FrameFailure.
 */
export function decodeJpegExtended(
  bytes: Uint8Array,
  format: ExtendedFormat,
  resolution: ExtendedResolution = 'full',
): Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer> {
  if (format.samplesPerPixel !== 1 || format.bitsAllocated !== 16)
    throw new FrameFailure('unsupported', 'JPEG Extended of more than 8 bits in colour');
  const tables: Tables = { quantization: new Map(), dc: new Map(), ac: new Map(), restartInterval: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [precision, quantizationId] = [12, 0];
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xffdb) readQuantization(body, tables);
    if (marker === 0xffc4) readHuffman(body, tables);
    if (marker === 0xffdd) tables.restartInterval = view.getUint16(at + 4);
    if (marker === 0xffc1 || marker === 0xffc0) [precision, quantizationId] = [body[0] ?? 12, body[8] ?? 0];
    if (marker === 0xffda)
      return scan(bytes.subarray(at + 2 + length), {
        format,
        resolution,
        precision,
        restartInterval: tables.restartInterval,
        quantization: needed(tables.quantization.get(quantizationId)),
        dc: needed(tables.dc.get((body[2] ?? 0) >> 4)),
        ac: needed(tables.ac.get((body[2] ?? 0) & 15)),
      });
    at += 2 + length;
  }
  throw new FrameFailure('damaged', 'JPEG Extended without a scan');
}

interface Scan {
  readonly format: ExtendedFormat;
  readonly resolution: ExtendedResolution;
  readonly precision: number;
  readonly restartInterval: number;
  readonly quantization: Uint16Array;
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
}

/** With one component the scan is not interleaved: a block after the other, whatever the sampling factors (A.2.2). */
function scan(data: Uint8Array, how: Scan): Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer> {
  const { rows, columns } = how.format;
  const across = Math.ceil(columns / 8);
  const count = across * Math.ceil(rows / 8);
  const out = new Uint16Array(how.resolution === 'full' ? rows * columns : count);
  const reader = new BitReader(data);
  const block = new Float32Array(64);
  let dc = 0;
  for (let index = 0; index < count; index++) {
    if (how.restartInterval > 0 && index > 0 && index % how.restartInterval === 0) {
      reader.restart();
      dc = 0;
    }
    dc = readBlock(reader, { ...how, block, dcBefore: dc });
    if (how.resolution === 'eighth') {
      // The first coefficient is eight times the mean of its block (A.3.3).
      out[index] = sample((block[0] ?? 0) / 8, how.precision);
      continue;
    }
    inverseDct(block);
    place(block, out, { how, left: (index % across) * 8, top: Math.floor(index / across) * 8 });
  }
  return how.format.isSigned ? new Int16Array(out.buffer) : out;
}

function readBlock(
  reader: BitReader,
  how: Scan & { readonly block: Float32Array; readonly dcBefore: number },
): number {
  const { block, quantization } = how;
  block.fill(0);
  const dc = how.dcBefore + reader.signed(reader.symbol(how.dc));
  block[0] = dc * (quantization[0] ?? 1);
  for (let k = 1; k < 64; k++) {
    const symbol = reader.symbol(how.ac);
    const size = symbol & 15;
    if (size === 0 && symbol !== 0xf0) break;
    k += symbol >> 4;
    if (k > 63) throw new FrameFailure('damaged', 'JPEG block runs over its end');
    if (size > 0) block[zigzag[k] ?? 0] = reader.signed(size) * (quantization[k] ?? 1);
  }
  return dc;
}

function place(
  block: Float32Array,
  out: Uint16Array,
  at: { readonly how: Scan; readonly left: number; readonly top: number },
): void {
  const { rows, columns } = at.how.format;
  for (let y = 0; y < Math.min(8, rows - at.top); y++) {
    for (let x = 0; x < Math.min(8, columns - at.left); x++) {
      out[(at.top + y) * columns + at.left + x] = sample(block[y * 8 + x] ?? 0, at.how.precision);
    }
  }
}

/** Level shift and clamp (A.3.1). */
function sample(level: number, precision: number): number {
  const value = Math.round(level) + 2 ** (precision - 1);
  const most = 2 ** precision - 1;
  return value < 0 ? 0 : value > most ? most : value;
}

function readQuantization(body: Uint8Array, tables: Tables): void {
  for (let at = 0; at < body.length;) {
    const head = body[at++] ?? 0;
    const isWide = head >> 4 !== 0;
    const table = Uint16Array.from({ length: 64 }, (_, i) =>
      isWide ? ((body[at + i * 2] ?? 0) << 8) + (body[at + i * 2 + 1] ?? 0) : (body[at + i] ?? 0),
    );
    tables.quantization.set(head & 15, table);
    at += isWide ? 128 : 64;
  }
}

function readHuffman(body: Uint8Array, tables: Tables): void {
  for (let at = 0; at + 17 <= body.length;) {
    const head = body[at] ?? 0;
    const counts = body.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const target = head >> 4 === 0 ? tables.dc : tables.ac;
    target.set(head & 15, huffmanTable(counts, body.subarray(at + 17, at + 17 + total)));
    at += 17 + total;
  }
}

function needed<T>(table: T | undefined): T {
  if (table === undefined) throw new FrameFailure('damaged', 'JPEG Extended lacks a table it names');
  return table;
}
