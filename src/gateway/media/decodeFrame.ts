import { inflateRawSync } from 'node:zlib';
import { Decoder as LosslessDecoder } from '@cornerstonejs/jpeg-lossless-decoder-js';

import { decodeJpegExtended } from '#dicom/jpegExtended.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';

import { codecs } from './codecs.ts';
import { type PixelMeaning } from './picture.ts';
import { decodeRunLength } from './runLength.ts';

/** Stored values, interleaved, in the machine's own number types; possibly smaller than the frame (a lower resolution of it). */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly values: ArrayLike<number>;
  /** Colour is already RGB: the codec undid its own colour transform. */
  readonly isRgb: boolean;
}

/** No decoder here for this encoding; another viewer may have one. */
export class Undecodable extends Error {}

/**
 * One frame's stored values. `wanted` is the size in pixels beyond which a lower resolution of a scalable codestream is enough. A fresh
 * decoder each time: a used one may return the frame before. Throws Undecodable, or RangeError/Error when the frame is damaged.
 */
export async function decodeFrame(
  bytes: Uint8Array,
  transferSyntaxUid: string,
  meaning: PixelMeaning & { readonly wanted: number },
): Promise<Decoded> {
  const syntax = transferSyntax(transferSyntaxUid);
  if (syntax === undefined) throw new Undecodable(transferSyntaxUid);
  const { codec } = syntax;
  switch (codec) {
    case 'native':
      return native(syntax.bigEndian === true ? swapped(bytes, meaning.bitsAllocated) : bytes, meaning);
    case 'deflated-frame':
      return native(inflateRawSync(bytes, { maxOutputLength: 256 * 1024 * 1024 }), meaning);
    case 'rle':
      return runLength(bytes, meaning);
    case 'jpeg-baseline':
      return eightBitJpeg(bytes, meaning);
    case 'jpeg-extended':
      return meaning.bitsAllocated > 8
        ? extendedJpeg(bytes, meaning, syntax.name)
        : eightBitJpeg(bytes, meaning);
    case 'jpeg-lossless':
      return losslessJpeg(bytes, meaning);
    case 'jpeg-ls':
      return jpegLs(bytes, meaning);
    case 'jpeg-2000':
    case 'htj2k':
      return scalable(codec, bytes, meaning);
    case 'jpeg-xl':
    case 'mpeg-2':
    case 'h264':
    case 'hevc':
      throw new Undecodable(syntax.name);
  }
}

function runLength(bytes: Uint8Array, meaning: PixelMeaning): Decoded {
  const { samples, bitsAllocated } = meaning;
  const pixels = meaning.rows * meaning.columns;
  // Single bits stay packed; their bytes are the plane (PS3.5 8.2.2).
  if (bitsAllocated === 1) {
    return native(decodeRunLength(bytes, { pixels: Math.ceil(pixels / 8), samples, bytes: 1 }), meaning);
  }
  const decoded = decodeRunLength(bytes, { pixels, samples, bytes: Math.ceil(bitsAllocated / 8) });
  return native(decoded, { ...meaning, isPlanar: false });
}

function native(bytes: Uint8Array, meaning: PixelMeaning): Decoded {
  const { rows, columns, samples, bitsAllocated, photometric } = meaning;
  const size = { width: columns, height: rows, samples, isRgb: false };
  if (bitsAllocated === 1) return { ...size, values: unpackBits(bytes, rows * columns * samples) };
  if (photometric.endsWith('_422')) return { ...size, values: from422(bytes, rows * columns) };
  const values = numbersOf(bytes, meaning);
  if (values.length < rows * columns * samples) throw new RangeError('frame too short');
  return { ...size, values: meaning.isPlanar && samples > 1 ? interleave(values, samples) : values };
}

function numbersOf(
  bytes: Uint8Array,
  meaning: Pick<PixelMeaning, 'bitsAllocated' | 'isSigned' | 'isFloat'>,
): ArrayLike<number> {
  const { bitsAllocated, isSigned, isFloat } = meaning;
  const { buffer } = Uint8Array.from(bytes);
  if (bitsAllocated === 64) return new Float64Array(buffer, 0, Math.floor(bytes.length / 8));
  if (bitsAllocated === 32 && isFloat) return new Float32Array(buffer, 0, Math.floor(bytes.length / 4));
  if (bitsAllocated === 32)
    return isSigned
      ? new Int32Array(buffer, 0, Math.floor(bytes.length / 4))
      : new Uint32Array(buffer, 0, Math.floor(bytes.length / 4));
  if (bitsAllocated === 16) return new Uint16Array(buffer, 0, Math.floor(bytes.length / 2));
  if (bitsAllocated === 8) return bytes;
  throw new Undecodable(`${bitsAllocated} bits allocated`);
}

function swapped(bytes: Uint8Array, bitsAllocated: number): Uint8Array {
  const width = bitsAllocated / 8;
  if (width <= 1) return bytes;
  const copy = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % width)));
  if (width === 2) return copy.swap16();
  return width === 4 ? copy.swap32() : copy.swap64();
}

function unpackBits(bytes: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => ((bytes[index >> 3] ?? 0) >> (index & 7)) & 1);
}

