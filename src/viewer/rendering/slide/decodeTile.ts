import { type FrameSource } from '#dicom/frame.ts';
import { type SlideTile } from '#dicom/slidePart.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { decodePosition } from '#viewer/rendering/stack/decodePosition.ts';
import { throughProfile } from './throughProfile.ts';

/** Grey values, or a bitmap in the colours of the screen: what a tile is painted from. */
export type DecodedTile = Exclude<DecodedFrame, { readonly kind: 'colour' }>;

export interface TileDecoding {
  readonly frames: FrameSource;
  readonly profile: Uint8Array | undefined;
  readonly signal: AbortSignal;
}

/** Fetches, checks and decodes a tile. Rejects with FrameFailure, or with the signal's reason. */
export async function decodeTile(
  { instance, frameNumber }: SlideTile,
  { frames, profile, signal }: TileDecoding,
): Promise<DecodedTile> {
  const how = { isUrgent: false, mayUseBrowser: true, signal, icc: profile };
  const frame = await decodePosition({ instance, frameNumber }, frames, how);
  if (frame.kind !== 'colour') return frame;
  const { rows, columns, rgba } = frame;
  const bitmap =
    profile === undefined
      ? await createImageBitmap(new ImageData(rgba, columns, rows))
      : await throughProfile(frame, profile);
  return { kind: 'bitmap', rows, columns, bitmap };
}
