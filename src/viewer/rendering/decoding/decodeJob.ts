import { type Frame, type FrameFailureReason } from '#dicom/frame.ts';
import { type StoredFrame } from './decodeFrame.ts';
import { type DecodedFrame } from './displayFrame.ts';
import { type PixelFormat } from './pixelFormat.ts';

/** What goes to a decode worker. The frame's bytes are copied, so that a job can be put again when its worker is stopped. */
export interface DecodeJob {
  readonly id: number;
  readonly frame: Frame;
  readonly format: PixelFormat;
  /** `display`: ready to be painted · `stored`: the samples before anything was made of them. */
  readonly as: 'display' | 'stored';
  /** ICC profile that the colours are managed by. */
  readonly profile?: Uint8Array;
}

export type DecodeSuccess =
  | { readonly id: number; readonly decoded: DecodedFrame }
  | { readonly id: number; readonly stored: StoredFrame };

/** What comes back, once for every job. */
export type DecodeAnswer =
  DecodeSuccess | { readonly id: number; readonly reason: FrameFailureReason; readonly detail: string };
