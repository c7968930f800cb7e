import { idnr } from '@navikt/fnrvalidator';

/** OIDs of Volven 8116: birth number, D-number, H-number. */
const systems: Readonly<Record<string, 'birth' | 'd' | 'h'>> = {
  '2.16.578.1.12.4.1.4.1': 'birth',
  '2.16.578.1.12.4.1.4.2': 'd',
  '2.16.578.1.12.4.1.4.3': 'h',
};

export interface NationalNumber {
  readonly number: string;
  readonly isTest: boolean;
  /** Only ever a warning: a person with a wrong check digit is still the patient the record has opened. */
  readonly isDoubtful: boolean;
}

/** The number to show, birth number before D-number before H-number. Nothing about the person is read from it. */
export function nationalNumberOf(
  identifiers: readonly { readonly id: string; readonly issuer?: string | undefined }[],
): NationalNumber | undefined {
  for (const kind of ['birth', 'd', 'h'] as const) {
    const found = identifiers.find(({ issuer }) => issuer !== undefined && systems[issuer] === kind);
    if (found !== undefined)
      return { number: found.id, isTest: isTestNumber(found.id, kind), isDoubtful: !isValid(found.id) };
  }
  return undefined;
}

/** Tenor adds 80 to the month, NAV 40 or 65. An H-number's own month is 40 higher, so there 40 says nothing. */
function isTestNumber(number: string, kind: 'birth' | 'd' | 'h'): boolean {
  if (!/^\d{11}$/.test(number) || isFhNumber(number)) return false;
  const month = Number(number.slice(2, 4));
  return (
    (month > 80 && month <= 92) || (month > 65 && month <= 77) || (kind !== 'h' && month > 40 && month <= 52)
  );
}

/** Shared emergency number: first digit 8 or 9, carries no birth date (the validator does not know it). */
function isFhNumber(number: string): boolean {
  return /^[89]\d{10}$/.test(number);
}

function isValid(number: string): boolean {
  return isFhNumber(number) ? hasCheckDigits(number) : idnr(number).status === 'valid';
}

/** Modulo 11; from 2032 the first check digit is also valid with remainder 1–3. */
function hasCheckDigits(number: string): boolean {
  const remainder = (weights: readonly number[]) =>
    weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11;
  return remainder([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) <= 3 && remainder([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
}
