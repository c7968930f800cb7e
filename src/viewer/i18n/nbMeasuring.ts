import { nbNumber } from './numbers.ts';

/** From one square centimetre on, areas are written in those. */
function area(squareMillimetres: number): string {
  return squareMillimetres < 100
    ? `${nbNumber(squareMillimetres, 1)} mm²`
    : `${nbNumber(squareMillimetres / 100, 2)} cm²`;
}

const withBasis = (text: string, basis: string | undefined) =>
  basis === undefined || basis === '' ? text : `${text} (${basis})`;

/** Words of what is drawn to measure, bokmål. */
export const nbMeasuring = {
  more: 'Flere mål',
  hand: {
    ruler: (millimetres: number) => `kalibrert for hånd, linjal ${nbNumber(millimetres, 1)} mm`,
    sticker: (millimetres: number) => `kalibrert for hånd, merke ${nbNumber(millimetres, 1)} mm`,
  },
  reference: {
    ruler: (millimetres: number) => `Linjal ${nbNumber(millimetres, 1)} mm`,
    sticker: (millimetres: number) => `Merke ${nbNumber(millimetres, 1)} mm`,
  },
  unsaid: { ruler: 'Linjal: si hvor lang streken er', sticker: 'Merke: si hvor bredt det er' },
  axes: (axes: { long: number; short: number; unit: 'mm' | 'px'; basis: string | undefined }) => {
    const digits = axes.unit === 'mm' ? 1 : 0;
    const both = `${nbNumber(axes.long, digits)} × ${nbNumber(axes.short, digits)}`;
    return withBasis(`${both} ${axes.unit === 'mm' ? 'mm' : 'bildepunkter'}`, axes.basis);
  },
  area: (value: number, unit: 'mm2' | 'px2', basis: string | undefined) =>
    withBasis(
      `Areal ${unit === 'mm2' ? area(value) : `${nbNumber(value)} bildepunkter`}`,
      unit === 'mm2' ? basis : undefined,
    ),
  extent: (extent: { diameter: number; width: number; perimeter: number; unit: 'mm' | 'px' }) => {
    const digits = extent.unit === 'mm' ? 1 : 0;
    const [diameter, width, perimeter] = [extent.diameter, extent.width, extent.perimeter].map((value) =>
      nbNumber(value, digits),
    );
    const unit = extent.unit === 'mm' ? 'mm' : 'bildepunkter';
    return `Lengst ${diameter} · bredde ${width} · omkrets ${perimeter} ${unit}`;
  },
  statistics: (of: { mean: number; deviation: number; unit: string; pixels: number }) =>
    `Snitt ${nbNumber(of.mean, 1)} ${of.unit} · SD ${nbNumber(of.deviation, 1)} · ${nbNumber(of.pixels)} bildepunkter`,
  crosses: 'Omrisset krysser seg selv: det har ikke noe areal',
  step: {
    place: 'Sett eller ta et målepunkt',
    close: 'Lukk omrisset',
    back: 'Angre siste målepunkt',
    leave: 'Slutt å peke',
    left: 'Målepunktet mot venstre',
    right: 'Målepunktet mot høyre',
    up: 'Målepunktet oppover',
    down: 'Målepunktet nedover',
  },
} as const;
