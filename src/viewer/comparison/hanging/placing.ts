import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { edgeLetters } from '#dicom/geometry.ts';
import { type CellRule, type StageRule, type StudySelector } from '#protocol/hanging.ts';
import { isStack } from '#viewer/comparison/interest.ts';
import { counterpart } from '#viewer/comparison/pairing.ts';
import { type Grid } from '#viewer/comparison/viewState.ts';
import { type Cell, type Layout, type Offer, type OfferedStudy, type Vacancy } from './offer.ts';
import { found, inOrder } from './select.ts';

type Placed = { readonly cell: Cell } | { readonly vacancy: Vacancy };

/** What stands in each place of a stage, and why a place is empty. */
export function placed(stage: Extract<StageRule, { kind: 'cells' }>, offer: Offer): Layout {
  const grid = parseGrid(stage.grid);
  const own = stage.cells.map((rule) => place(rule, stage.cells, offer));
  const isTurned = stage.columns === 'time' && offer.priorSide === 'right';
  const at = (index: number): Placed | undefined => {
    const column = index % grid.columns;
    return own[isTurned ? index - column + (grid.columns - 1 - column) : index];
  };
  const all = Array.from({ length: grid.rows * grid.columns }, (_, index) => at(index));
  return {
    grid,
    cells: all.map((one) => (one !== undefined && 'cell' in one ? one.cell : undefined)),
    vacancies: all.map((one) => (one !== undefined && 'vacancy' in one ? one.vacancy : undefined)),
  };
}

/** The smallest grid with so many places: one row of two, else as square as can be. */
export function gridFor(places: number): Grid {
  if (places <= 2) return { rows: 1, columns: Math.max(1, places) };
  const columns = Math.min(4, Math.ceil(Math.sqrt(places)));
  return { rows: Math.min(4, Math.ceil(places / columns)), columns };
}

function place(rule: CellRule, all: readonly CellRule[], offer: Offer): Placed {
  const study = studyFor(rule.study, offer);
  if (study === undefined) return { vacancy: { kind: 'no-study', wanted: rule.study ?? 'present' } };
  if (study.isWaiting === true) return { vacancy: { kind: 'waiting', study: study.studyInstanceUid } };
  const cell = pick(rule, study, { all, offer });
  return cell === undefined
    ? { vacancy: { kind: 'nothing', study: study.studyInstanceUid, wanted: rule } }
    : { cell: opened(cell, rule) };
}

interface Around {
  readonly all: readonly CellRule[];
  readonly offer: Offer;
}

function pick(rule: CellRule, study: OfferedStudy, { all, offer }: Around): Cell | undefined {
  if (rule.show !== undefined) return found(study, rule.show)[(rule.nth ?? 1) - 1];
  const lead = leadFor(rule, { all, offer });
  if (study === offer.present && rule.like === undefined)
    return lead === undefined ? undefined : { displaySet: lead };
  const displaySet = lead === undefined ? best(study) : counterpart(lead, study.displaySets);
  return displaySet === undefined ? undefined : { displaySet };
}

/** What a cell without words of its own is matched to: what its neighbour shows, or what the present study is led by. */
function leadFor({ like }: CellRule, { all, offer }: Around): DisplaySet | undefined {
  const model = like === undefined ? undefined : all[like - 1];
  const study = model === undefined ? undefined : studyFor(model.study, offer);
  if (model?.show !== undefined && study !== undefined)
    return found(study, model.show)[(model.nth ?? 1) - 1]?.displaySet;
  return offer.leading ?? best(offer.present);
}

export function studyFor(
  wanted: StudySelector | undefined,
  { studies, present }: Offer,
): OfferedStudy | undefined {
  if (wanted === undefined || wanted === 'present') return present;
  const others = studies.filter((study) => study !== present).toReversed();
  return wanted === 'oldest' ? others.at(-1) : others[wanted.prior - 1];
}

function best(study: OfferedStudy): DisplaySet | undefined {
  return inOrder(study)[0];
}

function opened(cell: Cell, { start, against }: CellRule): Cell {
  const side = against === undefined ? undefined : chestWallSide(cell);
  const from = start === undefined ? cell.start : startOf(cell.displaySet, start);
  return {
    displaySet: cell.displaySet,
    ...(from === undefined || from === 0 ? {} : { start: from }),
    ...(side === undefined ? {} : { against: side }),
  };
}

function startOf(displaySet: DisplaySet, start: NonNullable<CellRule['start']>): number {
  if (!isStack(displaySet) || start === 'first') return 0;
  const last = stackPositions(displaySet).length - 1;
  return start === 'last' ? last : Math.floor(last / 2);
}

/** The side that points backwards in the patient (Patient Orientation, PS3.3 C.7.6.1.1.1); never guessed. */
function chestWallSide({ displaySet, start = 0 }: Cell): 'left' | 'right' | undefined {
  if (!isStack(displaySet)) return undefined;
  const instance = stackPositions(displaySet)[start]?.instance;
  const letters = instance === undefined ? undefined : edgeLetters(instance);
  if (letters?.left.startsWith('P') === true) return 'left';
  return letters?.right.startsWith('P') === true ? 'right' : undefined;
}

function parseGrid(grid: string): Grid {
  const [rows = 1, columns = 1] = grid.split('x').map(Number);
  return { rows, columns };
}
