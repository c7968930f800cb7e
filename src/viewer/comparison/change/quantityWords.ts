import { type Messages } from '#viewer/i18n/messages.tsx';
import { conceptWords, unitWords } from '#viewer/viewports/report/reportWords.ts';
import { isWoundOutline } from '#viewer/viewports/measuring/figures.ts';
import { type CourseValue } from './course.ts';
import { type MeasuredQuantity, type Target } from './target.ts';

/** How values of one quantity of one target are written: all of them in the same unit. */
export interface WrittenUnit {
  /** As the values have it. */
  readonly unit: string;
  readonly name: string;
  readonly factor: number;
  readonly digits: number;
}

/** From one square centimetre on, a whole course of areas is in those; on slides, cells are micrometres. */
export function writtenUnit(
  unit: string,
  course: readonly Pick<CourseValue, 'value' | 'row'>[],
): WrittenUnit {
  const largest = Math.max(...course.map(({ value }) => Math.abs(value)));
  const isOnSlide = course.some(
    ({ row: { source } }) => source.kind === 'drawn' && source.figure.place.slide !== undefined,
  );
  switch (unit) {
    case 'mm':
      if (isOnSlide && largest < 1) return { unit, name: 'µm', factor: 1000, digits: largest < 0.01 ? 1 : 0 };
      return { unit, name: 'mm', factor: 1, digits: isOnSlide ? 2 : 1 };
    case 'mm2':
      if (isOnSlide && largest < 0.01) return { unit, name: 'µm²', factor: 1e6, digits: 0 };
      if (largest >= 100) return { unit, name: 'cm²', factor: 0.01, digits: 2 };
      return { unit, name: 'mm²', factor: 1, digits: isOnSlide ? (largest < 1 ? 4 : 2) : 1 };
    case 'deg':
      return { unit, name: '°', factor: 1, digits: 1 };
    default:
      return { unit, name: unitWords({ value: unit, scheme: 'UCUM' }), factor: 1, digits: 2 };
  }
}

export function valueIn(words: Messages, value: number, written: WrittenUnit): string {
  const { unit, name, factor, digits } = written;
  if (unit === 'px' || unit === 'px2') return words.panes.measuring.change.pixels(words.common.number(value));
  return spaced(words.common.number(value * factor, digits), name);
}

export function differenceIn(words: Messages, difference: number, written: WrittenUnit): string {
  const { name, factor, digits } = written;
  return spaced(words.panes.measuring.change.signed(difference * factor, digits), name);
}

/** Of our own figures in the user's language; a document's as it writes it. */
export function quantityName(words: Messages, { key, concept, derivation }: MeasuredQuantity): string {
  const { change } = words.panes.measuring;
  const known: Readonly<Record<string, string>> = change.quantity;
  const name = known[key] ?? conceptWords(words, concept) ?? change.otherQuantity;
  const derived = conceptWords(words, derivation);
  return derived === undefined ? name : `${name} (${derived})`;
}

export function targetName({ panes }: Messages, { name, number, rows }: Target): string {
  const { change } = panes.measuring;
  if (name !== undefined) return name;
  if (number === undefined) return change.unnamed;
  // What is outlined in photographs is a wound, as far as anybody has said.
  return rows.some(({ source }) => source.kind === 'drawn' && isWoundOutline(source.figure))
    ? change.wound(number)
    : change.target(number);
}

function spaced(number: string, unit: string): string {
  return unit === '' || unit === '°' ? `${number}${unit}` : `${number} ${unit}`;
}
