import { type Rigid } from '#dicom/rigid.ts';
import { bodyPoints, held, rangeOf, type ValueScale } from './body.ts';
import { type Brick, reduced } from './brick.ts';
import { BrickSampler } from './brickSampler.ts';
import { type Agreement, fitted } from './fit.ts';
import { type Residual, residualOf } from './residual.ts';
import { beginnings, distinct } from './search.ts';

/** Millimetres a side of the blocks at each level, coarsest first; the bricks themselves come at about the last. */
export const finest = 2;
const coarse = 8;
const middle = 4;

/** Two volumes laid on each other, and how well. */
export interface Registered {
  /** From the present volume's patient coordinates to the prior one's. */
  readonly placing: Rigid;
  readonly residual: Residual;
  readonly correlation: number;
  /** Share of the present body that lies inside the prior volume. */
  readonly overlap: number;
}

/** Why nothing is proposed: better that than a wrong guess. */
export type RegistrationRefusal =
  | { readonly why: 'no-body' | 'no-overlap' }
  | { readonly why: 'unlike'; readonly found: number; readonly sought: number }
  | { readonly why: 'apart'; readonly mean: number };

/** Below these a placing is not proposed. */
const least = { correlation: 0.6, overlap: 0.25, found: 0.5, sought: 20 };
/** Above this many millimetres in the mean the bodies do not lie on each other. */
const largestMean = 4;

/**
 * The rigid movement (three turns and three shifts) that lays the present volume on the prior one: many beginnings at coarse resolution,
 * the best of them made better at finer ones, and the outcome measured apart from what was optimised.
 */
export function register(
  pair: { readonly present: Brick; readonly prior: Brick },
  scale: ValueScale,
): Registered | { readonly refused: RegistrationRefusal } {
  const ranges = {
    present: rangeOf(reduced(pair.present, coarse), scale),
    prior: rangeOf(reduced(pair.prior, coarse), scale),
  };
  const present = held(pair.present, ranges.present);
  const prior = held(pair.prior, ranges.prior);
  const at = (millimetres: number, most: number) => ({
    points: bodyPoints(reduced(present, millimetres), ranges.present, most),
    other: new BrickSampler(reduced(prior, millimetres)),
  });
  const first = at(coarse, 4000);
  const otherPoints = bodyPoints(first.other.brick, ranges.prior, 4000);
  if (first.points.count < 200 || otherPoints.count < 200) return { refused: { why: 'no-body' } };
  const begun = beginnings(first.points, first.other, { otherPoints, most: 8 });
  const roughly = best(
    begun.map((one) => fitted({ ...first, placing: one.placing }, 30)),
    first.points.centre,
  );
  const second = at(middle, 12_000);
  const nearly = best(
    roughly.slice(0, 3).map((one) => fitted({ ...second, placing: one.placing }, 20)),
    second.points.centre,
  );
  const [chosen] = nearly;
  if (chosen === undefined) return { refused: { why: 'no-overlap' } };
  const last = at(finest, 60_000);
  const found = fitted({ ...last, placing: chosen.placing }, 12);
  return judged(
    found,
    residualOf(
      { fixed: reduced(present, middle), moving: reduced(prior, finest), range: ranges.present },
      found.placing,
    ),
  );
}

function judged({ placing, correlation, overlap }: Agreement, residual: Residual) {
  const { found, sought, mean } = residual;
  if (overlap < least.overlap) return { refused: { why: 'no-overlap' } as const };
  if (correlation < least.correlation || sought < least.sought || found < least.found * sought)
    return { refused: { why: 'unlike', found, sought } as const };
  if (mean > largestMean) return { refused: { why: 'apart', mean } as const };
  return { placing, residual, correlation, overlap };
}

function best(of: readonly Agreement[], centre: Parameters<typeof distinct>[1]): readonly Agreement[] {
  return distinct(
    of.toSorted((a, b) => b.correlation - a.correlation),
    centre,
  );
}
