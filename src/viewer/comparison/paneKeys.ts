import { type Cell } from './hanging/offer.ts';

/**
 * A name for each pane that follows what it shows rather than where it stands, so that a pane moved by a new layout keeps its picture.
 * The same display set twice is told apart by its turn.
 */
export function paneKeys(cells: readonly (Cell | undefined)[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, place) => {
    if (cell === undefined) return `empty ${place}`;
    const { displaySet, start } = cell;
    const name = `${displaySet.studyInstanceUid} ${displaySet.id} ${start ?? ''}`;
    const turn = seen.get(name) ?? 0;
    seen.set(name, turn + 1);
    return `${name} ${turn}`;
  });
}
