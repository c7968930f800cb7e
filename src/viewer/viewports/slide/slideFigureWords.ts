import { type Messages } from '#viewer/i18n/messages.tsx';
import { type FigureValues, type QuantityName } from '#viewer/rendering/measuring/figure.ts';
import { basisWords, figureLines } from '#viewer/viewports/measuring/figureWords.ts';

/** What a figure on a slide says: cells are micrometres, a section is centimetres. Without a basis, pixels as on any other image. */
export function slideFigureLines(panes: Messages['panes'], values: FigureValues): readonly string[] {
  const { slide, measuring } = panes;
  const basis = basisWords(panes, values.basis);
  if (basis === undefined) return figureLines(panes, values);
  const written = (name: QuantityName) => {
    const found = values.quantities.find((one) => one.name === name);
    if (found === undefined) return undefined;
    return found.unit === 'mm2' ? slide.area(found.value) : slide.length(found.value);
  };
  const [length, short, area] = [written('length'), written('shortAxis'), written('area')];
  const [diameter, width, perimeter] = [written('diameter'), written('width'), written('perimeter')];
  const first = length === undefined || short === undefined ? (length ?? area) : slide.axes(length, short);
  return [
    ...(values.crossesItself === true ? [measuring.crosses] : []),
    ...(first === undefined ? [] : [slide.lengthWith(first, basis)]),
    ...(diameter === undefined || width === undefined || perimeter === undefined
      ? []
      : [slide.extent(diameter, width, perimeter)]),
  ];
}
