import { type DisplaySet, type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type Cell, hang, type Layout, type Offer } from './hanging.ts';
import { byInterest } from './interest.ts';
import { counterpart } from './pairing.ts';
import { bestOfStudy, openStudies, type PaneChoice, type ViewState } from './viewState.ts';

export interface Arrangement extends Layout {
  readonly rule: string;
  /** Shown in three planes, which stand in the cells in place of panes. */
  readonly planes?: { readonly base: ImagesDisplaySet; readonly over?: ImagesDisplaySet };
}

/** What stands where: the user's own choices from the address, and the hanging rules for the rest. */
export function arrange(view: ViewState, offer: Offer): Arrangement {
  const cut = view.planes === undefined ? undefined : find(view.planes, view, offer);
  if (cut?.kind === 'images') {
    const cell = { displaySet: cut };
    const over = view.over === undefined ? undefined : find(view.over, view, offer);
    const planes = over?.kind === 'images' ? { base: cut, over } : { base: cut };
    return { rule: 'planes', grid: { rows: 1, columns: 3 }, cells: [cell, cell, cell], planes };
  }
  const chosen = view.panes.map((choice) => (choice === undefined ? undefined : find(choice, view, offer)));
  const leading = chosen.findLast(
    (set) => set !== undefined && set.studyInstanceUid === offer.present.studyInstanceUid,
  );
  const hung = hang(leading === undefined || offer.studies.length === 1 ? offer : { ...offer, leading });
  const grid = view.grid !== undefined && !offer.isNarrow ? view.grid : hung.grid;
  const places = grid.rows * grid.columns;
  const filled = fill(hung.cells, { offer, places });
  const cells = Array.from({ length: places }, (_, place): Cell | undefined => {
    const own = chosen[place];
    return own === undefined ? filled[place] : { displaySet: own };
  });
  return { rule: hung.rule, grid, cells };
}

/** The view after a display set has been put into a place; the other places stay with what decided them. */
export function putInto(view: ViewState, place: number, displaySet: DisplaySet): ViewState {
  const isOpen = openStudies(view).includes(displaySet.studyInstanceUid);
  const next = isOpen ? view : { ...view, studies: [...view.studies, displaySet.studyInstanceUid] };
  const study = openStudies(next).indexOf(displaySet.studyInstanceUid);
  const shiftedFrom = isOpen ? Infinity : view.studies.length;
  const length = Math.max(place + 1, view.panes.length);
  const panes = Array.from({ length }, (_, at): PaneChoice | undefined => {
    if (at === place) return { displaySetId: displaySet.id, study };
    const choice = view.panes[at];
    // A study added beside the present one stands before the compared one in the count.
    return choice !== undefined && choice.study >= shiftedFrom
      ? { ...choice, study: choice.study + 1 }
      : choice;
  });
  return { ...next, panes };
}

/**
 * The view after a study has been dropped on a place: beside the present one where that was alone, else in that very pane. The rules
 * would hang one more study in another layout: what stands in the other panes is therefore kept by name.
 */
export function putStudyInto(
  view: ViewState,
  study: StudyInstanceUid,
  { place, shown }: { readonly place: number; readonly shown: Layout },
): ViewState {
  const open = openStudies(view);
  if (open.includes(study)) {
    return withChoice(view, place, { displaySetId: bestOfStudy, study: open.indexOf(study) });
  }
  if (open.length === 1) return { ...view, compare: study };
  const next = { ...view, studies: [...view.studies, study], grid: shown.grid };
  const counted = openStudies(next);
  const panes = shown.cells.map((cell): PaneChoice | undefined =>
    cell === undefined
      ? undefined
      : { displaySetId: cell.displaySet.id, study: counted.indexOf(cell.displaySet.studyInstanceUid) },
  );
  return withChoice({ ...next, panes }, place, { displaySetId: bestOfStudy, study: counted.indexOf(study) });
}

function withChoice(view: ViewState, place: number, choice: PaneChoice): ViewState {
  const length = Math.max(place + 1, view.panes.length);
  return { ...view, panes: Array.from({ length }, (_, at) => (at === place ? choice : view.panes[at])) };
}

/** The display set before or after the one shown, through all of its study; the ends meet. */
export function neighbour(
  displaySets: readonly DisplaySet[],
  from: DisplaySet | undefined,
  steps: 1 | -1,
): DisplaySet | undefined {
  const at = displaySets.findIndex(({ id }) => id === from?.id);
  if (at < 0) return displaySets[0];
  return displaySets[(at + steps + displaySets.length) % displaySets.length];
}

function find(choice: PaneChoice, view: ViewState, offer: Offer): DisplaySet | undefined {
  const uid: StudyInstanceUid | undefined = openStudies(view)[choice.study];
  const study = offer.studies.find(({ studyInstanceUid }) => studyInstanceUid === uid);
  if (study === undefined || choice.displaySetId !== bestOfStudy) {
    return study?.displaySets.find(({ id }) => id === choice.displaySetId);
  }
  const lead = offer.present.displaySets.toSorted(byInterest)[0];
  return lead === undefined
    ? study.displaySets.toSorted(byInterest)[0]
    : counterpart(lead, study.displaySets);
}

/** A larger grid than the rule's takes what is not yet shown of the present study; a smaller one keeps the last (the present) columns. */
function fill(
  cells: readonly (Cell | undefined)[],
  { offer, places }: { readonly offer: Offer; readonly places: number },
): readonly (Cell | undefined)[] {
  if (cells.length > places) return cells.slice(-places);
  const shown = new Set(cells.map((cell) => cell?.displaySet.id));
  const rest = offer.present.displaySets.filter(({ id }) => !shown.has(id)).toSorted(byInterest);
  return [...cells, ...rest.map((displaySet) => ({ displaySet }))].slice(0, places);
}
