import { type Dataset, items, number } from '#dicom/dataset.ts';
import { doseScale } from '#dicom/dose.ts';
import { functionalGroup } from '#dicom/geometry.ts';
import { type Instance } from '#dicom/instance.ts';
import { type LookupTable, lookUp, parseLookupTable } from '#dicom/lookupTable.ts';
import { isInverse } from '#dicom/presentationLut.ts';
import { Tag } from '#dicom/tag.ts';
import { missingTablesOf, type VoiFunction, voiFunctionOf, voiTablesOf, windowsOf } from '#dicom/voi.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { type Window } from '#viewer/rendering/canvas.ts';

/** Stored values to those that windows are in: a straight line, or a table. */
export type Modality = { readonly slope: number; readonly intercept: number } | LookupTable;

/** How stored grey values become brightness, before a user has touched the window. */
export interface GreyLook {
  readonly modality: Modality;
  /**
   * Where what is read as numbers is other than what the window is in: the image's own, where a presentation state has put another in its
   * place, and the dose, which is painted by its stored numbers.
   */
  readonly measured?: Modality;
  /** Undefined: neither window nor table is stored, and the range of the pixels themselves decides. */
  readonly voi: (Window & { readonly function: VoiFunction }) | LookupTable | undefined;
  /** What comes out of the VOI step is scaled to its entries, which are brightness: of a presentation state (PS3.3 C.11.6.1.1). */
  readonly presentationTable?: LookupTable;
  /** Every VOI table of the image, the first being shown first. */
  readonly tables: readonly LookupTable[];
  /** Tables the image names and that are not at hand. */
  readonly missingTables: number;
  /** How a window that the user sets is meant. */
  readonly voiFunction: VoiFunction;
  /** Low values bright: MONOCHROME1, or Presentation LUT Shape INVERSE. */
  readonly isInverse: boolean;
  /** Stored values that are no tissue (PS3.3 C.7.5.1.1.2); painted black, left out of the automatic window. */
  readonly padding: { readonly from: number; readonly to: number } | undefined;
}

export function greyLookOf(instance: Instance, frameNumber: number): GreyLook {
  const { dataset } = instance;
  const tables = voiTablesOf(instance, frameNumber);
  const dose = doseScale(instance);
  return {
    modality: modalityOf(dataset, frameNumber),
    ...(dose === undefined ? {} : { measured: { slope: dose.scaling, intercept: 0 } }),
    voi: tables[0] ?? windowsOf(instance, frameNumber)[0],
    tables,
    missingTables: missingTablesOf(instance, frameNumber),
    voiFunction: voiFunctionOf(instance, frameNumber),
    isInverse: isInverse(dataset),
    padding: paddingOf(dataset),
  };
}

function modalityOf(dataset: Dataset, frameNumber: number): Modality {
  const maps = number(dataset, Tag.pixelRepresentation) === 1 ? 'signed' : 'unsigned';
  const [table] = items(dataset, Tag.modalityLutSequence).flatMap(
    (item) => parseLookupTable(item, { maps }) ?? [],
  );
  if (table !== undefined) return table;
  const transform = functionalGroup(dataset, frameNumber, Tag.pixelValueTransformationSequence) ?? dataset;
  const slope = number(transform, Tag.rescaleSlope) ?? 1;
  return { slope: slope === 0 ? 1 : slope, intercept: number(transform, Tag.rescaleIntercept) ?? 0 };
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

/** In the units that the window is in: those of the modality, HU for CT, or those of a presentation state. */
export function modalityValue(stored: number, { modality }: Pick<GreyLook, 'modality'>): number {
  if ('slope' in modality) return stored * modality.slope + modality.intercept;
  return lookUp(modality, stored);
}

/** What is told as a number: in the units of the modality, whatever a presentation state makes of the grey. */
export function measuredValue(stored: number, { modality, measured = modality }: GreyLook): number {
  return modalityValue(stored, { modality: measured });
}

/** Of integers, or of floating point pixels (C.7.6.24, C.7.6.25), which say it in elements of their own. */
function paddingOf(dataset: Dataset): GreyLook['padding'] {
  for (const [valueTag, limitTag] of paddingTags) {
    const value = number(dataset, valueTag);
    if (value === undefined) continue;
    const isSigned = valueTag === Tag.pixelPaddingValue && number(dataset, Tag.pixelRepresentation) === 1;
    const limit = number(dataset, limitTag) ?? value;
    // Padding read as unsigned words (US for SS) carries a negative value as 65536 − n.
    const [a = value, b = value] = [value, limit].map((x) => (isSigned && x > 32_767 ? x - 65_536 : x));
    return { from: Math.min(a, b), to: Math.max(a, b) };
  }
  return undefined;
}

const paddingTags = [
  [Tag.pixelPaddingValue, Tag.pixelPaddingRangeLimit],
  [Tag.floatPixelPaddingValue, Tag.floatPixelPaddingRangeLimit],
  [Tag.doubleFloatPixelPaddingValue, Tag.doubleFloatPixelPaddingRangeLimit],
] as const;
