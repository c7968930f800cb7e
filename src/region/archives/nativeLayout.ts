import { Tag } from '#dicom/tag.ts';
import { type RawElement } from './elements.ts';

export interface PixelDescription {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  readonly photometricInterpretation: string;
  readonly numberOfFrames: number;
}

/** How unencapsulated frames follow each other in Pixel Data. */
export interface NativeLayout {
  readonly numberOfFrames: number;
  readonly frameBits: number;
  /** Bytes of a word that big endian files write the other way round. */
  readonly wordBytes: number;
}

export function nativeLayout(
  element: RawElement,
  pixels: PixelDescription,
): NativeLayout | { readonly reason: string } {
  const { rows, columns, samplesPerPixel, numberOfFrames } = pixels;
  const bits = floatBits[element.tag] ?? pixels.bitsAllocated;
  if (![1, 8, 16, 32, 64].includes(bits)) return { reason: `Bits Allocated (0028,0100) is ${bits}` };
  if (rows <= 0 || columns <= 0 || samplesPerPixel <= 0)
    return { reason: 'the object has no rows or no columns' };
  const full = rows * columns * samplesPerPixel * bits;
  const isHalved =
    pixels.photometricInterpretation.endsWith('_422') && element.length * 8 < full * numberOfFrames;
  return {
    numberOfFrames,
    frameBits: isHalved ? (full / 3) * 2 : full,
    wordBytes: bits > 8 ? bits / 8 : element.vr === 'OW' ? 2 : 1,
  };
}

const floatBits: Readonly<Record<string, number>> = {
  [Tag.floatPixelData]: 32,
  [Tag.doubleFloatPixelData]: 64,
};
