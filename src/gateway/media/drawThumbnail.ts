import { type Decoded } from './decodeFrame.ts';
import { type Palette, type PixelMeaning } from './picture.ts';

/** RGBA, 8 bits, and how far apart its dark and bright parts are (0 to 255): near 0 there is nothing to be seen. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly spread: number;
}

const largest = 256;
const leastSpread = 24;
const midGrey = 96;

/**
 * The frame at most 256 pixels wide or high, each pixel the mean of those it stands for. Grey values go through the object's own window
 * when that shows something, else through one between their 1st and 99th percentile; a picture of one value is mid-grey, never black.
 */
export function drawThumbnail(decoded: Decoded, meaning: PixelMeaning): Drawn {
  const scale = Math.min(1, largest / Math.max(decoded.width, decoded.height));
  const width = Math.max(1, Math.round(decoded.width * scale));
  const height = Math.max(1, Math.round(decoded.height * scale));
  const channels = decoded.samples === 1 && meaning.palette === undefined ? 1 : 3;
  const means = shrink(decoded, { width, height, channels }, reader(decoded, meaning));
  return channels === 1 ? drawGrey(means, meaning, { width, height }) : drawColour(means, { width, height });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Writes the channels of the pixel at `index` into `into`; false when it is padding. */
type Reader = (index: number, into: Float64Array) => boolean;

function shrink(decoded: Decoded, to: Size & { readonly channels: number }, read: Reader): Float64Array {
  const { width, height, channels } = to;
  const out = new Float64Array(width * height * channels);
  const block = {
    read,
    stride: decoded.width,
    sums: new Float64Array(channels),
    pixel: new Float64Array(channels),
  };
  for (let y = 0; y < height; y += 1) {
    const rows = span(y, height, decoded.height);
    for (let x = 0; x < width; x += 1) {
      const columns = span(x, width, decoded.width);
      out.set(meanOf(block, rows, columns), (y * width + x) * channels);
    }
  }
  return out;
}

interface Block {
  readonly read: Reader;
  readonly stride: number;
  readonly sums: Float64Array;
  readonly pixel: Float64Array;
}

type Span = readonly [from: number, to: number];

/** The mean of a block's pixels, channel by channel; NaN where all of them are padding. Returns the block's own array. */
function meanOf({ read, stride, sums, pixel }: Block, rows: Span, columns: Span): Float64Array {
  let count = 0;
  sums.fill(0);
  for (let at = rows[0] * stride + columns[0]; at < rows[1] * stride;) {
    if (read(at, pixel)) {
      count += 1;
      for (let channel = 0; channel < sums.length; channel += 1)
        sums[channel] = (sums[channel] ?? 0) + (pixel[channel] ?? 0);
    }
    at += 1;
    if (at % stride === columns[1] % stride) at += stride - (columns[1] - columns[0]);
  }
  for (let channel = 0; channel < sums.length; channel += 1)
    sums[channel] = count === 0 ? NaN : (sums[channel] ?? 0) / count;
  return sums;
}

function span(index: number, parts: number, whole: number): Span {
  const from = Math.floor((index * whole) / parts);
  return [from, Math.max(from + 1, Math.floor(((index + 1) * whole) / parts))];
}

function reader(decoded: Decoded, meaning: PixelMeaning): Reader {
  const { values, samples } = decoded;
  const stored = storedValue(meaning);
  if (meaning.palette !== undefined && samples === 1) return paletteReader(values, stored, meaning.palette);
  if (samples === 1) {
    const { padding } = meaning;
    return (index, into) => {
      const value = stored(values[index] ?? 0);
      if (!Number.isFinite(value)) return false;
      if (padding !== undefined && value >= padding.from && value <= padding.to) return false;
      into[0] = value * meaning.slope + meaning.intercept;
      return true;
    };
  }
  const shift = Math.max(0, meaning.bitsStored - 8);
  const isYbr = !decoded.isRgb && meaning.photometric.startsWith('YBR');
  return (index, into) => {
    const [a, b, c] = [0, 1, 2].map((sample) => (values[index * samples + sample] ?? 0) / 2 ** shift);
    if (isYbr) toRgb(into, [a ?? 0, b ?? 0, c ?? 0]);
    else into.set([a ?? 0, b ?? 0, c ?? 0]);
    return true;
  };
}

function paletteReader(values: ArrayLike<number>, stored: (raw: number) => number, palette: Palette): Reader {
  const [red, green, blue] = palette.channels;
  const last = red.length - 1;
  return (index, into) => {
    const entry = Math.min(last, Math.max(0, stored(values[index] ?? 0) - palette.first));
    into[0] = red[entry] ?? 0;
    into[1] = green[entry] ?? 0;
    into[2] = blue[entry] ?? 0;
    return true;
  };
}

/** Bits below High Bit − Bits Stored + 1 and above High Bit are not the picture's (PS3.5 8.1.1). */
function storedValue(meaning: PixelMeaning): (raw: number) => number {
  const { bitsAllocated, bitsStored, highBit, isSigned, isFloat } = meaning;
  if (isFloat || bitsAllocated > 16 || bitsAllocated === 1) return (raw) => raw;
  const shift = Math.max(0, highBit + 1 - bitsStored);
  const range = 2 ** bitsStored;
  return (raw) => {
    const value = ((raw & 0xffff) >> shift) & (range - 1);
    return isSigned && value >= range / 2 ? value - range : value;
  };
}

/** PS3.3 C.7.6.3.1.2 YBR_FULL. */
function toRgb(into: Float64Array, [y, cb, cr]: readonly [number, number, number]): void {
  into[0] = y + 1.402 * (cr - 128);
  into[1] = y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128);
  into[2] = y + 1.772 * (cb - 128);
}

