import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { type Orientation, type Target } from '#viewer/rendering/canvas.ts';

/** The planes in which a stack can be shown: the one it was acquired in. Volumes are cut in others by `planes/`, on canvases of their own. */
export function orientationsOf(_displaySet: StackDisplaySet): readonly Orientation[] {
  return ['acquisition'];
}

/** Why a target cannot be shown; another plane than the one asked for is never shown in its place. */
export function refusalOf({ displaySet, orientation }: Target): FrameFailure | undefined {
  if (orientationsOf(displaySet).includes(orientation)) return undefined;
  return new FrameFailure('unsupported', `a stack is not shown in the ${orientation} plane`);
}
