import { type Colour, type Difference, type PhysicalWords, type PixelValue } from './probeWords.ts';
import { type Messages } from './messages.tsx';
import { enNumber, enValue } from './numbers.ts';

/** Words of the probe, English. */
export const enProbe: Messages['panes']['probe'] = {
  move: {
    left: 'Move the probe left',
    right: 'Move the probe right',
    up: 'Move the probe up',
    down: 'Move the probe down',
  },
  leap: {
    left: 'Move the probe far left',
    right: 'Move the probe far right',
    up: 'Move the probe far up',
    down: 'Move the probe far down',
  },
  reading: (reading) => {
    if (reading.kind === 'outside') return 'Outside the image';
    const { x, y, physical } = reading;
    return [...physicalWords(physical), what(reading), `x ${x}, y ${y}`].join(' · ');
  },
};

function what(reading: PixelValue | Colour | Difference): string {
  if (reading.kind === 'difference') return differenceWords(reading);
  if (reading.kind === 'colour') return `R ${reading.red}, G ${reading.green}, B ${reading.blue}`;
  const { value, stored, unit, isPadding } = reading;
  if (isPadding) return `Padding (stored ${enValue(stored, 3)})`;
  const said = `${enValue(value, 3)}${unit === undefined ? '' : ` ${unit}`}`;
  return value === stored ? said : `${said} (stored ${enValue(stored, 3)})`;
}

function differenceWords({ value, stored, basis }: Difference): string {
  const left = value === undefined ? 'No mask here' : `Difference ${enValue(value, 3)}`;
  return `${left}${basis === 'log' ? ' (thousandths of the natural logarithm)' : ''} · stored ${enValue(stored, 3)}`;
}

function physicalWords({ x, y }: PhysicalWords): readonly string[] {
  return [y, x].flatMap((one) => (one === undefined ? [] : [`${enNumber(one.value, 2)} ${one.unit}`]));
}
