import { type Messages } from '#viewer/i18n/messages.tsx';

/** Width and centre, with the decimals that three figures of the width take: of uptake from 0 to 5 and of a map of thousandths half a step is much. */
export function windowWords(
  { panes, common }: Pick<Messages, 'panes' | 'common'>,
  { center, width }: { readonly center: number; readonly width: number },
): string {
  const digits = width > 0 ? Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(width)))) : 0;
  return panes.corner.window(common.number(width, digits), common.number(center, digits));
}
