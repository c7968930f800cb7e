import { flipped, rotated, type View } from '#viewer/rendering/painting/view.ts';

/** A quarter of a turn clockwise or back, or mirrored along an axis of the screen. */
export type Turn = 90 | -90 | 'horizontal' | 'vertical';

export function turnedBy(view: View, turn: Turn): View {
  return typeof turn === 'number' ? rotated(view, turn) : flipped(view, turn);
}
