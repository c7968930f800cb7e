import { FrameFailure } from '#dicom/frame.ts';
import { type DecodedFrame } from './displayFrame.ts';
import { isRgbProfile } from './iccProfile.ts';
import { pngWithProfile } from './png.ts';

/** A finished colour frame through its ICC profile, by the browser's own colour management; as it is, and said to be, where the profile is unusable. */
export async function managedColour(frame: DecodedFrame, profile: Uint8Array): Promise<DecodedFrame> {
  if (frame.kind !== 'colour') return frame;
  if (!isRgbProfile(profile)) return { ...frame, profile: 'not-applied' };
  const { rgba: _, ...rest } = frame;
  const bitmap = await createImageBitmap(pngWithProfile({ ...frame, profile })).catch((cause: unknown) => {
    throw new FrameFailure('damaged', 'the colours could not be managed', { cause });
  });
  return { ...rest, kind: 'bitmap', bitmap, profile: 'applied' };
}
