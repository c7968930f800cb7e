import { type StackPosition, stackPositions } from '#dicom/displaySet.ts';
import { type Target } from '#viewer/rendering/canvas.ts';

/** Where a view stands when it is given a target. */
export interface Standing {
  readonly target: Target | undefined;
  readonly position: StackPosition | undefined;
}

/**
 * Where a target takes a view, as an index of its positions. The same wish for the same display set is no wish to move, though its object is
 * another or images have come to it: the view then stays at the image it stands at, where there still is one. `stays` is true where nothing
 * that a hand has set of window and view is to be lost.
 */
export function arrival(
  to: Target,
  { target, position }: Standing,
): { readonly index: number; readonly stays: boolean } {
  const stays =
    target !== undefined &&
    target.index === to.index &&
    target.orientation === to.orientation &&
    target.displaySet.id === to.displaySet.id &&
    target.displaySet.studyInstanceUid === to.displaySet.studyInstanceUid;
  if (!stays || position === undefined) return { index: to.index, stays };
  const here = stackPositions(to.displaySet).findIndex((one) => isSame(one, position));
  return { index: here < 0 ? to.index : here, stays };
}

function isSame(a: StackPosition, b: StackPosition): boolean {
  return a.instance.sopInstanceUid === b.instance.sopInstanceUid && a.frameNumber === b.frameNumber;
}
