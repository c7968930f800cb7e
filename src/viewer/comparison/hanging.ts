import { isNonEmpty, type NonEmpty } from '#dicom/nonEmpty.ts';
import { type HangingRule } from '#protocol/hanging.ts';
import { holds } from './hanging/conditions.ts';
import { type Cell, type Layout, type Offer } from './hanging/offer.ts';
import { placed, gridFor } from './hanging/placing.ts';
import { type NamedStage, type Stage, stagesOf } from './hanging/stages.ts';
import { standardRules } from './hanging/standardRules.ts';

/** A rule and where it comes from; `id` stands in the address. */
export interface KnownRule {
  readonly id: string;
  readonly rule: HangingRule;
  /** Applied by itself when it matches; one that is not waits to be asked for by name. */
  readonly isAutomatic: boolean;
}

/** What the address says of rules. */
export interface RuleChoice {
  readonly layout?: string | undefined;
  /** From 0. */
  readonly stage?: number | undefined;
}

export interface Hung extends Layout {
  /** `id` of the rule that decided. */
  readonly rule: string;
  readonly stages: NonEmpty<NamedStage>;
  /** Which of them this is, from 0. */
  readonly stage: number;
}

export const standardKnown: NonEmpty<KnownRule> = known(standardRules);

/** The rule asked for by name where there is such a one, else the first that matches, at the stage asked for or the last there is. */
export function hang(
  offer: Offer,
  rules: readonly KnownRule[] = standardKnown,
  { layout, stage: wanted = 0 }: RuleChoice = {},
): Hung {
  const own =
    rules.find(({ id }) => id === layout) ?? matching(offer, rules).find(({ isAutomatic }) => isAutomatic);
  const { id, rule } = own ?? standardKnown[standardKnown.length - 1] ?? standardKnown[0];
  const [first, ...more] = stagesOf(rule, offer).map((stage) => ({ stage, layout: layoutOf(stage, offer) }));
  if (first === undefined) throw new Error('a rule has a stage');
  const laid = [
    first,
    ...more.filter(
      (one, at) => ![first, ...more.slice(0, at)].some((earlier) => isSame(one.layout, earlier.layout)),
    ),
  ] as const;
  const at = Math.min(wanted, laid.length - 1);
  return {
    rule: id,
    ...(laid[at] ?? first).layout,
    stage: at,
    stages: [named(first.stage), ...laid.slice(1).map(({ stage }) => named(stage))],
  };
}

/** A stage that would show what an earlier one shows is no step. */
function isSame(a: Layout, b: Layout): boolean {
  return (
    a.grid.rows === b.grid.rows &&
    a.grid.columns === b.grid.columns &&
    a.cells.every((cell, place) => {
      const other = b.cells[place];
      return cell?.displaySet === other?.displaySet && cell?.start === other?.start;
    })
  );
}

/** All rules that match, in the order they are tried. */
export function matching(offer: Offer, rules: readonly KnownRule[]): readonly KnownRule[] {
  return rules.filter(({ rule }) => holds(rule.when, offer));
}

function layoutOf(stage: Stage, offer: Offer): Layout {
  if (stage.kind === 'cells') return placed(stage.rule, offer);
  const grid = gridFor(stage.perPage);
  const cells = Array.from(
    { length: grid.rows * grid.columns },
    (_, at): Cell | undefined => stage.cells[at],
  );
  const isWaiting = offer.present.displaySets.length === 0;
  const waiting = { kind: 'waiting', study: offer.present.studyInstanceUid } as const;
  return {
    grid,
    cells,
    vacancies: cells.map((cell) => (cell === undefined && isWaiting ? waiting : undefined)),
  };
}

function named({ name, page, only }: Stage): NamedStage {
  return { name, ...(page === undefined ? {} : { page }), ...(only === undefined ? {} : { only }) };
}

function known(rules: NonEmpty<HangingRule>): NonEmpty<KnownRule> {
  const list = rules.map((rule): KnownRule => ({ id: rule.name, rule, isAutomatic: true }));
  if (!isNonEmpty(list)) throw new Error('there are standard rules');
  return list;
}
