import { FrameFailure } from '#dicom/frame.ts';
import { bytesPerSample, type PixelFormat } from './pixelFormat.ts';

export type Samples =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** Bytes of one uncompressed frame (PS3.5 8.1.1): packed bits for 1, two bytes a pixel for YBR_FULL_422. */
export function nativeLength(format: PixelFormat): number {
  const pixels = format.rows * format.columns;
  if (format.bitsAllocated === 1) return Math.ceil(pixels / 8);
  if (format.photometric === 'YBR_FULL_422') return pixels * 2;
  return pixels * format.samplesPerPixel * bytesPerSample(format);
}

/** By name, so that a test can take it away. */
export const nativeChecks = {
  length(bytes: Uint8Array, expected: number): void {
    if (bytes.length !== expected && !(expected % 2 === 1 && bytes.length === expected + 1))
      throw new FrameFailure('wrong-size', `${bytes.length} bytes where ${expected} were due`);
  },
};

/** Samples as stored, interleaved. Throws `wrong-size` unless the length is exact, or one pad byte longer to be even. */
export function decodeNative(
  bytes: Uint8Array<ArrayBuffer>,
  format: PixelFormat,
  byteOrder: 'little' | 'big',
): Samples {
  const expected = nativeLength(format);
  nativeChecks.length(bytes, expected);
  if (format.bitsAllocated === 1) return unpackBits(bytes, format.rows * format.columns);
  if (format.photometric === 'YBR_FULL_422') return expand422(bytes, format);
  const samples = samplesOf(ordered(bytes.slice(0, expected), bytesPerSample(format), byteOrder), format);
  return format.isPlanar ? interleave(samples, format.rows * format.columns) : samples;
}

/** The typed view that the format asks for over whole little-endian samples. The bytes must own their buffer. */
export function samplesOf(bytes: Uint8Array<ArrayBuffer>, format: PixelFormat): Samples {
  const { buffer } = bytes;
  if (format.isFloat)
    return format.bitsAllocated === 64 ? new Float64Array(buffer) : new Float32Array(buffer);
  switch (bytesPerSample(format)) {
    case 1:
      return format.isSigned ? new Int8Array(buffer) : new Uint8Array(buffer);
    case 2:
      return format.isSigned ? new Int16Array(buffer) : new Uint16Array(buffer);
    case 4:
      return format.isSigned ? new Int32Array(buffer) : new Uint32Array(buffer);
    case 8:
      throw new FrameFailure('unsupported', '64-bit integer samples');
  }
}

export function interleave(planes: Samples, pixels: number): Samples {
  const out = planes.slice();
  for (let plane = 0; plane < 3; plane++) {
    const start = plane * pixels;
    for (let i = 0; i < pixels; i++) out[i * 3 + plane] = planes[start + i] ?? 0;
  }
  return out;
}

function unpackBits(bytes: Uint8Array, pixels: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(pixels);
  for (let i = 0; i < pixels; i++) out[i] = ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1;
  return out;
}

/** Two pixels lie as Y1 Y2 Cb Cr (PS3.3 C.7.6.3.1.2); each chroma pair serves both. */
function expand422(bytes: Uint8Array, format: PixelFormat): Uint8Array<ArrayBuffer> {
  if (format.columns % 2 === 1 || format.bitsAllocated !== 8)
    throw new FrameFailure('unsupported', 'YBR_FULL_422 with odd columns or other than 8 bits');
  const out = new Uint8Array(format.rows * format.columns * 3);
  for (let from = 0, to = 0; to < out.length; from += 4, to += 6) {
    const [y1 = 0, y2 = 0, cb = 0, cr = 0] = [bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]];
    out[to] = y1;
    out[to + 1] = cb;
    out[to + 2] = cr;
    out[to + 3] = y2;
    out[to + 4] = cb;
    out[to + 5] = cr;
  }
  return out;
}

function ordered(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
  order: 'little' | 'big',
): Uint8Array<ArrayBuffer> {
  if (order === 'little' || size === 1) return bytes;
  for (let i = 0; i + size <= bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return bytes;
}
