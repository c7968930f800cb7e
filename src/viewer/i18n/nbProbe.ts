import { type Colour, type Difference, type PixelValue, type PhysicalWords } from './probeWords.ts';
import { nbNumber, nbValue } from './numbers.ts';

/** Words of the probe, bokmål. */
export const nbProbe = {
  move: {
    left: 'Flytt verdipunktet mot venstre',
    right: 'Flytt verdipunktet mot høyre',
    up: 'Flytt verdipunktet oppover',
    down: 'Flytt verdipunktet nedover',
  },
  leap: {
    left: 'Flytt verdipunktet langt mot venstre',
    right: 'Flytt verdipunktet langt mot høyre',
    up: 'Flytt verdipunktet langt oppover',
    down: 'Flytt verdipunktet langt nedover',
  },
  reading: (reading: { readonly kind: 'outside' } | PixelValue | Colour | Difference) => {
    if (reading.kind === 'outside') return 'Utenfor bildet';
    const { x, y, physical } = reading;
    return [...physicalWords(physical), what(reading), `x ${x}, y ${y}`].join(' · ');
  },
} as const;

function what(reading: PixelValue | Colour | Difference): string {
  if (reading.kind === 'difference') return differenceWords(reading);
  if (reading.kind === 'colour') return `R ${reading.red}, G ${reading.green}, B ${reading.blue}`;
  const { value, stored, unit, isPadding } = reading;
  if (isPadding) return `Fyllverdi (lagret ${nbValue(stored, 3)})`;
  const said = `${nbValue(value, 3)}${unit === undefined ? '' : ` ${unit}`}`;
  return value === stored ? said : `${said} (lagret ${nbValue(stored, 3)})`;
}

/** What stands there is no value of the image: both what is left and what is stored are told. */
function differenceWords({ value, stored, basis }: Difference): string {
  const left = value === undefined ? 'Uten maske her' : `Differanse ${nbValue(value, 3)}`;
  return `${left}${basis === 'log' ? ' (tusendels naturlig logaritme)' : ''} · lagret ${nbValue(stored, 3)}`;
}

function physicalWords({ x, y }: PhysicalWords): readonly string[] {
  return [y, x].flatMap((one) => (one === undefined ? [] : [`${nbNumber(one.value, 2)} ${one.unit}`]));
}
