import { type SopInstanceUid } from './uid.ts';

/** One frame as the archive stores it, proven whole by length and end marker, not yet decoded. */
export interface Frame {
  readonly sopInstanceUid: SopInstanceUid;
  /** From 1, as in DICOMweb. */
  readonly frameNumber: number;
  /** The true transfer syntax of `bytes`, from the answer itself; never a default. */
  readonly transferSyntaxUid: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type FrameFailureReason =
  | 'unreachable'
  | 'timeout'
  | 'not-found'
  | 'no-access'
  | 'signed-out'
  | 'journal-unavailable'
  | 'archive-error'
  | 'wrong-media'
  | 'damaged'
  | 'wrong-size'
  | 'unsupported'
  | 'too-large'
  | 'decoder-timeout'
  | 'decoder-missing'
  | 'wrong-patient';

/** Why a frame is not shown. `reason` has words in every language; `detail` is technical and free of patient data. */
export class FrameFailure extends Error {
  readonly reason: FrameFailureReason;

  constructor(reason: FrameFailureReason, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'FrameFailure';
    this.reason = reason;
  }
}

/** A frame that another archive gave than the one asked first, and why each of those before it did not. */
export interface Replaced {
  readonly from: string;
  readonly insteadOf: readonly { readonly archiveId: string; readonly reason: FrameFailureReason }[];
}

/** Where encoded frames come from. Rejects with FrameFailure, or with the signal's reason when aborted. */
export interface FrameSource {
  (sopInstanceUid: SopInstanceUid, frameNumber: number, signal: AbortSignal): Promise<Frame>;
  /** A value that the metadata only points to, or leaves out. Rejects as a frame does. */
  readonly bulk?: (sopInstanceUid: SopInstanceUid, tag: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** What came could not be decoded. True where another archive holds the instance: asked again, the frame comes from there. */
  readonly distrust?: (frame: Frame, reason: FrameFailureReason) => boolean;
  readonly replaced?: (sopInstanceUid: string, frameNumber: number) => Replaced | undefined;
}
