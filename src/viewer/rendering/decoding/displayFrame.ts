import { FrameFailure } from '#dicom/frame.ts';
import { type StoredFrame } from './decodeFrame.ts';
import { type FrameGraphics, type SpareBits, spareBitsOf } from './frameGraphics.ts';
import { type Samples } from './native.ts';
import { type Subtracted } from '#viewer/rendering/subtraction/subtraction.ts';
import { type Palette } from './palette.ts';
import { type PixelFormat } from './pixelFormat.ts';

/** What comes with the pixels of a frame; most have none of it. */
interface Accompanied {
  readonly rows: number;
  readonly columns: number;
  /** What stood in bits that the pixel format names as overlays, on its way to `graphics`. */
  readonly spareBits?: readonly SpareBits[];
  readonly graphics?: FrameGraphics;
  /** The image has an ICC profile, and its colours are managed by it or, where that cannot be done, are not. */
  readonly profile?: 'applied' | 'not-applied';
  /** The values are a difference, made from frames that are all whole. */
  readonly subtracted?: Subtracted;
}

/** A frame ready to be painted. Grey keeps its values, for windows come later; colour is finished. */
export type DecodedFrame = Accompanied &
  (
    | { readonly kind: 'grey'; readonly values: Samples }
    | { readonly kind: 'colour'; readonly rgba: Uint8ClampedArray<ArrayBuffer> }
    | { readonly kind: 'bitmap'; readonly bitmap: ImageBitmap }
  );

export function byteLengthOf(frame: DecodedFrame): number {
  const bits = frame.graphics?.planes.reduce((sum, { bits }) => sum + bits.length, 0) ?? 0;
  return bits + pixelBytesOf(frame);
}

function pixelBytesOf(frame: DecodedFrame): number {
  if (frame.kind === 'grey') return frame.values.byteLength;
  if (frame.kind === 'colour') return frame.rgba.byteLength;
  return frame.bitmap.width * frame.bitmap.height * 4;
}

/** Makes of stored samples what a painter needs: true values of the stored bits, palette and YBR turned into RGB of 8 bits. */
export function displayFrame(stored: StoredFrame, format: PixelFormat): DecodedFrame {
  const { rows, columns } = format;
  const spareBits = format.overlayBits?.map((position) => spareBitsOf(stored.samples, position));
  const size = { rows, columns, ...(spareBits === undefined ? {} : { spareBits }) };
  const values = storedBits(stored.samples, format);
  if (format.palette !== undefined)
    return { kind: 'colour', ...size, rgba: byPalette(values, format.palette) };
  if (format.samplesPerPixel === 1) return { kind: 'grey', ...size, values };
  if (format.isSigned) throw new FrameFailure('unsupported', 'signed colour');
  const rgba = stored.colour === 'ybr' ? fromYbr(values, format) : fromRgb(values, format);
  return { kind: 'colour', ...size, rgba };
}

/** Overlay bits above the high bit are not part of the value, and the sign bit is the high bit (PS3.5 8.1.1). Samples that are whole already are handed on. */
function storedBits(samples: Samples, format: PixelFormat): Samples {
  const { bitsStored, bitsAllocated, highBit } = format;
  if (format.isFloat || (bitsStored === bitsAllocated && highBit === bitsStored - 1)) return samples;
  const [left, right] = [31 - highBit, 32 - bitsStored];
  for (let i = 0; i < samples.length; i++) {
    const raised = (samples[i] ?? 0) << left;
    samples[i] = format.isSigned ? raised >> right : raised >>> right;
  }
  return samples;
}

function byPalette(values: Samples, palette: Palette): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(values.length * 4);
  const last = palette.red.length - 1;
  for (let i = 0, to = 0; i < values.length; i++, to += 4) {
    const entry = Math.min(last, Math.max(0, (values[i] ?? 0) - palette.first));
    rgba[to] = palette.red[entry] ?? 0;
    rgba[to + 1] = palette.green[entry] ?? 0;
    rgba[to + 2] = palette.blue[entry] ?? 0;
    rgba[to + 3] = 255;
  }
  return rgba;
}

function fromRgb(values: Samples, format: PixelFormat): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray((values.length / 3) * 4);
  const scale = 255 / (2 ** format.bitsStored - 1);
  for (let from = 0, to = 0; from < values.length; from += 3, to += 4) {
    rgba[to] = (values[from] ?? 0) * scale;
    rgba[to + 1] = (values[from + 1] ?? 0) * scale;
    rgba[to + 2] = (values[from + 2] ?? 0) * scale;
    rgba[to + 3] = 255;
  }
  return rgba;
}

/** YBR_FULL of PS3.3 C.7.6.3.1.2 (ITU-R BT.601, full range). */
function fromYbr(values: Samples, format: PixelFormat): Uint8ClampedArray<ArrayBuffer> {
  if (format.bitsStored !== 8) throw new FrameFailure('unsupported', `YBR with ${format.bitsStored} bits`);
  const rgba = new Uint8ClampedArray((values.length / 3) * 4);
  for (let from = 0, to = 0; from < values.length; from += 3, to += 4) {
    const y = values[from] ?? 0;
    const cb = (values[from + 1] ?? 128) - 128;
    const cr = (values[from + 2] ?? 128) - 128;
    rgba[to] = y + 1.402 * cr;
    rgba[to + 1] = y - 0.344136 * cb - 0.714136 * cr;
    rgba[to + 2] = y + 1.772 * cb;
    rgba[to + 3] = 255;
  }
  return rgba;
}
