import { type DisplaySet } from '#dicom/displaySet.ts';
import { paneMarks } from './paneMarks.ts';
import { hasMarks, studyMarks } from './studyMarks.ts';

/** How many of each belong over some images, where they are shown in a way that draws none of them. */
export interface MarksAside {
  readonly states: number;
  readonly segments: number;
  readonly structures: number;
}

const nothing: MarksAside = { states: 0, segments: 0, structures: 0 };
const known = new WeakMap<readonly DisplaySet[], Map<string, MarksAside>>();

/** Reckoned once for a display set: three planes ask the same. */
export function marksAside(displaySets: readonly DisplaySet[], displaySet: DisplaySet): MarksAside {
  const found = known.get(displaySets) ?? new Map<string, MarksAside>();
  known.set(displaySets, found);
  const aside = found.get(displaySet.id) ?? (hasMarks(displaySets) ? read(displaySets, displaySet) : nothing);
  found.set(displaySet.id, aside);
  return aside;
}

function read(displaySets: readonly DisplaySet[], displaySet: DisplaySet): MarksAside {
  const study = studyMarks(displaySets);
  if (displaySet.kind === 'images' || displaySet.kind === 'cine' || displaySet.kind === 'photos') {
    const { states, groups } = paneMarks(study, displaySet);
    const count = (kind: 'segments' | 'structures') =>
      groups
        .filter((group) => group.kind === kind)
        .reduce((sum, { marks }) => sum + Math.max(1, marks.length), 0);
    return { states: states.length, segments: count('segments'), structures: count('structures') };
  }
  const instances = 'instances' in displaySet ? displaySet.instances : [displaySet.instance];
  const held = new Set<string>(instances.map(({ sopInstanceUid }) => sopInstanceUid));
  const names = (references: readonly { readonly sopInstanceUid: string }[]) =>
    references.some(({ sopInstanceUid }) => held.has(sopInstanceUid));
  const segments = study.segmentations.map((one) => {
    if ('unreadable' in one) return 1;
    return one.frames.some(({ sources }) => names(sources)) ? one.segments.length : 0;
  });
  return {
    states: study.states.filter(({ references }) => names(references)).length,
    segments: segments.reduce((sum, count) => sum + count, 0),
    structures: 0,
  };
}
