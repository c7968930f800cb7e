import { FrameFailure } from '#dicom/frame.ts';
import { decodeNative, nativeLength, samplesOf, type Samples } from './native.ts';
import { bytesPerSample, type PixelFormat } from './pixelFormat.ts';

/**
 * RLE of PS3.5 annex G. Throws `damaged` or `wrong-size`; never reads or writes past what the header promised, so it always ends.
 * Pixels of one bit are coded as the packed bytes that they are (8.1.1).
 */
export function decodeRle(bytes: Uint8Array<ArrayBuffer>, format: PixelFormat): Samples {
  if (format.bitsAllocated === 1) {
    const [start = 0] = segmentOffsets(bytes, 1);
    const out = new Uint8Array(nativeLength(format));
    unpack(bytes.subarray(start), { out, pixels: out.length, from: 0, step: 1 });
    return decodeNative(out, format, 'little');
  }
  const size = bytesPerSample(format);
  const pixels = format.rows * format.columns;
  const offsets = segmentOffsets(bytes, format.samplesPerPixel * size);
  const out = new Uint8Array(pixels * format.samplesPerPixel * size);
  offsets.forEach((start, segment) => {
    const sample = Math.floor(segment / size);
    // Segments carry the most significant byte first; the samples are little endian.
    const byte = size - 1 - (segment % size);
    unpack(bytes.subarray(start, offsets[segment + 1] ?? bytes.length), {
      out,
      pixels,
      from: sample * size + byte,
      step: format.samplesPerPixel * size,
    });
  });
  return samplesOf(out, format);
}

/** By name, so that a test can take one away at a time. */
export const rleChecks = {
  header(bytes: Uint8Array): void {
    if (bytes.length < 64) throw new FrameFailure('damaged', 'RLE header is cut short');
  },
  segments(count: number, expected: number): void {
    if (count !== expected)
      throw new FrameFailure('wrong-size', `RLE header names ${count} segments where ${expected} were due`);
  },
  offsets(offsets: readonly number[], length: number): void {
    const isSane =
      offsets[0] === 64 &&
      offsets.every((offset, i) => offset < length && (i === 0 || offset > (offsets[i - 1] ?? 0)));
    if (!isSane)
      throw new FrameFailure('damaged', 'RLE segment offsets are out of order or outside the frame');
  },
  run(isInside: boolean): void {
    if (!isInside) throw new FrameFailure('damaged', 'an RLE run leaves its segment or its frame');
  },
  filled(written: number, pixels: number): void {
    if (written !== pixels)
      throw new FrameFailure('damaged', `RLE segment gave ${written} of ${pixels} bytes`);
  },
  /** A segment may be padded; more runs than the frame has room for are a frame of another size. */
  surplus(rest: Uint8Array): void {
    if (rest.some((byte) => byte !== 0 && byte !== 128))
      throw new FrameFailure('wrong-size', `RLE segment holds ${rest.length} bytes beyond its frame`);
  },
};

function segmentOffsets(bytes: Uint8Array, expected: number): readonly number[] {
  rleChecks.header(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 64);
  const count = view.getUint32(0, true);
  rleChecks.segments(count, expected);
  const offsets = Array.from({ length: count }, (_, index) => view.getUint32(4 + index * 4, true));
  rleChecks.offsets(offsets, bytes.length);
  return offsets;
}

interface Plane {
  readonly out: Uint8Array;
  readonly pixels: number;
  readonly from: number;
  readonly step: number;
}

function unpack(segment: Uint8Array, plane: Plane): void {
  const { out, pixels, step } = plane;
  let [read, to, written] = [0, plane.from, 0];
  while (written < pixels && read < segment.length) {
    const control = segment[read++] ?? 128;
    if (control === 128) continue;
    const isRun = control > 128;
    const length = isRun ? 257 - control : control + 1;
    const size = isRun ? 1 : length;
    rleChecks.run(written + length <= pixels && read + size <= segment.length);
    for (let i = 0; i < length; i++, to += step) out[to] = segment[isRun ? read : read + i] ?? 0;
    read += size;
    written += length;
  }
  rleChecks.filled(written, pixels);
  rleChecks.surplus(segment.subarray(read));
}
