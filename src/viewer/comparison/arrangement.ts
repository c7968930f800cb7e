import { type DisplaySet, type ImagesDisplaySet, stackPositions, wholeId } from '#dicom/displaySet.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { namedSet } from './deepLink/namedSet.ts';
import { hang, type Hung, type KnownRule } from './hanging.ts';
import { type Cell, type Layout, type Offer, type OfferedStudy } from './hanging/offer.ts';
import { byInterest, isStack } from './interest.ts';
import { aroundLocked, heldStudies, type LockedPlace } from './lockedPanes.ts';
import { choiceOf } from './naming.ts';
import { inOrder } from './paneOrder.ts';
import { counterpart } from './pairing.ts';
import { bestOfStudy, openStudies, type PaneChoice, type ViewState } from './viewState.ts';

export interface Arrangement extends Hung {
  /** Panes that keep what they show whatever the rules say. */
  readonly locked: readonly LockedPlace[];
  /** Shown in three planes, which stand in the cells in place of panes. */
  readonly planes?: { readonly base: ImagesDisplaySet; readonly over?: ImagesDisplaySet };
  /** Rendered as a volume, which stands in place of the panes. */
  readonly volume?: ImagesDisplaySet;
}

/** What stands where: the user's own choices from the address, and the hanging rules for the rest. */
export function arrange(view: ViewState, offer: Offer, rules?: readonly KnownRule[]): Arrangement {
  const cut = view.planes === undefined ? undefined : find(view.planes, view, offer)?.displaySet;
  if (cut?.kind === 'images') return inPlanes(cut, view, offer);
  const volume = view.volume === undefined ? undefined : find(view.volume, view, offer)?.displaySet;
  if (volume?.kind === 'images') return { ...inPlace('volume', [{ displaySet: volume }]), volume };
  const chosen = view.panes.map((choice) => (choice === undefined ? undefined : find(choice, view, offer)));
  const leading = chosen.findLast(
    (cell, place) =>
      cell?.displaySet.studyInstanceUid === offer.present.studyInstanceUid &&
      view.locked?.includes(place) !== true,
  )?.displaySet;
  const hanging = withoutHeld(offer, view);
  const hung = hang(
    leading === undefined || hanging.studies.length === 1 ? hanging : { ...hanging, leading },
    rules,
    view,
  );
  const locked = (view.locked ?? []).flatMap((named) => {
    const cell = chosen[named];
    return cell === undefined ? [] : [{ named, cell }];
  });
  const isNarrow = offer.device === 'phone';
  const grid = isNarrow ? undefined : view.grid;
  const filled = inOrder(grid === undefined ? hung : fill(hung, { offer, grid }), view.order);
  const around = aroundLocked({ locked, hung: filled, grid, isNarrow });
  const own = around.cells.map((_, place) =>
    around.locked.some((one) => one.place === place) ? undefined : chosen[place],
  );
  return {
    ...hung,
    ...around,
    cells: around.cells.map((cell, place) => laidAs(hung.cells, own[place]) ?? cell),
    vacancies: around.vacancies.map((vacancy, place) => (own[place] === undefined ? vacancy : undefined)),
  };
}

/** A picture that the rule lays against a side lies so wherever the user has put it. */
function laidAs(hung: readonly (Cell | undefined)[], cell: Cell | undefined): Cell | undefined {
  const same = hung.find(
    (one) => one?.displaySet === cell?.displaySet && (one?.start ?? 0) === (cell?.start ?? 0),
  );
  return cell === undefined || same?.against === undefined ? cell : { ...cell, against: same.against };
}

function inPlanes(cut: ImagesDisplaySet, view: ViewState, offer: Offer): Arrangement {
  const cell = { displaySet: cut };
  const over = view.over === undefined ? undefined : find(view.over, view, offer)?.displaySet;
  const planes = over?.kind === 'images' ? { base: cut, over } : { base: cut };
  return { ...inPlace('planes', [cell, cell, cell]), planes };
}

/** One volume seen in another way, in place of the panes. */
function inPlace(name: string, cells: readonly Cell[]): Arrangement {
  return {
    rule: name,
    stage: 0,
    stages: [{ name }],
    locked: [],
    grid: { rows: 1, columns: cells.length },
    cells,
    vacancies: cells.map(() => undefined),
  };
}

