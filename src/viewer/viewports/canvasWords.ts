import { type Messages } from '#viewer/i18n/messages.tsx';
import { type ImageCanvasProps } from '#viewer/rendering/canvas.ts';
import { placeWords } from './placeWords.ts';
import { figureLines } from './measuring/figureWords.ts';

const known = new WeakMap<Messages['panes'], ImageCanvasProps['words']>();

/** One object per language: the canvas draws its measurements anew whenever the words are other ones. */
export function canvasWords(panes: Messages['panes']): ImageCanvasProps['words'] {
  const found = known.get(panes) ?? {
    figure: (values) => figureLines(panes, values),
    pointing: panes.measuring.pointing,
    probe: panes.probe.reading,
    cursor: panes.linking.cursor,
    lines: panes.linking.noLine,
    place: placeWords(panes),
  };
  known.set(panes, found);
  return found;
}
