import { type Layout } from './hanging/offer.ts';

/** By place: from which place of the rule's layout its pane has been moved. Every place once. */
export type PaneOrder = readonly number[];

/** What a rule has hung, in the places that the user has swapped it into. An order of other places than the layout's says nothing of it. */
export function inOrder<L extends Layout>(hung: L, order: PaneOrder | undefined): L {
  if (order?.length !== hung.cells.length) return hung;
  return {
    ...hung,
    cells: order.map((from) => hung.cells[from]),
    vacancies: order.map((from) => hung.vacancies[from]),
  };
}

/** The order after two places have been swapped; undefined when everything stands where the rule puts it. */
export function swappedOrder(
  order: PaneOrder | undefined,
  places: number,
  [one, other]: readonly [number, number],
): PaneOrder | undefined {
  const before = order?.length === places ? order : Array.from({ length: places }, (_, place) => place);
  const next = before.map((from, place) =>
    place === one ? (before[other] ?? from) : place === other ? (before[one] ?? from) : from,
  );
  return isPlain(next) ? undefined : next;
}

/** `2,1`: every number from 1 once, or nothing. */
export function parseOrder(text: string | null): PaneOrder | undefined {
  const order = (text ?? '').split(',').map((word) => Number(word) - 1);
  const isWhole = order.every((from, place) => order.includes(place) && order.indexOf(from) === place);
  return isWhole && !isPlain(order) && order.length <= 16 ? order : undefined;
}

export function writeOrder(order: PaneOrder): string {
  return order.map((from) => from + 1).join(',');
}

function isPlain(order: PaneOrder): boolean {
  return order.every((from, place) => from === place);
}
