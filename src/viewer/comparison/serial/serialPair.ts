import { compareDateTimes } from '#dicom/dates.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Cell } from '#viewer/comparison/hanging/offer.ts';
import { readyContents, type Workspace } from '#viewer/comparison/workspace.ts';
import { type EcgDisplaySet } from '#viewer/viewports/ecg/serial/useRecording.ts';

/** ECGs that can be laid over each other: the newest on screen, and the others from new to old. */
export interface SerialPair {
  readonly later: EcgDisplaySet;
  readonly earlier: readonly [EcgDisplaySet, ...EcgDisplaySet[]];
}

/** Undefined where fewer than two different ECGs are in the panes. Of the same time, the one further right counts as the later. */
export function serialPair({
  arrangement,
  open,
}: Pick<Workspace, 'arrangement' | 'open'>): SerialPair | undefined {
  const [later, first, ...rest] = ecgsIn(arrangement.cells)
    .flatMap((displaySet) => {
      const study = readyContents(open, displaySet.studyInstanceUid)?.study;
      return study === undefined ? [] : [{ displaySet, study }];
    })
    .toReversed()
    .toSorted((a, b) => compareDateTimes(timeOf(b.study), timeOf(a.study)))
    .map(({ displaySet }) => displaySet);
  return later === undefined || first === undefined ? undefined : { later, earlier: [first, ...rest] };
}

export function ecgsIn(cells: readonly (Cell | undefined)[]): readonly EcgDisplaySet[] {
  const sets = cells.flatMap((cell) => (cell?.displaySet.kind === 'ecg' ? [cell.displaySet] : []));
  return sets.filter(({ id }, index) => sets.findIndex((one) => one.id === id) === index);
}

function timeOf({ studyDate, studyTime }: StudyEntry) {
  return { date: studyDate, time: studyTime };
}
