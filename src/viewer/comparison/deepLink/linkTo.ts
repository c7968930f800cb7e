import { openStudies, type PaneChoice, viewQuery, emptyView } from '#viewer/comparison/viewState.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';

/** Leads to the patient's context of the moment, whichever that is when it is opened: this one's id is of no use tomorrow. */
const linkPath = '/link';

/** An address that shows exactly what one pane shows: its study, series, image and frame. Opaque UIDs only. */
export function linkTo({ arrangement, view }: Workspace, place: number): string | undefined {
  const displaySet = arrangement.cells[place]?.displaySet;
  const study = displaySet?.studyInstanceUid ?? openStudies(view)[0];
  if (study === undefined) return undefined;
  const choice: PaneChoice | undefined =
    displaySet === undefined ? undefined : { displaySetId: displaySet.id, study: 0, ...imageIn(place) };
  const query = viewQuery({
    ...emptyView,
    studies: [study],
    ...(choice === undefined ? {} : { grid: { rows: 1, columns: 1 }, panes: [choice] }),
  });
  return `${location.origin}${linkPath}?${query.toString()}`;
}

/** What is painted there now, as the pane itself says. */
function imageIn(place: number): Pick<PaneChoice, 'image'> {
  const pane = document.querySelector(`[data-viewport="${place + 1}"]`);
  const sopInstanceUid = pane?.getAttribute('data-sop-instance-uid');
  const frameNumber = Number(pane?.getAttribute('data-frame'));
  return typeof sopInstanceUid === 'string' && frameNumber >= 1
    ? { image: { sopInstanceUid, frameNumber } }
    : {};
}
