import { FrameFailure } from '#dicom/frame.ts';
import { type MaskShift } from '#dicom/maskSubtraction.ts';
import { type UltrasoundPoint } from '#dicom/ultrasoundPoint.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type SubtractionBasis } from './difference.ts';

/** How a painted frame came about where it is a difference; stands beside its values. */
export interface Subtracted {
  /** The frame as it is stored. */
  readonly original: DecodedFrame & { readonly kind: 'grey' };
  /** Mean of the masks on the basis, as it was subtracted. */
  readonly mask: Float32Array;
  /** Frame numbers. */
  readonly masks: readonly number[];
  /** How many contrast frames are averaged. */
  readonly contrast: number;
  readonly shift: MaskShift;
  readonly basis: SubtractionBasis;
}

/** A frame that a subtraction needs cannot be had: nothing is painted in its place. */
export class MaskFailure extends FrameFailure {
  /** Number of the frame that is lacking. */
  readonly needed: number;

  constructor(needed: number, cause: FrameFailure) {
    super(cause.reason, cause.message, { cause });
    this.needed = needed;
  }
}

/** What a key or a button asks of a subtraction. */
export type SubtractionStep =
  | { readonly kind: 'toggle' }
  /** The frame painted now is the mask of all others. */
  | { readonly kind: 'mask' }
  /** Moves the mask by pixels along the image, on from where the object says. */
  | { readonly kind: 'move'; readonly x: number; readonly y: number };

/** What a canvas says of subtraction; absent where the image has none and none was asked for. */
export type SubtractionShown =
  | {
      readonly kind: 'subtracted';
      readonly masks: readonly number[];
      readonly contrast: number;
      /** Pixels that the mask lies to the right of and below where it was taken. */
      readonly moved: { readonly x: number; readonly y: number };
      readonly basis: SubtractionBasis;
      /** The mask was picked by hand. */
      readonly isPicked: boolean;
    }
  /** Seen as stored: switched off, outside the frames the object subtracts, or an operation that is not done. */
  | { readonly kind: 'off' | 'outside' }
  | { readonly kind: 'refused'; readonly what: string };

/** What the probe reads of a difference. */
export interface DifferenceReading {
  readonly kind: 'difference';
  readonly x: number;
  readonly y: number;
  /** Contrast less mask; undefined where one of them has no value. */
  readonly value: number | undefined;
  /** Of the frame as it is stored. */
  readonly stored: number;
  readonly basis: SubtractionBasis;
  readonly physical: UltrasoundPoint;
}
