import { type DisplaySet } from '#dicom/displaySet.ts';
import {
  stressPlace,
  type StressStage,
  type StressTable,
  stressTable,
  type StressView,
} from '#dicom/stressTable.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

const known = new WeakMap<readonly DisplaySet[], { readonly table: StressTable | undefined }>();

/** Asked for at every change on screen; it costs a look at every loop. */
export function stressTableOf(displaySets: readonly DisplaySet[]): StressTable | undefined {
  const found = known.get(displaySets);
  if (found !== undefined) return found.table;
  const answer = { table: stressTable(displaySets) };
  known.set(displaySets, answer);
  return answer.table;
}

export function stageName({ loops }: Messages['panes'], { name, number }: StressStage): string {
  return name ?? (number === undefined ? loops.unnamed : loops.stageUnnamed(number));
}

export function viewName({ loops }: Messages['panes'], { name, number }: StressView): string {
  return name ?? (number === undefined ? loops.unnamed : loops.viewUnnamed(number));
}

/** «Hvile · 4-kammer» on a loop that says both. */
export function stressWords(panes: Messages['panes'], displaySet: DisplaySet): readonly string[] {
  if (displaySet.kind !== 'cine') return [];
  const { stage, view } = stressPlace(displaySet.instance);
  return stage === undefined || view === undefined
    ? []
    : [panes.loops.place(viewName(panes, view), stageName(panes, stage))];
}
