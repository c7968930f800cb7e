import { type FrameFailure } from '#dicom/frame.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';

export type Lookup = DecodedFrame | FrameFailure | undefined;

/** The wanted position nearest ahead of the focus, with one behind for every three ahead; undefined when none is within reach. */
export function nearest(search: {
  readonly focus: number;
  readonly direction: number;
  readonly length: number;
  readonly reach: number;
  readonly isWanted: (index: number) => boolean;
}): number | undefined {
  const { focus, direction, length, reach, isWanted } = search;
  const isIn = (index: number) => index >= 0 && index < length && isWanted(index);
  for (let ahead = 1; ahead <= Math.min(reach * 2, length); ahead++) {
    const forward = focus + direction * ahead;
    if (isIn(forward)) return forward;
    const backward = focus - direction * Math.ceil(ahead / 3);
    if (ahead % 3 === 0 && isIn(backward)) return backward;
  }
  for (let behind = 1; behind <= Math.min(reach, length); behind++) {
    const backward = focus - direction * behind;
    if (isIn(backward)) return backward;
  }
  return undefined;
}
