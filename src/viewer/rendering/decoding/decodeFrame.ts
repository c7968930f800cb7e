import { type Frame, FrameFailure } from '#dicom/frame.ts';
import { decodeJpegExtended } from '#dicom/jpegExtended.ts';
import { checkEncoded, type Checked } from './checks.ts';
import { type Codecs, type DecodedStream, type WasmCodec } from './codecs.ts';
import { type Jpeg2000Header, type JpegHeader } from './codestream.ts';
import { inflateExactly } from './inflate.ts';
import { withColourTransform } from './jpegSegments.ts';
import { decodeNative, nativeLength, type Samples, samplesOf } from './native.ts';
import { bytesPerSample, type PixelFormat } from './pixelFormat.ts';
import { decodeRle } from './rle.ts';

/** Samples as stored: row by row, interleaved, in the type of the format. `colour` says what three samples mean now, after what the decoder undid. */
export interface StoredFrame {
  readonly samples: Samples;
  readonly colour: 'none' | 'rgb' | 'ybr';
}

/** Decodes a frame, or throws FrameFailure. Nothing comes out that was not made from these bytes and is not of exactly the size due. */
export async function decodeFrame(frame: Frame, format: PixelFormat, codecs: Codecs): Promise<StoredFrame> {
  const checked = checkEncoded(frame, format);
  const stored = await decodeChecked(frame.bytes, { checked, format, codecs });
  resultChecks.samples(stored.samples, format);
  return stored;
}

/** End marker and padding after it, in bytes. */
const largestTrailer = 20;
/** The decoder looks a few bytes ahead; beyond them it reads nothing and takes it for zeros. */
const largestOvershoot = 4;

/** What a decoder's work must stand before anybody sees it; by name, as the checks of the stream are. */
export const resultChecks = {
  samples(samples: Samples, format: PixelFormat): void {
    const due = format.rows * format.columns * format.samplesPerPixel;
    if (samples.length !== due)
      throw new FrameFailure('wrong-size', `${samples.length} samples where ${due} were due`);
  },
  /**
   * The JPEG Lossless decoder passes over codes that its tables lack and stops at any marker without a word: the image must be whole when
   * the scan ends, and the scan at its end when the image is whole.
   */
  scan(
    reached: { readonly rows: number; readonly read: number },
    bytes: Uint8Array,
    format: PixelFormat,
  ): void {
    const left = bytes.length - reached.read;
    if (reached.rows < format.rows || left > largestTrailer || left < -largestOvershoot)
      throw new FrameFailure(
        'damaged',
        `JPEG scan gave ${reached.rows} of ${format.rows} rows and left ${left} bytes`,
      );
  },
  stream(decoded: DecodedStream, format: PixelFormat): void {
    const size = decoded.bitsPerSample <= 8 ? 1 : 2;
    const due = format.rows * format.columns * format.samplesPerPixel * size;
    const isRight =
      decoded.width === format.columns &&
      decoded.height === format.rows &&
      decoded.componentCount === format.samplesPerPixel &&
      decoded.bytes.length === due;
    if (!isRight)
      throw new FrameFailure(
        decoded.bytes.length === 0 ? 'damaged' : 'wrong-size',
        `decoder gave ${decoded.width} × ${decoded.height} × ${decoded.componentCount} in ${decoded.bytes.length} bytes`,
      );
  },
};

interface Work {
  readonly checked: Checked;
  readonly format: PixelFormat;
  readonly codecs: Codecs;
}

async function decodeChecked(bytes: Uint8Array<ArrayBuffer>, work: Work): Promise<StoredFrame> {
  const { checked, format } = work;
  switch (checked.codec) {
    case 'native':
      return as(format, decodeNative(bytes, format, checked.byteOrder));
    case 'deflated-frame':
      return as(format, decodeNative(await inflateExactly(bytes, nativeLength(format)), format, 'little'));
    case 'rle':
      return as(format, decodeRle(bytes, format));
    case 'jpeg-baseline':
    case 'jpeg-extended':
      return decodeJpeg(bytes, { ...work, header: checked.header });
    case 'jpeg-lossless':
      return as(format, await decodeJpegLossless(bytes, format));
    case 'jpeg-ls':
      return as(format, await byWasm('charls', bytes, work));
    case 'jpeg-2000':
      return decodeJpeg2000('openjpeg', bytes, { ...work, header: checked.header });
    case 'htj2k':
      return decodeJpeg2000('openjph', bytes, { ...work, header: checked.header });
  }
}

