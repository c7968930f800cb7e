import { type Dataset, has, items, number, numbers, text } from '#dicom/dataset.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';

/** What a picture's pixels mean: all that is needed to draw it small. Plain values, so that it can be handed to a worker. */
export interface PixelMeaning {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  readonly isFloat: boolean;
  readonly isPlanar: boolean;
  readonly photometric: string;
  readonly slope: number;
  readonly intercept: number;
  readonly isInverted: boolean;
  readonly window?: { readonly center: number; readonly width: number };
  /** Stored values that are no picture, from (0028,0120) to (0028,0121). */
  readonly padding?: { readonly from: number; readonly to: number };
  readonly palette?: Palette;
}

export interface Palette {
  /** First stored value mapped by the table. */
  readonly first: number;
  /** Red, green and blue, 0 to 255. */
  readonly channels: readonly [Uint8Array, Uint8Array, Uint8Array];
}

/** Undefined for an object without pixels. */
export function pixelMeaning(dataset: Dataset): PixelMeaning | undefined {
  const [rows, columns] = [number(dataset, Tag.rows), number(dataset, Tag.columns)];
  if (rows === undefined || columns === undefined || rows < 1 || columns < 1) return undefined;
  const bitsAllocated = number(dataset, Tag.bitsAllocated) ?? 8;
  const bitsStored = number(dataset, Tag.bitsStored) ?? bitsAllocated;
  const photometric = text(dataset, Tag.photometricInterpretation) ?? '';
  const isInverse = text(dataset, Tag.presentationLutShape) === 'INVERSE';
  const rescale = transformation(dataset);
  return {
    rows,
    columns,
    samples: number(dataset, Tag.samplesPerPixel) ?? 1,
    bitsAllocated,
    bitsStored,
    highBit: number(dataset, Tag.highBit) ?? bitsStored - 1,
    isSigned: number(dataset, Tag.pixelRepresentation) === 1,
    isFloat: isFloat(dataset, bitsAllocated),
    isPlanar: number(dataset, Tag.planarConfiguration) === 1,
    photometric,
    slope: number(rescale, Tag.rescaleSlope) ?? 1,
    intercept: number(rescale, Tag.rescaleIntercept) ?? 0,
    isInverted: (photometric === 'MONOCHROME1') !== isInverse,
    ...optional('window', windowOf(dataset)),
    ...optional('padding', paddingOf(dataset)),
    ...optional('palette', photometric === 'PALETTE COLOR' ? paletteOf(dataset) : undefined),
  };
}

/** Parametric maps hold floating point; archives often leave (7FE0,0008) itself out of metadata. */
function isFloat(dataset: Dataset, bitsAllocated: number): boolean {
  if (has(dataset, Tag.floatPixelData) || has(dataset, Tag.doubleFloatPixelData)) return true;
  const isParametricMap = text(dataset, Tag.sopClassUid) === '1.2.840.10008.5.1.4.1.1.30';
  return bitsAllocated === 64 || (isParametricMap && bitsAllocated === 32);
}

function shared(dataset: Dataset): Dataset {
  return items(dataset, Tag.sharedFunctionalGroupsSequence)[0] ?? {};
}

function transformation(dataset: Dataset): Dataset {
  if (has(dataset, Tag.rescaleSlope)) return dataset;
  return items(shared(dataset), Tag.pixelValueTransformationSequence)[0] ?? {};
}

function windowOf(dataset: Dataset): { readonly center: number; readonly width: number } | undefined {
  const source = has(dataset, Tag.windowCenter)
    ? dataset
    : (items(shared(dataset), Tag.frameVoiLutSequence)[0] ?? {});
  const center = numbers(source, Tag.windowCenter)?.[0];
  const width = numbers(source, Tag.windowWidth)?.[0];
  return center === undefined || width === undefined || width < 1 ? undefined : { center, width };
}

function paddingOf(dataset: Dataset): { readonly from: number; readonly to: number } | undefined {
  const value = number(dataset, Tag.pixelPaddingValue);
  if (value === undefined) return undefined;
  const limit = number(dataset, Tag.pixelPaddingRangeLimit) ?? value;
  return { from: Math.min(value, limit), to: Math.max(value, limit) };
}

function paletteOf(dataset: Dataset): Palette | undefined {
  const [entries, first] = numbers(dataset, Tag.redPaletteColorLookupTableDescriptor) ?? [];
  if (entries === undefined || first === undefined) return undefined;
  const count = entries === 0 ? 65_536 : entries;
  const red = channel(dataset, Tag.redPaletteColorLookupTableData, count);
  const green = channel(dataset, Tag.greenPaletteColorLookupTableData, count);
  const blue = channel(dataset, Tag.bluePaletteColorLookupTableData, count);
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return { first, channels: [red, green, blue] };
}

/** Tables hold bytes or little endian words; some writers put 8-bit values into words, whatever the descriptor says. */
function channel(dataset: Dataset, tag: string, count: number): Uint8Array | undefined {
  const inline = dataset[tag]?.InlineBinary;
  if (inline === undefined) return undefined;
  const bytes = Buffer.from(inline, 'base64');
  if (bytes.length < count * 2)
    return bytes.length < count ? undefined : Uint8Array.from(bytes.subarray(0, count));
  const words = Array.from({ length: count }, (_, index) => bytes.readUInt16LE(index * 2));
  const isHigh = words.some((word) => word > 255);
  return Uint8Array.from(words, (word) => (isHigh ? word >> 8 : word));
}
