import { type Arrangement } from './arrangement.ts';
import { choiceOf } from './naming.ts';
import { swappedOrder } from './paneOrder.ts';
import { type ViewState } from './viewState.ts';

/**
 * The view with two panes in each other's places. All panes are kept by name, since the rules would answer the swap by matching anew; and the
 * order is kept beside the names, for the next earlier study that is walked to has panes of its own.
 */
export function swapped(
  view: ViewState,
  arrangement: Pick<Arrangement, 'cells' | 'locked'>,
  [one, other]: readonly [number, number],
): ViewState {
  const { cells, locked } = arrangement;
  const from = (place: number) => (place === one ? other : place === other ? one : place);
  const panes = cells.map((_, place) => {
    const cell = cells[from(place)];
    return cell === undefined ? undefined : choiceOf(view, cell);
  });
  const { order: before, ...rest } = view;
  const order = locked.length === 0 ? swappedOrder(before, cells.length, [one, other]) : undefined;
  const next = { ...rest, panes, ...(order === undefined ? {} : { order }) };
  if (locked.length === 0) return next;
  return { ...next, locked: locked.map(({ place }) => from(place)).toSorted((a, b) => a - b) };
}
