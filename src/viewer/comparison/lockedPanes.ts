import { type DisplaySet } from '#dicom/displaySet.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type Arrangement } from './arrangement.ts';
import { gridFor } from './hanging/placing.ts';
import { type Cell, type Layout } from './hanging/offer.ts';
import { choiceOf } from './naming.ts';
import { type Grid, openStudies, type PaneChoice, type ViewState } from './viewState.ts';

/** A locked pane on screen: where it stands, and where the address counts it. They differ where the grid has become smaller. */
export interface LockedPlace {
  readonly place: number;
  readonly named: number;
}

/** The view with this pane locked to what it shows, or let go. */
export function toggledLock(view: ViewState, arrangement: Arrangement, place: number): ViewState {
  const lock = arrangement.locked.find((one) => one.place === place);
  if (lock !== undefined) return unlocked(view, lock.named);
  const cell = arrangement.cells[place];
  if (cell === undefined) return view;
  const taken = new Set(arrangement.locked.map(({ named }) => named));
  // A place that the address counts as another locked pane's: the next free one stands for it.
  let named = place;
  while (taken.has(named)) named += 1;
  return {
    ...withPane(view, named, choiceOf(view, cell)),
    locked: [...(view.locked ?? []), named].toSorted((a, b) => a - b),
  };
}

function unlocked(view: ViewState, named: number): ViewState {
  const { locked = [], ...rest } = view;
  const others = locked.filter((one) => one !== named);
  return others.length === 0 ? rest : { ...rest, locked: others };
}

/**
 * The next view with what was locked still named in its place, and its study still open: comparing, walking and stages forget the panes'
 * own choices, but not these. Another present study is another view, and lets go.
 */
export function keepingLocked(view: ViewState, next: ViewState): ViewState {
  const { locked, ...loose } = next;
  if (locked === undefined || view.locked === undefined) return next;
  if (next.studies[0] !== view.studies[0]) return loose;
  return locked.reduce(
    (kept, named) => (kept.panes[named] === undefined ? restored(view, kept, named) : kept),
    next,
  );
}

function restored(view: ViewState, next: ViewState, named: number): ViewState {
  const choice = view.panes[named];
  const study = choice === undefined ? undefined : openStudies(view)[choice.study];
  if (choice === undefined || study === undefined) return next;
  const open = withStudyOpen(next, study);
  return withPane(open, named, { ...choice, study: openStudies(open).indexOf(study) });
}

/** A study added beside the present one stands before the compared one in the count. */
function withStudyOpen(view: ViewState, study: StudyInstanceUid): ViewState {
  if (openStudies(view).includes(study)) return view;
  const from = view.studies.length;
  return {
    ...view,
    studies: [...view.studies, study],
    panes: view.panes.map((choice) =>
      choice !== undefined && choice.study >= from ? { ...choice, study: choice.study + 1 } : choice,
    ),
  };
}

function withPane(view: ViewState, place: number, choice: PaneChoice): ViewState {
  const length = Math.max(place + 1, view.panes.length);
  return { ...view, panes: Array.from({ length }, (_, at) => (at === place ? choice : view.panes[at])) };
}

/** Studies that are open only because a locked pane shows them: the rules do not hang them. */
export function heldStudies(view: ViewState): ReadonlySet<StudyInstanceUid> {
  const open = openStudies(view);
  const held = (view.locked ?? []).flatMap((named) => {
    const uid = open[view.panes[named]?.study ?? -1];
    return uid === undefined || uid === view.studies[0] || uid === view.compare ? [] : [uid];
  });
  return new Set(held);
}

/** What may follow other panes, by place: a locked pane follows none, and none follows it. */
export function linkable({ cells, locked }: Arrangement): readonly (DisplaySet | undefined)[] {
  return cells.map((cell, place) =>
    locked.some((lock) => lock.place === place) ? undefined : cell?.displaySet,
  );
}

interface Around {
  readonly locked: readonly { readonly named: number; readonly cell: Cell }[];
  readonly hung: Layout;
  /** Chosen by the user, or what the screen has room for. */
  readonly grid?: Grid | undefined;
  readonly isNarrow: boolean;
}

/** The rule's cells in the places that locked panes leave them; the grid grows where it must. */
export function aroundLocked({ locked, hung, grid: chosen, isNarrow }: Around): Layout & {
  readonly locked: readonly LockedPlace[];
} {
  const items = hung.cells
    .map((cell, at) => ({ cell, vacancy: hung.vacancies[at] }))
    .filter(({ cell }) => !locked.some((one) => isSame(one.cell, cell)));
  const needed = items.length + locked.length;
  const grid = chosen ?? roomFor(needed, hung.grid, isNarrow);
  const places = grid.rows * grid.columns;
  const at = placesFor(locked, places);
  const free = Array.from({ length: places }, (_, place) => place).filter(
    (place) => !at.some((one) => one.place === place),
  );
  const shown = items.slice(-free.length);
  const inPlace = (place: number) => shown[free.indexOf(place)];
  return {
    grid,
    cells: Array.from(
      { length: places },
      (_, place) => at.find((one) => one.place === place)?.cell ?? inPlace(place)?.cell,
    ),
    vacancies: Array.from({ length: places }, (_, place) => inPlace(place)?.vacancy),
    locked: at.map(({ place, named }) => ({ place, named })),
  };
}

function placesFor(locked: Around['locked'], places: number) {
  const taken = new Set(locked.map(({ named }) => named).filter((named) => named < places));
  return locked.slice(0, places).map(({ named, cell }) => {
    if (named < places) return { place: named, named, cell };
    let place = places - 1;
    while (taken.has(place)) place -= 1;
    taken.add(place);
    return { place, named, cell };
  });
}

function roomFor(needed: number, grid: Grid, isNarrow: boolean): Grid {
  if (needed <= grid.rows * grid.columns) return grid;
  if (isNarrow) return { rows: Math.min(3, needed), columns: 1 };
  return needed <= 4 && grid.rows === 1 ? { rows: 1, columns: needed } : gridFor(Math.min(16, needed));
}

function isSame(a: Cell, b: Cell | undefined): boolean {
  return (
    a.displaySet.id === b?.displaySet.id &&
    a.displaySet.studyInstanceUid === b.displaySet.studyInstanceUid &&
    (a.start ?? 0) === (b.start ?? 0)
  );
}
