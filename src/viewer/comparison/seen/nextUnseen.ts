import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { type Seen } from '#viewer/archives/seen/seen.ts';
import { countSeen, seenUnits, totalOf } from '#viewer/archives/seen/seenUnits.ts';
import { isStack } from '#viewer/comparison/interest.ts';
import { type PaneChoice } from '#viewer/comparison/viewState.ts';

/** A display set with something not yet seen, and its first such image where it is a stack. */
export interface Unseen {
  readonly displaySet: DisplaySet;
  readonly image: PaneChoice['image'];
}

/** After the one that is shown, then from the beginning: what is left of it comes last. */
export function nextUnseenIn(
  displaySets: readonly DisplaySet[],
  seen: Seen,
  shownId: string | undefined,
): Unseen | undefined {
  const at = displaySets.findIndex(({ id }) => id === shownId);
  const inTurn = [...displaySets.slice(at + 1), ...displaySets.slice(0, at + 1)];
  const displaySet = inTurn.find((one) => hasUnseen(one, seen));
  return displaySet === undefined ? undefined : { displaySet, image: firstUnseen(displaySet, seen) };
}

function hasUnseen(displaySet: DisplaySet, seen: Seen): boolean {
  const units = seenUnits(displaySet);
  return countSeen(units, seen) < totalOf(units);
}

function firstUnseen(displaySet: DisplaySet, seen: Seen): PaneChoice['image'] {
  if (!isStack(displaySet) || displaySet.kind === 'cine') return undefined;
  const units = seenUnits(displaySet);
  const position = stackPositions(displaySet).find(({ instance, frameNumber }) => {
    const frames = seen.get(instance.sopInstanceUid);
    return frameNumber <= (units.get(instance.sopInstanceUid) ?? 0) && frames?.has(frameNumber) !== true;
  });
  return position === undefined
    ? undefined
    : { sopInstanceUid: position.instance.sopInstanceUid, frameNumber: position.frameNumber };
}
