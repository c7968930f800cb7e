import * as v from 'valibot';

import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { loopFace } from '#dicom/loopLock.ts';
import { firstPlane, isStack } from '#viewer/comparison/interest.ts';

const Direction = v.pipe(v.tuple([v.number(), v.number(), v.number()]), v.readonly());

/** What panes must know of each other to say whether they can follow; plain values, for it is told to the other window too. */
export const PaneFace = v.object({
  studyInstanceUid: v.string(),
  kind: v.string(),
  modality: v.string(),
  /** Images it has; 0 for what is no stack. */
  count: v.number(),
  /** Of its first slice; undefined for what has no place in the patient. */
  plane: v.optional(v.object({ normal: Direction, frameOfReferenceUid: v.exactOptional(v.string()) })),
  /** Of a loop: what those that are locked to it must know. */
  loop: v.exactOptional(
    v.object({
      cycle: v.picklist(['known', 'unsaid', 'rate', 'part-beat']),
      ends: v.object({ time: v.number(), index: v.number() }),
    }),
  ),
});
export type PaneFace = v.InferOutput<typeof PaneFace>;

const known = new WeakMap<DisplaySet, PaneFace>();

export function faceOf(displaySet: DisplaySet): PaneFace {
  const found = known.get(displaySet) ?? makeFace(displaySet);
  known.set(displaySet, found);
  return found;
}

function makeFace(displaySet: DisplaySet): PaneFace {
  const { studyInstanceUid, kind, modality } = displaySet;
  const plane = firstPlane(displaySet);
  const face = {
    studyInstanceUid,
    kind,
    modality,
    count: isStack(displaySet) ? stackPositions(displaySet).length : 0,
  };
  if (displaySet.kind === 'cine') return { ...face, loop: loopFace(displaySet.instance) };
  if (plane === undefined) return face;
  const { normal, frameOfReferenceUid } = plane;
  return {
    ...face,
    plane: frameOfReferenceUid === undefined ? { normal } : { normal, frameOfReferenceUid },
  };
}
