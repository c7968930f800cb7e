import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import { BitWriter } from './bitWriter.ts';

/** A picture of one component, row by row. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  /** Bits of a sample. */
  readonly bits: number;
  readonly values: Uint16Array;
}

export type Encode = (picture: Picture) => Uint8Array<ArrayBuffer>;

export type EncodedCodec =
  | 'native'
  | 'deflated'
  | 'RLE'
  | 'JPEG baseline'
  | 'JPEG extended'
  | 'JPEG lossless'
  | 'JPEG-LS'
  | 'JPEG 2000'
  | 'HTJ2K';

const require = createRequire(import.meta.url);

/** One encoder for every codec that Lysbilde decodes: the published WebAssembly ones, and for what they lack the plainest form the standard allows. */
export async function openEncoders(): Promise<Readonly<Record<EncodedCodec, Encode>>> {
  const turbo = await wasmEncoder('codec-libjpeg-turbo-8bit', 'JPEGEncoder');
  const charls = await wasmEncoder('codec-charls', 'JpegLSEncoder');
  const openjpeg = await wasmEncoder('codec-openjpeg', 'J2KEncoder');
  const openjph = await wasmEncoder('codec-openjph', 'HTJ2KEncoder');
  return {
    native: ({ values }) => littleEndian(values),
    deflated: ({ values }) => Uint8Array.from(deflateRawSync(littleEndian(values))),
    RLE: runLengths,
    'JPEG baseline': turbo([
      ['setProgressive', false],
      ['setQuality', 95],
      ['setSubSampling', 0],
    ]),
    'JPEG extended': jpegExtended,
    'JPEG lossless': jpegLossless,
    'JPEG-LS': charls([['setNearLossless', 0]]),
    'JPEG 2000': openjpeg([['setQuality', true, 0]]),
    HTJ2K: openjph([['setQuality', true, 0]]),
  };
}

type Setting = readonly [method: string, ...given: unknown[]];

async function wasmEncoder(name: string, encoder: string): Promise<(settings: readonly Setting[]) => Encode> {
  const codec: unknown = await call(require(`@cornerstonejs/${name}/wasmjs`), undefined, []);
  const constructor: unknown = Reflect.get(Object(codec), encoder);
  if (typeof constructor !== 'function') throw new Error(`${name} has no ${encoder}`);
  return (settings) =>
    ({ rows, columns, bits, values }) => {
      const instance: unknown = Reflect.construct(constructor, []);
      const ask = (method: string, ...given: unknown[]) =>
        call(Reflect.get(Object(instance), method), instance, given);
      const raw = bits <= 8 ? Uint8Array.from(values) : littleEndian(values);
      const header = {
        width: columns,
        height: rows,
        bitsPerSample: bits,
        componentCount: 1,
        isSigned: false,
        isUsingColorTransform: false,
      };
      bytesOf(ask('getDecodedBuffer', header)).set(raw);
      for (const [method, ...given] of settings) ask(method, ...given);
      ask('encode');
      const encoded = Uint8Array.from(bytesOf(ask('getEncodedBuffer')));
      ask('delete');
      return encoded;
    };
}

function call(method: unknown, self: unknown, given: readonly unknown[]): unknown {
  if (typeof method !== 'function') throw new Error('the codec is not the one it was');
  return Reflect.apply(method, self, given);
}

function bytesOf(value: unknown): Uint8Array {
  if (!ArrayBuffer.isView(value)) throw new Error('the codec gives no bytes');
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function littleEndian(values: Uint16Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** PS3.5 annex G: two segments, the more significant byte first, each of runs and literals that end with the row. */
function runLengths({ rows, columns, values }: Picture): Uint8Array<ArrayBuffer> {
  const segments = [8, 0].map((shift) =>
    Array.from({ length: rows }, (_, y) =>
      packedRow(Array.from(values.subarray(y * columns, (y + 1) * columns), (v) => (v >> shift) & 255)),
    ).flat(),
  );
  const even = segments.map((segment) => (segment.length % 2 === 0 ? segment : [...segment, 128]));
  const header = new Uint32Array(16);
  header.set([2, 64, 64 + (even[0]?.length ?? 0)]);
  return Uint8Array.from([...new Uint8Array(header.buffer), ...even.flat()]);
}

function packedRow(row: readonly number[]): readonly number[] {
  const out: number[] = [];
  for (let at = 0; at < row.length;) {
    let run = 1;
    while (run < 128 && row[at + run] === row[at]) run += 1;
    if (run > 1) {
      out.push(257 - run, row[at] ?? 0);
      at += run;
      continue;
    }
    let end = at + 1;
    while (end < row.length && end - at < 128 && row[end] !== row[end + 1]) end += 1;
    out.push(end - at - 1, ...row.slice(at, end));
    at = end;
  }
  return out;
}

const word = (value: number) => [value >> 8, value & 255];
const segment = (marker: number, body: readonly number[]) => [
  0xff,
  marker,
  ...word(body.length + 2),
  ...body,
];
/** A Huffman table in which every symbol has `bits` bits and its place as its code. */
const plainTable = (id: number, bits: number, symbols: readonly number[]) =>
  segment(0xc4, [
    id,
    ...Array.from({ length: 16 }, (_, i) => (i === bits - 1 ? symbols.length : 0)),
    ...symbols,
  ]);
const upTo = (last: number) => Array.from({ length: last + 1 }, (_, i) => i);
const frameHeader = (marker: number, { rows, columns, bits }: Picture) =>
  segment(marker, [bits, ...word(rows), ...word(columns), 1, 1, 0x11, 0]);

/** ISO 10918-1 process 14, first-order prediction (SV1), one component. */
function jpegLossless(picture: Picture): Uint8Array<ArrayBuffer> {
  const { rows, columns, bits, values } = picture;
  const writer = new BitWriter();
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1) {
      const before = x > 0 ? values[y * columns + x - 1] : values[(y - 1) * columns];
      const predicted = before ?? 2 ** (bits - 1);
      writer.difference((values[y * columns + x] ?? 0) - predicted, 5, (category) => category);
    }
  return Uint8Array.from([
    0xff,
    0xd8,
    ...frameHeader(0xc3, picture),
    ...plainTable(0, 5, upTo(16)),
    ...segment(0xda, [1, 1, 0, 1, 0, 0]),
    ...writer.end(),
    0xff,
    0xd9,
  ]);
}

/** ISO 10918-1 process 4, quantized by 1: of each block its mean and its first slope from left to right. */
function jpegExtended(picture: Picture): Uint8Array<ArrayBuffer> {
  const { rows, columns, bits, values } = picture;
  const writer = new BitWriter();
  const at = (x: number, y: number) => (values[y * columns + x] ?? 0) - 2 ** (bits - 1);
  let before = 0;
  for (let top = 0; top < rows; top += 8)
    for (let left = 0; left < columns; left += 8) {
      const dc = Math.round((at(left, top) + at(left + 7, top + 7)) * 4);
      const slope = Math.round((at(left, top) - at(left + 7, top + 7)) * 2);
      writer.difference(dc - before, 5, (category) => category);
      if (slope !== 0) writer.difference(slope, 4, (category) => category);
      writer.put(0, 4);
      before = dc;
    }
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    ...frameHeader(0xc1, picture),
    ...plainTable(0, 5, upTo(16)),
    ...plainTable(0x10, 4, upTo(14)),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...writer.end(),
    0xff,
    0xd9,
  ]);
}
