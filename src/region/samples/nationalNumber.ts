/** A day and who: what a national number is made from. `birthDate` is `YYYY-MM-DD`. */
export interface Born {
  readonly birthDate: string;
  readonly sex: 'M' | 'F';
}

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * A national number of the tax administration's synthetic series (Tenor: month + 80), with right check digits. `nth` picks
 * among the valid numbers of that day, century and sex.
 */
export function syntheticNationalNumber(born: Born, nth = 0): string {
  const [year = '', month = '', day = ''] = born.birthDate.split('-');
  const date = `${day}${String(Number(month) + 80)}${year.slice(2)}`;
  const first = Number(year) >= 2000 ? 500 : 0;
  const parity = born.sex === 'M' ? 1 : 0;
  const numbers = Array.from({ length: 250 }, (_, index) => first + 2 * index + parity)
    .map((individual) => withCheckDigits(`${date}${String(individual).padStart(3, '0')}`))
    .filter((number) => number !== undefined);
  const number = numbers[nth];
  if (number === undefined) throw new Error(`no synthetic number ${nth} for ${born.birthDate}`);
  return number;
}

/** Undefined where a check digit would be 10: such numbers are never given. */
function withCheckDigits(nine: string): string | undefined {
  const first = checkDigit(nine, firstWeights);
  if (first === 10) return undefined;
  const second = checkDigit(`${nine}${first}`, secondWeights);
  return second === 10 ? undefined : `${nine}${first}${second}`;
}

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}
