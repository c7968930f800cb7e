import { type Dataset } from '#dicom/dataset.ts';

/** One proven and admitted instance, as this room is given it: what it is, and ways to its bytes. The ways throw Refusal. */
export interface MediaInstance {
  /** The same for the same object, for caches; hashed before it names a file. */
  readonly key: string;
  readonly dataset: Dataset;
  readonly sopClassUid: string;
  readonly numberOfFrames: number;
  readonly hasPixels: boolean;
  /** As the object says, or a usual rate where it does not. */
  readonly framesPerSecond: number;
  readonly transferSyntaxUid?: string;
  readonly documentMedia?: string;
  readonly documentLength?: number;
  /** From 1. */
  frame(number: number): Promise<{ readonly transferSyntaxUid: string; readonly bytes: Buffer }>;
  /** The archive's own thumbnail, JPEG. */
  ownThumbnail(): Promise<Buffer | undefined>;
  /** The stored video stream. */
  video(): Promise<Buffer>;
  /** The encapsulated document; `padded` where DICOM may have made its length even. */
  document(): Promise<Stored | undefined>;
  /** The whole file: Part 10 with its preamble zeroed, or a document as its archive holds it. */
  original(): Promise<Original>;
}

export interface Stored {
  readonly bytes: Buffer;
  readonly length: 'padded' | 'exact';
}

export interface Original {
  readonly bytes: Buffer;
  readonly type: string;
  /** Without its dot. */
  readonly extension: string;
}
