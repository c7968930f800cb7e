import { type Messages } from '#viewer/i18n/messages.tsx';
import { type ImageCanvasProps } from '#viewer/rendering/canvas.ts';

const known = new WeakMap<Messages['panes'], ImageCanvasProps['words']>();

/** One object per language: the canvas draws its measurements anew whenever the words are other ones. */
export function canvasWords(panes: Messages['panes']): ImageCanvasProps['words'] {
  const found = known.get(panes) ?? {
    length: (value, unit, basis) =>
      panes.length(value, unit, basis === undefined ? undefined : panes.basis[basis]),
    angle: panes.angle,
    probe: panes.probe.reading,
    cursor: panes.linking.cursor,
  };
  known.set(panes, found);
  return found;
}
