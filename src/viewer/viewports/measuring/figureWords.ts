import { type MeasurementBasis } from '#dicom/measurement.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { type FigureValues, type QuantityName } from '#viewer/rendering/measuring/figure.ts';

type Panes = Messages['panes'];

/** The lines beside a figure: its values, and in the first of them what millimetres rest on. */
export function figureLines(panes: Panes, values: FigureValues): readonly string[] {
  const { measuring } = panes;
  const { kind, millimetres, statistics } = values;
  if (kind === 'ruler' || kind === 'sticker')
    return [millimetres === undefined ? measuring.unsaid[kind] : measuring.reference[kind](millimetres)];
  return [
    ...(values.crossesItself === true ? [measuring.crosses] : []),
    ...quantityLines(panes, values),
    ...(statistics === undefined ? [] : [measuring.statistics(statistics)]),
  ];
}

/** What millimetres rest on, in words; undefined where there are none. */
export function basisWords(panes: Panes, basis: MeasurementBasis): string | undefined {
  if (basis.kind === 'none') return undefined;
  return basis.kind === 'hand' ? panes.measuring.hand[basis.by](basis.millimetres) : panes.basis[basis.kind];
}

function quantityLines(panes: Panes, values: FigureValues): readonly string[] {
  const { measuring } = panes;
  const basis = basisWords(panes, values.basis);
  const of = (name: QuantityName) => values.quantities.find((one) => one.name === name);
  const unit = values.basis.kind === 'none' ? 'px' : 'mm';
  const [length, short, area, diameter] = [of('length'), of('shortAxis'), of('area'), of('diameter')];
  const angle = of('angle');
  if (length !== undefined && short !== undefined)
    return [measuring.axes({ long: length.value, short: short.value, unit, basis })];
  return [
    ...(length === undefined ? [] : [panes.length(length.value, unit, basis)]),
    ...(angle === undefined
      ? []
      : [values.kind === 'cobb' ? measuring.cobb(panes.angle(angle.value)) : panes.angle(angle.value)]),
    ...(area === undefined ? [] : [measuring.area(area.value, unit === 'mm' ? 'mm2' : 'px2', basis)]),
    ...(diameter === undefined
      ? []
      : [
          measuring.extent({
            diameter: diameter.value,
            width: of('width')?.value ?? 0,
            perimeter: of('perimeter')?.value ?? 0,
            unit,
          }),
        ]),
  ];
}