function withoutHeld(offer: Offer, view: ViewState): Offer {
  const held = heldStudies(view);
  const studies = offer.studies.filter(({ studyInstanceUid }) => !held.has(studyInstanceUid));
  return isNonEmpty(studies) ? { ...offer, studies } : offer;
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

/** The same, opened at one image of it. */
export function putImageInto(
  view: ViewState,
  place: number,
  { displaySet, image }: { readonly displaySet: DisplaySet; readonly image: PaneChoice['image'] },
): ViewState {
  const next = putInto(view, place, displaySet);
  if (image === undefined) return next;
  return {
    ...next,
    panes: next.panes.map((choice, at) =>
      at === place && choice !== undefined ? { ...choice, image } : choice,
    ),
  };
}

/**
 * The view after a study has been dropped on a place: beside the present one where that was alone, else in that very pane. The rules
 * would hang one more study in another layout: what stands in the other panes is therefore kept by name.
 */
export function putStudyInto(
  view: ViewState,
  study: StudyInstanceUid,
  { place, shown }: { readonly place: number; readonly shown: Pick<Layout, 'grid' | 'cells'> },
): ViewState {
  const open = openStudies(view);
  if (open.includes(study)) {
    return withChoice(view, place, { displaySetId: bestOfStudy, study: open.indexOf(study) });
  }
  if (open.length === 1) return { ...view, compare: study };
  const next = { ...view, studies: [...view.studies, study], grid: shown.grid };
  const counted = openStudies(next);
  const panes = shown.cells.map((cell) => (cell === undefined ? undefined : choiceOf(next, cell)));
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
  const whole = from === undefined ? undefined : wholeId(from);
  const at = displaySets.findIndex(({ id }) => id === whole);
  if (at < 0) return displaySets[0];
  return displaySets[(at + steps + displaySets.length) % displaySets.length];
}

function find(choice: PaneChoice, view: ViewState, offer: Offer): Cell | undefined {
  const study = studyOf(choice, view, offer);
  if (study === undefined) return undefined;
  const named = namedSet(study, choice.displaySetId);
  const { image } = choice;
  const cited = image === undefined ? undefined : placeOf(study, image, named);
  if (cited !== undefined) return cited;
  const displaySet = choice.displaySetId === bestOfStudy ? best(study, offer) : named;
  return displaySet === undefined ? undefined : { displaySet };
}

function studyOf(choice: PaneChoice, view: ViewState, { studies }: Offer): OfferedStudy | undefined {
  const uid: StudyInstanceUid | undefined = openStudies(view)[choice.study];
  return studies.find(({ studyInstanceUid }) => studyInstanceUid === uid);
}

/** Where an image of a study stands, in the named display set if it is there. */
function placeOf(
  study: OfferedStudy,
  { sopInstanceUid, frameNumber }: NonNullable<PaneChoice['image']>,
  named: DisplaySet | undefined,
): Cell | undefined {
  const candidates = named === undefined ? study.displaySets : [named, ...study.displaySets];
  const displaySet = candidates.find((set) => holds(set, sopInstanceUid));
  if (displaySet === undefined) return undefined;
  const start = isStack(displaySet)
    ? stackPositions(displaySet).findIndex(
        (at) => at.instance.sopInstanceUid === sopInstanceUid && at.frameNumber === frameNumber,
      )
    : -1;
  return start < 0 ? { displaySet } : { displaySet, start };
}

function holds(displaySet: DisplaySet, sopInstanceUid: string): boolean {
  const instances = 'instances' in displaySet ? displaySet.instances : [displaySet.instance];
  return instances.some((instance) => instance.sopInstanceUid === sopInstanceUid);
}

function best(study: OfferedStudy, offer: Offer): DisplaySet | undefined {
  const lead = offer.present.displaySets.toSorted(byInterest)[0];
  return lead === undefined
    ? study.displaySets.toSorted(byInterest)[0]
    : counterpart(lead, study.displaySets);
}

/** A larger grid than the rule's takes what is not yet shown of the present study; a smaller one keeps the last (the present) columns. */
function fill(
  hung: Layout,
  { offer, grid }: { readonly offer: Offer; readonly grid: Layout['grid'] },
): Layout {
  const { cells, vacancies } = hung;
  const places = grid.rows * grid.columns;
  if (cells.length > places)
    return { grid, cells: cells.slice(-places), vacancies: vacancies.slice(-places) };
  const shown = new Set(cells.map((cell) => cell?.displaySet.id));
  const rest = offer.present.displaySets.filter(({ id }) => !shown.has(id)).toSorted(byInterest);
  const all = [...cells, ...rest.map((displaySet) => ({ displaySet }))];
  return { grid, cells: Array.from({ length: places }, (_, place) => all[place]), vacancies };
}
