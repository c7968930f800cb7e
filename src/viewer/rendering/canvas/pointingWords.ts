import { type MeasurementWords, type MeasureStep } from '#viewer/rendering/canvas.ts';
import { type Draft } from '#viewer/rendering/measuring/draft.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** What is said after a step by keys that finished no figure; undefined where there is nothing to say. Points are in image pixels. */
export function spokenAfter(
  { kind }: MeasureStep,
  words: MeasurementWords['pointing'],
  {
    cursor,
    draft,
    isHolding,
  }: {
    readonly cursor: Point | undefined;
    readonly draft: Draft | undefined;
    readonly isHolding: boolean;
  },
): string | undefined {
  if (kind === 'leave') return words.ended;
  // The last point of a draft is the one that still follows the keys.
  const set = draft === undefined ? 0 : draft.points.length - 1;
  if (kind === 'back') return words.takenBack(set);
  if (cursor === undefined) return undefined;
  const [x, y] = [Math.floor(cursor.x), Math.floor(cursor.y)];
  if (kind === 'place' && isHolding) return words.held(x, y);
  return kind === 'place' && set > 0 ? words.placed(set, x, y) : words.at(x, y);
}
