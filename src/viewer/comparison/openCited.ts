import { isStudyInstanceUid } from '#dicom/uid.ts';
import { isWhole } from '#viewer/archives/studyContents.ts';
import { type CitedHere, type Cited, type Wanted } from '#viewer/viewports/paneSurroundings.tsx';
import { type Citation } from '#viewer/viewports/report/citation.ts';
import { type Layout } from './hanging/offer.ts';
import { choiceOf } from './naming.ts';
import { paneKeys } from './paneKeys.ts';
import { usePaneStore } from './paneStore.ts';
import { studyIndex } from './studyIndex.ts';
import { bestOfStudy, openStudies, type ViewState } from './viewState.ts';
import { type Workspace } from './workspace.ts';

/** Where a cited object is, as far as the archives have told. */
export function findCited(workspace: Pick<Workspace, 'open' | 'timeline'>, citation: Citation): Cited {
  const { open, timeline } = workspace;
  const ready = open.flatMap(({ contents }) => (contents.state === 'ready' ? [contents] : []));
  for (const contents of ready) {
    const place = studyIndex(contents).placeOf(citation.sopInstanceUid);
    if (place !== undefined) return place;
  }
  const study = timeline.studies.find(
    ({ studyInstanceUid }) => studyInstanceUid === citation.studyInstanceUid,
  );
  const isOpen = open.some(({ uid }) => uid === citation.studyInstanceUid);
  if (study !== undefined && !isOpen) return { kind: 'elsewhere', study };
  // An archive that is missing may hold it as well as one that is waited for.
  const isAllHere = open.every(({ contents }) => contents.state === 'ready' && isWhole(contents));
  return { kind: timeline.state === 'complete' && isAllHere ? 'absent' : 'waiting' };
}

/**
 * Shows a cited object: in the pane that already holds its series; else beside the document that cites it, which keeps its pane; on a
 * narrow screen, and from outside the panes, in the pane that is active.
 */
export function openCited(workspace: Workspace, wanted: Wanted, from: number | undefined): void {
  const { citation, frameNumber = 1 } = wanted;
  const cited = findCited(workspace, citation);
  if (cited.kind === 'waiting' || cited.kind === 'absent') return;
  if (cited.kind === 'here' && goTo(workspace, cited, frameNumber)) return;
  const image = { sopInstanceUid: citation.sopInstanceUid, frameNumber };
  const study = cited.kind === 'here' ? cited.displaySet.studyInstanceUid : cited.study.studyInstanceUid;
  const displaySetId = cited.kind === 'here' ? cited.displaySet.id : bestOfStudy;
  const shown = beside(workspace, from);
  const view = withStudy(workspace.view, shown, study);
  const counted = openStudies(view).indexOf(study);
  // On a narrow screen the report's panel lies over the panes.
  const uncovered = workspace.isNarrow ? { isReportOpen: false } : {};
  usePaneStore.getState().set({ active: shown.place, ...uncovered });
  workspace.onView({
    ...view,
    panes: view.panes.map((choice, place) =>
      place === shown.place ? { displaySetId, study: counted, image } : choice,
    ),
  });
}

/** In a pane that shows the series already, the image is only scrolled to: its window and zoom stay. A slide is moved to the tile. */
function goTo({ arrangement, isNarrow }: Workspace, cited: CitedHere, frameNumber: number): boolean {
  const { displaySet, index } = cited;
  const { cells } = arrangement;
  const place = cells.findIndex(
    (cell) =>
      cell?.displaySet.id === displaySet.id &&
      cell.displaySet.studyInstanceUid === displaySet.studyInstanceUid,
  );
  const { handles, set } = usePaneStore.getState();
  const handle = handles[paneKeys(cells)[place] ?? ''];
  const { sopInstanceUid } = cited.instance;
  const { goTo: toPosition, showTile } = handle ?? {};
  if (showTile === undefined && (toPosition === undefined || index === undefined)) return false;
  set({ active: place, ...(isNarrow ? { isReportOpen: false } : {}) });
  showTile?.({ sopInstanceUid, frameNumber });
  if (index !== undefined) toPosition?.(index + frameNumber - 1);
  return true;
}

interface Beside extends Pick<Layout, 'grid' | 'cells'> {
  readonly place: number;
}

/** The layout to open in, and the place in it. From planes or a volume, which are no layout, the image is opened by itself. */
function beside({ arrangement, isNarrow }: Workspace, from: number | undefined): Beside {
  const { grid, cells, planes, volume } = arrangement;
  if (planes !== undefined || volume !== undefined)
    return { grid: { rows: 1, columns: 1 }, cells: [undefined], place: 0 };
  if (from === undefined || isNarrow)
    return { grid, cells, place: Math.min(usePaneStore.getState().active, cells.length - 1) };
  if (cells.length > 1) return { grid, cells, place: from % cells.length };
  return { grid: { rows: 1, columns: 2 }, cells: [cells[0], undefined], place: 1 };
}

/** What stands in the panes kept by name, whatever the rules would say of one study more. */
function withStudy(
  view: ViewState,
  { grid, cells }: Pick<Layout, 'grid' | 'cells'>,
  study: string,
): ViewState {
  const isOpen = openStudies(view).some((uid) => uid === study);
  const studies = isOpen || !isStudyInstanceUid(study) ? view.studies : [...view.studies, study];
  const next = { ...view, studies, grid };
  return { ...next, panes: cells.map((cell) => (cell === undefined ? undefined : choiceOf(next, cell))) };
}
