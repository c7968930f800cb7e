import { type Frame, type FrameFailureReason } from '#dicom/frame.ts';
import { type DecodedFrame } from './displayFrame.ts';
import { type PixelFormat } from './pixelFormat.ts';

/** What goes to a decode worker. The frame's bytes are copied, so that a job can be put again when its worker is stopped. */
export interface DecodeJob {
  readonly id: number;
  readonly frame: Frame;
  readonly format: PixelFormat;
}

/** What comes back, once for every job. */
export type DecodeAnswer =
  | { readonly id: number; readonly decoded: DecodedFrame }
  | { readonly id: number; readonly reason: FrameFailureReason; readonly detail: string };
