import { items, number, numbers, text, type Dataset } from '#dicom/dataset.ts';
import { functionalGroup } from '#dicom/geometry.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { type VoiFunction, windowsOf } from '#dicom/voi.ts';
import { tableWords } from '#viewer/rendering/decoding/palette.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { type Window } from '#viewer/rendering/canvas.ts';

/** A lookup table of PS3.3 C.11.1/C.11.2: entry `value − first`, clamped to the ends. */
export interface LookupTable {
  readonly first: number;
  readonly entries: Uint16Array<ArrayBuffer>;
  /** Largest output the table's bits can hold. */
  readonly largest: number;
}

/** How stored grey values become brightness, before a user has touched the window. */
export interface GreyLook {
  readonly modality: { readonly slope: number; readonly intercept: number } | LookupTable;
  /** Undefined: neither window nor table is stored, and the range of the pixels themselves decides. */
  readonly voi: (Window & { readonly function: VoiFunction }) | LookupTable | undefined;
  /** Low values bright: MONOCHROME1, or Presentation LUT Shape INVERSE. */
  readonly isInverse: boolean;
  /** Stored values that are no tissue (PS3.3 C.7.5.1.1.2); painted black, left out of the automatic window. */
  readonly padding: { readonly from: number; readonly to: number } | undefined;
}

/** The table of one item of a Modality LUT or VOI LUT Sequence; undefined where it is not whole. */
export const tableOfItem = (item: Dataset) => table(item, '00283002', '00283006');
const tags = { modalityLut: Tag.modalityLutSequence, voiLut: Tag.voiLutSequence };

export function greyLookOf(instance: Instance, frameNumber: number): GreyLook {
  const { dataset } = instance;
  const transform = functionalGroup(dataset, frameNumber, Tag.pixelValueTransformationSequence) ?? dataset;
  const modalityTable = items(dataset, tags.modalityLut).map(tableOfItem).find(isPresent);
  const voiTable = items(dataset, tags.voiLut).map(tableOfItem).find(isPresent);
  const slope = number(transform, Tag.rescaleSlope) ?? 1;
  return {
    modality: modalityTable ?? {
      slope: slope === 0 ? 1 : slope,
      intercept: number(transform, Tag.rescaleIntercept) ?? 0,
    },
    voi: voiTable ?? windowsOf(instance, frameNumber)[0],
    isInverse: isInverse(dataset),
    padding: paddingOf(dataset),
  };
}

/** The window that shows every value of a frame, padding left out. */
export function fullRange(values: Samples, look: GreyLook): Window {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (look.padding !== undefined && value >= look.padding.from && value <= look.padding.to) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return { center: 0.5, width: 1 };
  const [a, b] = [modalityValue(low, look), modalityValue(high, look)];
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  return { center: (from + to + 1) / 2, width: Math.max(1, to - from + 1) };
}

/** In the units of the modality: HU for CT. */
export function modalityValue(stored: number, look: GreyLook): number {
  const { modality } = look;
  if ('slope' in modality) return stored * modality.slope + modality.intercept;
  return lookUp(modality, stored);
}

export function lookUp(source: LookupTable, value: number): number {
  const last = source.entries.length - 1;
  return source.entries[Math.min(last, Math.max(0, Math.round(value) - source.first))] ?? 0;
}

function isInverse(dataset: Dataset): boolean {
  const shape = text(dataset, Tag.presentationLutShape);
  const isMonochrome1 = text(dataset, Tag.photometricInterpretation) === 'MONOCHROME1';
  // INVERSE belongs with MONOCHROME1 (PS3.3 C.11.6.1.2): the two say the same thing, not twice.
  return isMonochrome1 || shape === 'INVERSE';
}

function paddingOf(dataset: Dataset): GreyLook['padding'] {
  const value = number(dataset, Tag.pixelPaddingValue);
  if (value === undefined) return undefined;
  const isSigned = number(dataset, Tag.pixelRepresentation) === 1;
  const limit = number(dataset, Tag.pixelPaddingRangeLimit) ?? value;
  // Padding read as unsigned words (US for SS) carries a negative value as 65536 − n.
  const [a, b] = [value, limit].map((x) => (isSigned && x > 32_767 ? x - 65_536 : x));
  return { from: Math.min(a ?? value, b ?? value), to: Math.max(a ?? value, b ?? value) };
}

function table(item: Dataset, descriptorTag: string, dataTag: string): LookupTable | undefined {
  const [count, firstWord = 0, bits = 16] = numbers(item, descriptorTag) ?? [];
  const words = tableWords(item[dataTag]);
  if (count === undefined || words === undefined) return undefined;
  const length = count === 0 ? 65_536 : count;
  const isPacked = words.length < length && words.length * 2 >= length;
  const entries = isPacked
    ? Uint16Array.from(new Uint8Array(words.buffer, 0, length))
    : words.subarray(0, length);
  if (entries.length < length) return undefined;
  const first = firstWord > 32_767 ? firstWord - 65_536 : firstWord;
  // Some writers say 16 bits over tables of 12: what the table holds decides.
  const largest = entries.reduce((most, entry) => Math.max(most, entry), 1);
  return { first, entries, largest: Math.min(2 ** bits - 1, 2 ** Math.ceil(Math.log2(largest + 1)) - 1) };
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