function drawGrey(means: Float64Array, meaning: PixelMeaning, size: Size): Drawn {
  const sorted = Float64Array.from(means.filter((value) => !Number.isNaN(value))).sort();
  const { window, isInverted } = meaning;
  const own = window === undefined ? undefined : greys(means, windowRange(window), isInverted);
  if (own !== undefined && spreadOf(own) >= leastSpread) return rgba(own, size);
  const between = greys(means, percentiles(sorted), isInverted);
  return rgba(between, size);
}

function windowRange(window: { readonly center: number; readonly width: number }): readonly [number, number] {
  return [window.center - window.width / 2, window.center + window.width / 2];
}

function percentiles(sorted: Float64Array): readonly [number, number] {
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return at(0.99) > at(0.01) ? [at(0.01), at(0.99)] : [at(0), at(1)];
}

/** Padding is the dark ground, whichever way the grey scale runs. */
function greys(means: Float64Array, [low, high]: readonly [number, number], isInverted: boolean): Uint8Array {
  return Uint8Array.from(means, (value) => {
    if (Number.isNaN(value)) return 0;
    if (high <= low) return midGrey;
    const grey = Math.min(255, Math.max(0, ((value - low) / (high - low)) * 255));
    return isInverted ? 255 - grey : grey;
  });
}

function spreadOf(greys: Uint8Array): number {
  const sorted = Uint8Array.from(greys).sort();
  return (sorted[Math.floor(sorted.length * 0.98)] ?? 0) - (sorted[Math.floor(sorted.length * 0.02)] ?? 0);
}

function rgba(greys: Uint8Array, size: Size): Drawn {
  const data = new Uint8Array(greys.length * 4).fill(255);
  greys.forEach((grey, index) => data.fill(grey, index * 4, index * 4 + 3));
  return { ...size, data, spread: spreadOf(greys) };
}

function drawColour(means: Float64Array, size: Size): Drawn {
  const data = new Uint8Array(size.width * size.height * 4).fill(255);
  const light = new Uint8Array(size.width * size.height);
  for (let index = 0; index < light.length; index += 1) {
    let sum = 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = Math.min(255, Math.max(0, means[index * 3 + channel] ?? 0));
      data[index * 4 + channel] = value;
      sum += value;
    }
    light[index] = sum / 3;
  }
  return { ...size, data, spread: spreadOf(light) };
}
