import { type Messages } from './messages.tsx';
import { enNumber } from './numbers.ts';

function area(squareMillimetres: number): string {
  return squareMillimetres < 100
    ? `${enNumber(squareMillimetres, 1)} mm²`
    : `${enNumber(squareMillimetres / 100, 2)} cm²`;
}

const withBasis = (text: string, basis: string | undefined) =>
  basis === undefined || basis === '' ? text : `${text} (${basis})`;

/** Words of what is drawn to measure, English. */
export const enMeasuring: Messages['panes']['measuring'] = {
  more: 'More measurements',
  hand: {
    ruler: (millimetres) => `calibrated by hand, ruler ${enNumber(millimetres, 1)} mm`,
    sticker: (millimetres) => `calibrated by hand, marker ${enNumber(millimetres, 1)} mm`,
  },
  reference: {
    ruler: (millimetres) => `Ruler ${enNumber(millimetres, 1)} mm`,
    sticker: (millimetres) => `Marker ${enNumber(millimetres, 1)} mm`,
  },
  unsaid: { ruler: 'Ruler: say how long the line is', sticker: 'Marker: say how wide it is' },
  axes: (axes) => {
    const digits = axes.unit === 'mm' ? 1 : 0;
    const both = `${enNumber(axes.long, digits)} × ${enNumber(axes.short, digits)}`;
    return withBasis(`${both} ${axes.unit === 'mm' ? 'mm' : 'pixels'}`, axes.basis);
  },
  area: (value, unit, basis) =>
    withBasis(
      `Area ${unit === 'mm2' ? area(value) : `${enNumber(value)} pixels`}`,
      unit === 'mm2' ? basis : undefined,
    ),
  extent: (extent) => {
    const digits = extent.unit === 'mm' ? 1 : 0;
    const [diameter, width, perimeter] = [extent.diameter, extent.width, extent.perimeter].map((value) =>
      enNumber(value, digits),
    );
    const unit = extent.unit === 'mm' ? 'mm' : 'pixels';
    return `Longest ${diameter} · width ${width} · perimeter ${perimeter} ${unit}`;
  },
  statistics: (of) =>
    `Mean ${enNumber(of.mean, 1)} ${of.unit} · SD ${enNumber(of.deviation, 1)} · ${enNumber(of.pixels)} pixels`,
  crosses: 'The outline crosses itself: it has no area',
  step: {
    place: 'Set or take a measuring point',
    close: 'Close the outline',
    back: 'Take back the last measuring point',
    leave: 'Stop pointing',
    left: 'Measuring point to the left',
    right: 'Measuring point to the right',
    up: 'Measuring point up',
    down: 'Measuring point down',
  },
};
