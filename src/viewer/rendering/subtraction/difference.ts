import { lookUp } from '#dicom/lookupTable.ts';
import { type MaskShift, noShift } from '#dicom/maskSubtraction.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { type GreyLook } from '#viewer/rendering/painting/greyLook.ts';

/**
 * What values are before they are subtracted. X-rays are subtracted where values are logarithms of intensity (PS3.4 N.2.5): `stored` where
 * they are so already, `table` through the object's Modality LUT, `log` where they are proportional to intensity and the logarithm is taken
 * here, `unstated` where the object does not tell and they are subtracted as they are.
 */
export type SubtractionBasis = 'stored' | 'table' | 'log' | 'unstated';

export function basisOf(look: GreyLook, relationship: 'LOG' | 'LIN' | undefined): SubtractionBasis {
  if (!('slope' in look.modality)) return 'table';
  if (relationship === 'LIN') return 'log';
  return relationship === 'LOG' ? 'stored' : 'unstated';
}

/** Frames that go into a mean, all of one size. */
export interface Averaged {
  readonly frames: readonly Samples[];
  readonly rows: number;
  readonly columns: number;
}

/**
 * The mean of frames on the basis, pixel by pixel, moved by `shift`, bilinear between pixels. NaN where one of them is padding and where
 * the moved image does not reach.
 */
export function averageOf(
  { frames, rows, columns }: Averaged,
  how: { readonly look: GreyLook; readonly basis: SubtractionBasis; readonly shift: MaskShift },
): Float32Array<ArrayBuffer> {
  const valueOf = valuesOn(how.basis, how.look);
  const mean = new Float32Array(rows * columns);
  for (const frame of frames)
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + valueOf(frame[at] ?? 0);
  if (frames.length > 1) for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) / frames.length;
  return how.shift.rows === 0 && how.shift.columns === 0 ? mean : moved(mean, { rows, columns }, how.shift);
}

export type Difference = Float32Array<ArrayBuffer> | Int16Array<ArrayBuffer>;

/** The mean of the contrast frames less the mask. In whole numbers where both are: their painting is by a table, which loops need. */
export function differenceFrom(
  mask: Float32Array,
  contrast: Averaged,
  how: { readonly look: GreyLook; readonly basis: SubtractionBasis },
): Difference {
  const [only, ...more] = contrast.frames;
  const isAsStored = how.basis === 'stored' || how.basis === 'unstated';
  if (only !== undefined && more.length === 0 && isAsStored && how.look.padding === undefined)
    return wholeDifference(only, mask) ?? difference(only, mask);
  return difference(averageOf(contrast, { ...how, shift: noShift }), mask);
}

/** Most runs are whole numbers of at most 15 bits: undefined for those that are not. */
function wholeDifference(contrast: Samples, mask: Float32Array): Int16Array<ArrayBuffer> | undefined {
  if (!isWhole(mask) || contrast instanceof Float32Array || contrast instanceof Float64Array)
    return undefined;
  const found = new Int16Array(contrast.length);
  let isExact = true;
  for (let at = 0; at < found.length; at++) {
    const value = (contrast[at] ?? 0) - (mask[at] ?? 0);
    found[at] = value;
    isExact &&= found[at] === value;
  }
  return isExact ? found : undefined;
}

const wholes = new WeakMap<Float32Array, boolean>();

/** A mask is looked at once, and then subtracted from every frame of its run. */
function isWhole(mask: Float32Array): boolean {
  const found = wholes.get(mask) ?? mask.every(Number.isInteger);
  wholes.set(mask, found);
  return found;
}

function difference(contrast: Samples, mask: Float32Array): Float32Array<ArrayBuffer> {
  const found = new Float32Array(contrast.length);
  for (let at = 0; at < found.length; at++)
    found[at] = (contrast[at] ?? Number.NaN) - (mask[at] ?? Number.NaN);
  return found;
}

/** Values are at most of 16 bits in practice: their logarithms are looked up. */
let logs: Float32Array | undefined;

function valuesOn(basis: SubtractionBasis, { modality, padding }: GreyLook): (stored: number) => number {
  const plain = (stored: number) => {
    if (!('slope' in modality)) return lookUp(modality, stored);
    return basis === 'log' ? logOf(stored * modality.slope + modality.intercept) : stored;
  };
  if (padding === undefined) return plain;
  const { from, to } = padding;
  return (stored) => (stored >= from && stored <= to ? Number.NaN : plain(stored));
}

/** Of the natural logarithm's thousandths; no X-rays at all count as one step of them. */
function logOf(value: number): number {
  logs ??= Float32Array.from({ length: 65_536 }, (_, known) => Math.log(Math.max(1, known)));
  return 1000 * (logs[value] ?? Math.log(Math.max(1, value)));
}

function moved(
  values: Float32Array<ArrayBuffer>,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  shift: MaskShift,
): Float32Array<ArrayBuffer> {
  // What has been moved down is taken from further up.
  const [wholeRows, wholeColumns] = [Math.floor(-shift.rows), Math.floor(-shift.columns)];
  const [down, right] = [-shift.rows - wholeRows, -shift.columns - wholeColumns];
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row >= rows || column >= columns
      ? Number.NaN
      : (values[row * columns + column] ?? Number.NaN);
  const out = new Float32Array(values.length);
  const between = (row: number, column: number) =>
    right === 0 ? at(row, column) : at(row, column) * (1 - right) + at(row, column + 1) * right;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [r, c] = [row + wholeRows, column + wholeColumns];
      out[row * columns + column] =
        down === 0 ? between(r, c) : between(r, c) * (1 - down) + between(r + 1, c) * down;
    }
  return out;
}
