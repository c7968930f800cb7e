import { type Dataset, has, number, numbers, text } from '#dicom/dataset.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import { overlayPlanesOf } from '#dicom/overlayPlane.ts';
import { Tag } from '#dicom/tag.ts';
import { type Palette, parsePalette } from './palette.ts';

export type Photometric =
  | 'MONOCHROME1'
  | 'MONOCHROME2'
  | 'PALETTE COLOR'
  | 'RGB'
  | 'YBR_FULL'
  | 'YBR_FULL_422'
  | 'YBR_ICT'
  | 'YBR_RCT';

/** What the metadata says of a frame's pixels (PS3.3 C.7.6.3), proven to be something Lysbilde can decode. Plain data: it crosses to workers. */
export interface PixelFormat {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: 1 | 3;
  readonly photometric: Photometric;
  /** Samples lie plane by plane (0028,0006 = 1). */
  readonly isPlanar: boolean;
  readonly bitsAllocated: 1 | 8 | 16 | 32 | 64;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  readonly isFloat: boolean;
  readonly palette?: Palette;
  /** Bits outside the values that hold overlays. */
  readonly overlayBits?: readonly number[];
}

const largestSide = 16_384;
const largestFrame = 256 * 1024 * 1024;

/** Throws FrameFailure `unsupported` or `too-large`; a format that is guessed at would be an image that is guessed at. */
export function parsePixelFormat(instance: Instance): PixelFormat {
  const { dataset } = instance;
  const rows = whole(dataset, Tag.rows, 'Rows (0028,0010)');
  const columns = whole(dataset, Tag.columns, 'Columns (0028,0011)');
  const samplesPerPixel = samples(number(dataset, Tag.samplesPerPixel) ?? 1);
  const isFloat = isFloatingPoint(dataset);
  const bitsAllocated = allocation(isFloat, number(dataset, Tag.bitsAllocated));
  const bitsStored = number(dataset, Tag.bitsStored) ?? bitsAllocated;
  const highBit = number(dataset, Tag.highBit) ?? bitsStored - 1;
  const photometric = photometricOf(text(dataset, Tag.photometricInterpretation), samplesPerPixel);
  if (bitsStored < 1 || bitsStored > bitsAllocated || highBit < bitsStored - 1 || highBit >= bitsAllocated)
    throw new FrameFailure(
      'unsupported',
      `Bits Stored ${bitsStored}, High Bit ${highBit} of ${bitsAllocated} allocated`,
    );
  refuseTooLarge({ rows, columns, samplesPerPixel, bitsAllocated });
  const overlayBits = isFloat || samplesPerPixel !== 1 ? [] : overlayBitsOf(dataset);
  return {
    rows,
    columns,
    samplesPerPixel,
    photometric,
    isPlanar: samplesPerPixel === 3 && number(dataset, Tag.planarConfiguration) === 1,
    bitsAllocated,
    bitsStored,
    highBit,
    isSigned: !isFloat && number(dataset, Tag.pixelRepresentation) === 1,
    isFloat,
    ...(photometric === 'PALETTE COLOR' ? { palette: parsePalette(dataset) } : {}),
    ...(overlayBits.length === 0 ? {} : { overlayBits }),
  };
}

function overlayBitsOf(dataset: Dataset): readonly number[] {
  return overlayPlanesOf(dataset).flatMap(({ bits }) => (bits.kind === 'embedded' ? [bits.position] : []));
}

export function bytesPerSample(format: PixelFormat): 1 | 2 | 4 | 8 {
  if (format.bitsAllocated <= 8) return 1;
  if (format.bitsAllocated === 16) return 2;
  return format.bitsAllocated === 32 ? 4 : 8;
}

function refuseTooLarge(size: {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
}): void {
  const bytes = size.rows * size.columns * size.samplesPerPixel * Math.max(1, size.bitsAllocated / 8);
  if (size.rows > largestSide || size.columns > largestSide || bytes > largestFrame)
    throw new FrameFailure(
      'too-large',
      `${size.columns} × ${size.rows}, ${Math.round(bytes / 1e6)} MB decoded`,
    );
}

function whole(dataset: Dataset, tag: string, name: string): number {
  const value = number(dataset, tag);
  if (value === undefined || !Number.isInteger(value) || value < 1)
    throw new FrameFailure('unsupported', `${name} is missing or not a count`);
  return value;
}

function samples(value: number): 1 | 3 {
  if (value === 1 || value === 3) return value;
  throw new FrameFailure('unsupported', `Samples per Pixel ${value}`);
}

/** Float Pixel Data carries no Bits Stored, and metadata may leave the pixel element out altogether (PS3.3 C.7.6.24). */
function isFloatingPoint(dataset: Dataset): boolean {
  if (has(dataset, Tag.floatPixelData) || has(dataset, Tag.doubleFloatPixelData)) return true;
  const bits = number(dataset, Tag.bitsAllocated);
  return (
    (bits === 32 || bits === 64) &&
    number(dataset, Tag.bitsStored) === undefined &&
    numbers(dataset, Tag.pixelRepresentation) === undefined
  );
}

function allocation(isFloat: boolean, bits: number | undefined): PixelFormat['bitsAllocated'] {
  if (bits === 1 && !isFloat) return 1;
  if ((bits === 8 || bits === 16) && !isFloat) return bits;
  if (bits === 32) return bits;
  if (bits === 64 && isFloat) return bits;
  throw new FrameFailure('unsupported', `Bits Allocated ${bits ?? 'missing'}`);
}

function photometricOf(value: string | undefined, samplesPerPixel: 1 | 3): Photometric {
  switch (value) {
    case 'MONOCHROME1':
    case 'MONOCHROME2':
    case 'PALETTE COLOR':
      if (samplesPerPixel === 1) return value;
      break;
    case 'RGB':
    case 'YBR_FULL':
    case 'YBR_FULL_422':
    case 'YBR_ICT':
    case 'YBR_RCT':
      if (samplesPerPixel === 3) return value;
      break;
    case undefined:
      break;
    default:
      break;
  }
  throw new FrameFailure(
    'unsupported',
    `Photometric Interpretation ${value ?? 'missing'} with ${samplesPerPixel} sample(s) a pixel`,
  );
}