/** Y Y Cb Cr for two pixels (PS3.3 C.7.6.3.1.2). */
function from422(bytes: Uint8Array, pixels: number): Uint8Array {
  const out = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const pair = (pixel >> 1) * 4;
    out[pixel * 3] = bytes[pair + (pixel & 1)] ?? 0;
    out[pixel * 3 + 1] = bytes[pair + 2] ?? 128;
    out[pixel * 3 + 2] = bytes[pair + 3] ?? 128;
  }
  return out;
}

function interleave(values: ArrayLike<number>, samples: number): ArrayLike<number> {
  const pixels = Math.floor(values.length / samples);
  const out = new Float64Array(pixels * samples);
  for (let sample = 0; sample < samples; sample += 1)
    for (let pixel = 0; pixel < pixels; pixel += 1)
      out[pixel * samples + sample] = values[sample * pixels + pixel] ?? 0;
  return out;
}

async function eightBitJpeg(bytes: Uint8Array, meaning: PixelMeaning): Promise<Decoded> {
  const { JPEGDecoder } = await codecs.jpeg();
  return decodeWith(new JPEGDecoder(), bytes, (decoder) => {
    decoder.decode();
    return { width: meaning.columns, height: meaning.rows };
  });
}

/** Of 12 bits. A mammogram is decoded at an eighth of its size, which is still more than a thumbnail needs. */
function extendedJpeg(
  bytes: Uint8Array,
  meaning: PixelMeaning & { readonly wanted: number },
  name: string,
): Decoded {
  const { rows, columns, samples, wanted } = meaning;
  if (samples !== 1) throw new Undecodable(`${name} in colour`);
  const isLarge = Math.max(rows, columns) / 8 >= wanted;
  const format = { ...meaning, samplesPerPixel: samples };
  const values = decodeJpegExtended(bytes, format, isLarge ? 'eighth' : 'full');
  const side = (length: number) => (isLarge ? Math.ceil(length / 8) : length);
  return { width: side(columns), height: side(rows), samples, values, isRgb: false };
}

async function jpegLs(bytes: Uint8Array, meaning: PixelMeaning): Promise<Decoded> {
  const { JpegLSDecoder } = await codecs.jpegLs();
  let isPlanar = false;
  const decoded = decodeWith(new JpegLSDecoder(), bytes, (decoder) => {
    decoder.decode();
    isPlanar = decoder.getInterleaveMode() === 0;
    return { width: meaning.columns, height: meaning.rows };
  });
  const isRgb = !meaning.photometric.startsWith('YBR');
  if (!isPlanar || decoded.samples === 1) return { ...decoded, isRgb };
  return { ...decoded, values: interleave(decoded.values, decoded.samples), isRgb };
}

async function scalable(
  codec: 'jpeg-2000' | 'htj2k',
  bytes: Uint8Array,
  meaning: PixelMeaning & { readonly wanted: number },
): Promise<Decoded> {
  const decoder =
    codec === 'htj2k'
      ? new (await codecs.htj2k()).HTJ2KDecoder()
      : new (await codecs.jpeg2000()).J2KDecoder();
  return decodeWith(decoder, bytes, () => {
    decoder.readHeader();
    const useful = Math.floor(Math.log2(Math.max(meaning.rows, meaning.columns) / meaning.wanted));
    const level = Math.max(0, Math.min(useful, decoder.getNumDecompositions()));
    if (level === 0) decoder.decode();
    else if (codec === 'htj2k') decoder.decodeSubResolution(level);
    else decoder.decodeSubResolution(level, 0);
    const reduced = (length: number) => Math.ceil(length / 2 ** level);
    return { width: reduced(meaning.columns), height: reduced(meaning.rows) };
  });
}

/** What comes out must be exactly the size that was expected: a decoder that failed in silence gives none, or another. */
function decodeWith<D extends WasmDecoder>(
  decoder: D,
  bytes: Uint8Array,
  run: (decoder: D) => { readonly width: number; readonly height: number },
): Decoded {
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    const { width, height } = run(decoder);
    const { componentCount: samples, bitsPerSample, isSigned } = decoder.getFrameInfo();
    const bitsAllocated = bitsPerSample > 8 ? 16 : 8;
    const out = decoder.getDecodedBuffer();
    if (out.length === 0 || out.length !== width * height * samples * (bitsAllocated / 8))
      throw new RangeError(`decoded to ${out.length} bytes`);
    const values = numbersOf(Uint8Array.from(out), {
      bitsAllocated,
      isSigned: isSigned === true,
      isFloat: false,
    });
    return { width, height, samples, values, isRgb: samples === 3 };
  } finally {
    decoder.delete();
  }
}

function losslessJpeg(bytes: Uint8Array, meaning: PixelMeaning): Decoded {
  const { buffer } = Uint8Array.from(bytes);
  const width = meaning.bitsAllocated > 8 ? 2 : 1;
  const out: { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly byteLength: number } =
    new LosslessDecoder().decode(buffer, 0, buffer.byteLength, width);
  const values = numbersOf(new Uint8Array(out.buffer, out.byteOffset, out.byteLength), {
    ...meaning,
    bitsAllocated: width * 8,
  });
  const { rows, columns, samples } = meaning;
  if (values.length !== rows * columns * samples) throw new RangeError('lossless JPEG of another size');
  return { width: columns, height: rows, samples, values, isRgb: !meaning.photometric.startsWith('YBR') };
}