function as(format: PixelFormat, samples: Samples): StoredFrame {
  if (format.samplesPerPixel === 1) return { samples, colour: 'none' };
  return { samples, colour: format.photometric === 'RGB' ? 'rgb' : 'ybr' };
}

/** libjpeg guesses YCbCr or RGB from its own markers; the photometric interpretation decides instead, so the stream is told. */
async function decodeJpeg(
  bytes: Uint8Array<ArrayBuffer>,
  work: Work & { readonly header: JpegHeader },
): Promise<StoredFrame> {
  const { format, header } = work;
  if (header.precision > 8) return as(format, decodeJpegExtended(bytes, format));
  const isColour = format.samplesPerPixel === 3;
  const told = isColour ? withColourTransform(bytes, colourTransformOf(format, header)) : bytes;
  const samples = await byWasm('libjpeg-turbo', told, work);
  return { samples, colour: isColour ? 'rgb' : 'none' };
}

/** The stream's own markers outrank a photometric interpretation that says RGB: many writers leave RGB over a JFIF stream that is YCbCr. */
export function colourTransformOf(format: PixelFormat, header: JpegHeader): 'ycbcr' | 'none' {
  if (format.photometric !== 'RGB') return 'ycbcr';
  if (header.adobeTransform !== undefined) return header.adobeTransform === 0 ? 'none' : 'ycbcr';
  return header.isJfif ? 'ycbcr' : 'none';
}

async function decodeJpeg2000(
  codec: WasmCodec,
  bytes: Uint8Array<ArrayBuffer>,
  work: Work & { readonly header: Jpeg2000Header },
): Promise<StoredFrame> {
  const { format, header } = work;
  const { photometric } = format;
  const wantsTransform = photometric === 'YBR_RCT' || photometric === 'YBR_ICT';
  if (wantsTransform && !header.hasColourTransform)
    throw new FrameFailure('unsupported', `${photometric} but the stream has no colour transform`);
  const samples = await byWasm(codec, bytes.subarray(header.offset), work);
  const values =
    format.isSigned && header.isSigned === false ? signExtend(samples, header.precision) : samples;
  if (format.samplesPerPixel === 1) return { samples: values, colour: 'none' };
  return { samples: values, colour: wantsTransform || photometric === 'RGB' ? 'rgb' : 'ybr' };
}

async function byWasm(codec: WasmCodec, bytes: Uint8Array, work: Work): Promise<Samples> {
  const decoded = await work.codecs.decode(codec, bytes);
  resultChecks.stream(decoded, work.format);
  const size = decoded.bitsPerSample <= 8 ? 1 : 2;
  const wanted = bytesPerSample(work.format);
  if (size === wanted) return samplesOf(decoded.bytes, work.format);
  if (size === 1 && wanted === 2) return widen(decoded.bytes, work.format);
  throw new FrameFailure('wrong-size', `decoder gave ${size} bytes a sample where ${wanted} were due`);
}

/** A stream of 8 bits or fewer in a 16-bit format: the same numbers in wider samples. */
function widen(bytes: Uint8Array<ArrayBuffer>, format: PixelFormat): Samples {
  return format.isSigned ? Int16Array.from(new Int8Array(bytes.buffer)) : Uint16Array.from(bytes);
}

function signExtend(samples: Samples, precision: number): Samples {
  const shift = 32 - precision;
  for (let i = 0; i < samples.length; i++) samples[i] = ((samples[i] ?? 0) << shift) >> shift;
  return samples;
}

function jpegLosslessModule() {
  return import('@cornerstonejs/jpeg-lossless-decoder-js').catch((cause: unknown) => {
    throw new FrameFailure('decoder-missing', 'the decoder for JPEG Lossless could not be loaded', { cause });
  });
}

async function decodeJpegLossless(bytes: Uint8Array<ArrayBuffer>, format: PixelFormat): Promise<Samples> {
  const { Decoder } = await jpegLosslessModule();
  try {
    const decoder = new Decoder();
    const decoded = decoder.decode(bytes.buffer, bytes.byteOffset, bytes.length, bytesPerSample(format));
    resultChecks.scan({ rows: decoder.yLoc, read: decoder.stream?.index ?? 0 }, bytes, format);
    return samplesOf(
      Uint8Array.from(new Uint8Array(decoded.buffer, decoded.byteOffset, decoded.byteLength)),
      format,
    );
  } catch (cause) {
    if (cause instanceof FrameFailure) throw cause;
    throw new FrameFailure('damaged', 'JPEG Lossless could not be decoded', { cause });
  }
}
