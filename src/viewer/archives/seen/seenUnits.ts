import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { isWhole, type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type Seen } from './seen.ts';

/**
 * What can be seen of a display set, by SOP Instance: how many of its frames count. Frames of a stack are pictures each; a loop, a film, a
 * slide, a recording and a document are one thing, seen when it has been shown. A card that only says what is not shown counts for nothing.
 */
export function seenUnits(displaySet: DisplaySet): ReadonlyMap<string, number> {
  switch (displaySet.kind) {
    case 'images':
      // Frames picked out of an object are counted with the whole of it.
      if (displaySet.selectedFrom?.frames !== undefined) return new Map();
      return counted(displaySet.instances, ({ numberOfFrames }) => numberOfFrames);
    case 'photos':
      return counted(displaySet.instances, () => 1);
    case 'slide':
      // Its instances are layers of the same picture.
      return counted(displaySet.instances.slice(0, 1), () => 1);
    case 'report':
      return companions.has(displaySet.instance.sopClassUid)
        ? new Map()
        : counted([displaySet.instance], () => 1);
    case 'cine':
    case 'video':
    case 'audio':
    case 'ecg':
    case 'document':
      return counted([displaySet.instance], () => 1);
    case 'unsupported':
      return new Map();
  }
}

/** Key object selections and dose reports speak of the images; nobody has missed a picture by not opening them. */
const companions: ReadonlySet<string> = new Set([
  '1.2.840.10008.5.1.4.1.1.88.59',
  '1.2.840.10008.5.1.4.1.1.88.67',
  '1.2.840.10008.5.1.4.1.1.88.68',
  '1.2.840.10008.5.1.4.1.1.88.73',
  '1.2.840.10008.5.1.4.1.1.88.76',
]);

/** All of a study; a part of a display set that was picked out of it adds nothing. */
export function studyUnits(displaySets: readonly DisplaySet[]): ReadonlyMap<string, number> {
  return new Map(displaySets.flatMap((displaySet) => [...seenUnits(displaySet)]));
}

/** Instances of a study whose archives have all given theirs, shown or kept back; 0 while a part may be missing. */
export function countedIn(
  contents: Pick<ReadyContents, 'instances' | 'refused' | 'missing' | 'waiting' | 'more'>,
): number {
  const { instances, refused } = contents;
  if (!isWhole(contents)) return 0;
  return instances + refused.contradicts + refused.unconfirmed + refused.unreadable;
}

export function totalOf(units: ReadonlyMap<string, number>): number {
  return [...units.values()].reduce((sum, frames) => sum + frames, 0);
}

/** How many of the units have been on screen. */
export function countSeen(units: ReadonlyMap<string, number>, seen: Seen): number {
  let count = 0;
  for (const [sop, frames] of units) count += Math.min(frames, seen.get(sop)?.size ?? 0);
  return count;
}

/** The instance and frame (from 1) that stands for what was painted; undefined for what is no unit of this study. */
export function unitPainted(
  displaySets: readonly DisplaySet[],
  painted: { readonly sopInstanceUid: string; readonly frameNumber: number },
): { readonly sopInstanceUid: string; readonly frameNumber: number } | undefined {
  for (const displaySet of displaySets) {
    const instances = 'instances' in displaySet ? displaySet.instances : [displaySet.instance];
    if (!instances.some(({ sopInstanceUid }) => sopInstanceUid === painted.sopInstanceUid)) continue;
    const units = seenUnits(displaySet);
    if (displaySet.kind === 'slide') {
      const [first] = displaySet.instances;
      return { sopInstanceUid: first.sopInstanceUid, frameNumber: 1 };
    }
    const frames = units.get(painted.sopInstanceUid);
    if (frames === undefined) return undefined;
    return { ...painted, frameNumber: Math.min(painted.frameNumber, frames) };
  }
  return undefined;
}

function counted(
  instances: readonly Instance[],
  frames: (instance: Instance) => number,
): ReadonlyMap<string, number> {
  return new Map(instances.map((instance) => [instance.sopInstanceUid, frames(instance)]));
}
