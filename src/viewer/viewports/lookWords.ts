import { type Messages } from '#viewer/i18n/messages.tsx';
import { type Window } from '#viewer/rendering/canvas.ts';

/** How a picture is looked at, in words to be spoken: its window, and what has been done to it by hand. Empty where nothing of it can be told. */
export function lookWords(
  { panes, common }: Pick<Messages, 'panes' | 'common'>,
  look:
    | {
        readonly window?: Window;
        readonly isInverted: boolean;
        readonly rotation?: number;
        readonly isFlipped?: boolean;
      }
    | undefined,
): string {
  if (look === undefined) return '';
  const { window, isInverted, rotation = 0, isFlipped = false } = look;
  const turn = ((Math.round(rotation) % 360) + 360) % 360;
  return [
    window === undefined
      ? undefined
      : panes.corner.windowSpoken(common.number(window.width, 0), common.number(window.center, 0)),
    isInverted ? panes.inverted : undefined,
    turn === 0 ? undefined : panes.turned(turn),
    isFlipped ? panes.flipped : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
