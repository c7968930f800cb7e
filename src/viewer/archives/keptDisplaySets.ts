import { type DisplaySet } from '#dicom/displaySet.ts';

/** The display sets, each the very object it was before where the same instances are in it: for what shows it, nothing has changed. */
export function keptDisplaySets(
  now: readonly DisplaySet[],
  before: readonly DisplaySet[],
): readonly DisplaySet[] {
  const known = new Map(before.map((displaySet) => [displaySet.id, displaySet]));
  return now.map((displaySet) => {
    const one = known.get(displaySet.id);
    return one !== undefined && areAlike(one, displaySet) ? one : displaySet;
  });
}

function areAlike(a: DisplaySet, b: DisplaySet): boolean {
  const [own, others] = [instancesOf(a), instancesOf(b)];
  return (
    a.kind === b.kind &&
    own.length === others.length &&
    own.every(({ sopInstanceUid }, index) => sopInstanceUid === others[index]?.sopInstanceUid)
  );
}

function instancesOf(displaySet: DisplaySet) {
  return 'instances' in displaySet ? displaySet.instances : [displaySet.instance];
}
