import { type Colour } from '#dicom/displayColour.ts';
import { type OverlayPlane } from '#dicom/overlayPlane.ts';

/** One overlay as it lies on one frame: its bits packed from its first pixel on, row by row, lowest bit first. */
export interface Graphic {
  readonly plane: OverlayPlane;
  readonly bits: Uint8Array<ArrayBuffer>;
  /** Of the layer that a presentation state puts it in; absent for what the apparatus drew. */
  readonly colour?: Colour;
}

/** The overlays of a frame, and how many more it should have that could not be had. */
export interface FrameGraphics {
  readonly planes: readonly Graphic[];
  readonly missing: number;
}

/** Bits of the stored pixels at one position that is no part of their values, packed as a Graphic's. */
export interface SpareBits {
  readonly position: number;
  readonly bits: Uint8Array<ArrayBuffer>;
}

/** One bit of every sample, before anything masks it away. */
export function spareBitsOf(samples: ArrayLike<number>, position: number): SpareBits {
  const bits = new Uint8Array(Math.ceil(samples.length / 8));
  for (let i = 0; i < samples.length; i++) {
    const byte = i >> 3;
    bits[byte] = (bits[byte] ?? 0) | ((((samples[i] ?? 0) >> position) & 1) << (i & 7));
  }
  return { position, bits };
}
