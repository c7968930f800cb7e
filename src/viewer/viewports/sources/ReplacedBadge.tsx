import { type StackPosition } from '#dicom/displaySet.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { ReplacedWords } from './SourceBadges.tsx';

/** This frame is another archive's copy, and why: the first did not give it, or gave what could not be shown. */
export function ReplacedBadge({ frames, position }: { frames: FrameSource; position: StackPosition }) {
  const replaced = frames.replaced?.(position.instance.sopInstanceUid, position.frameNumber);
  return replaced === undefined ? null : <ReplacedWords replaced={replaced} />;
}
