import { type DisplaySet } from '#dicom/displaySet.ts';
import { type StressStage, type StressTable, type StressView } from '#dicom/stressTable.ts';

/** What a row or a column of the stress table holds, or lacks, beyond the loops of it that are on screen. */
export interface LeftOut {
  readonly line:
    | { readonly kind: 'view'; readonly view: StressView }
    | { readonly kind: 'stage'; readonly stage: StressStage };
  /** Cells of which nothing was recorded. */
  readonly absent: readonly Crossing[];
  /** Cells of which nothing is shown. */
  readonly hidden: readonly Crossing[];
  /** Cells of which some takes are shown. */
  readonly partly: readonly { readonly at: Crossing; readonly shown: number; readonly of: number }[];
}

/** One cell of the table. */
export interface Crossing {
  readonly stage: StressStage;
  readonly view: StressView;
}

/** Told of loops side by side that are all of one view, or all of one stage. Undefined for others, and where nothing is left out. */
export function leftOut(table: StressTable, cells: readonly (DisplaySet | undefined)[]): LeftOut | undefined {
  const shown = new Set(cells.map((cell) => cell?.id));
  const places = table.views.flatMap((view) =>
    table.stages.map((stage) => ({ stage, view, takes: table.takes(stage, view) })),
  );
  const seen = places.filter(({ takes }) => takes.some(({ id }) => shown.has(id)));
  const [first, ...others] = seen;
  if (first === undefined || others.length === 0) return undefined;
  const line = lineOf(first, others);
  if (line === undefined) return undefined;
  const along = places.filter(({ stage, view }) =>
    line.kind === 'view' ? view === line.view : stage === line.stage,
  );
  const told = {
    line,
    absent: along.filter(({ takes }) => takes.length === 0),
    hidden: along.filter((place) => place.takes.length > 0 && !seen.includes(place)),
    partly: along.flatMap((place) => {
      const count = place.takes.filter(({ id }) => shown.has(id)).length;
      return count === 0 || count === place.takes.length
        ? []
        : [{ at: place, shown: count, of: place.takes.length }];
    }),
  };
  return told.absent.length + told.hidden.length + told.partly.length === 0 ? undefined : told;
}

function lineOf(first: Crossing, others: readonly Crossing[]): LeftOut['line'] | undefined {
  if (others.every(({ view }) => view === first.view)) return { kind: 'view', view: first.view };
  if (others.every(({ stage }) => stage === first.stage)) return { kind: 'stage', stage: first.stage };
  return undefined;
}
