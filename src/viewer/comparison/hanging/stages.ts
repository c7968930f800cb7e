import { type DisplaySet } from '#dicom/displaySet.ts';
import { isNonEmpty, type NonEmpty } from '#dicom/nonEmpty.ts';
import { type HangingRule, type StageRule } from '#protocol/hanging.ts';
import { holds } from './conditions.ts';
import { type Cell, type Offer } from './offer.ts';
import { found } from './select.ts';

/** One step of a rule as it stands for what is open: a rule's own stage, or one page of a stage that shows one after the other. */
export type Stage = {
  readonly name: string;
  /** Where a stage has more than fits: which of how many pages. */
  readonly page?: { readonly number: number; readonly of: number };
  /** Where it shows one thing alone: what. */
  readonly only?: DisplaySet;
} & (
  | { readonly kind: 'cells'; readonly rule: Extract<StageRule, { kind: 'cells' }> }
  | { readonly kind: 'each'; readonly cells: readonly Cell[]; readonly perPage: number }
);

export type NamedStage = Pick<Stage, 'name' | 'page' | 'only'>;

/** The stages of a rule that make sense for what is open. All of them where none does: their panes then say what they lack. */
export function stagesOf(rule: HangingRule, offer: Offer): NonEmpty<Stage> {
  const fitting = rule.stages.filter(({ when }) => holds(when, offer)).flatMap((one) => pages(one, offer));
  if (isNonEmpty(fitting)) return fitting;
  const all = rule.stages.flatMap((one) => pages(one, offer));
  return isNonEmpty(all) ? all : [{ kind: 'each', name: rule.name, cells: [], perPage: 1 }];
}

function pages(stage: StageRule, offer: Offer): readonly Stage[] {
  if (stage.kind === 'cells') return [{ kind: 'cells', name: stage.name, rule: stage }];
  const cells = stage.show.flatMap((selector) => found(offer.present, selector));
  const own = cells.filter(
    (cell, at) =>
      cells.findIndex((other) => other.displaySet === cell.displaySet && other.start === cell.start) === at,
  );
  const count = Math.ceil(own.length / stage.most);
  return Array.from({ length: count }, (_, page): Stage => ({
    kind: 'each',
    name: stage.name,
    cells: own.slice(page * stage.most, (page + 1) * stage.most),
    perPage: Math.min(stage.most, own.length),
    ...(count === 1 ? {} : { page: { number: page + 1, of: count } }),
    ...onlyOne(stage.most, own[page]),
  }));
}

function onlyOne(most: number, cell: Cell | undefined): Pick<Stage, 'only'> {
  return most === 1 && cell !== undefined ? { only: cell.displaySet } : {};
}
