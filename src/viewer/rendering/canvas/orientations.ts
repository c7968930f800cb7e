import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { type Orientation, type Target } from '#viewer/rendering/canvas.ts';

/** The planes in which a display set can be shown. Reformatting is not offered yet, so that is the plane it was acquired in. */
export function orientationsOf(_displaySet: StackDisplaySet): readonly Orientation[] {
  return ['acquisition'];
}

/** Why a target cannot be shown; another plane than the one asked for is never shown in its place. */
export function refusalOf({ displaySet, orientation }: Target): FrameFailure | undefined {
  if (orientationsOf(displaySet).includes(orientation)) return undefined;
  return new FrameFailure('unsupported', `reformatting to ${orientation} is not offered yet`);
}
