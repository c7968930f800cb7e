import { type Target } from './target.ts';

/** Drawings and documents together: a drawing that the user has said measures a document's target stands with it. */
export function joinTargets(drawn: readonly Target[], reported: readonly Target[]): readonly Target[] {
  const byId = new Map(reported.map((target) => [target.id, target]));
  const own = drawn.filter(({ id }) => !byId.has(id));
  const joined = reported.map((target) => {
    const also = drawn.find(({ id }) => id === target.id);
    return also === undefined ? target : { ...target, rows: [...target.rows, ...also.rows] };
  });
  return [...own.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)), ...joined];
}
