import { type CineDisplaySet } from '#dicom/displaySet.ts';
import { choiceOf } from '#viewer/comparison/planes.ts';
import { type ViewState } from '#viewer/comparison/viewState.ts';
import { withoutPlanes } from '#viewer/comparison/viewMoves.ts';

/** More loops than this do not fit in a grid; the rest stays in the table. */
export const mostLoops = 16;

/** The view with these loops side by side, linked and locked; one alone as it is. */
export function loopGrid(view: ViewState, loops: readonly CineDisplaySet[]): ViewState {
  const shown = loops.slice(0, mostLoops);
  const columns = shown.length <= 3 ? Math.max(1, shown.length) : Math.ceil(Math.sqrt(shown.length));
  const { lock = 'time' } = view;
  return {
    ...withoutPlanes(view),
    grid: { rows: Math.max(1, Math.ceil(shown.length / columns)), columns },
    panes: shown.map((loop) => choiceOf(view, loop)),
    unlinked: view.unlinked.filter((kind) => kind !== 'cine'),
    ...(shown.length > 1 ? { lock } : {}),
  };
}
