import { type PatientIdentifier, type PatientIdentity } from './patient.ts';

export type Agreement = 'equal' | 'contradicts' | 'unknown';

/**
 * What the guard says of one object. Only `same` is shown; `same` with `nameDiffers` is shown with a warning.
 * `refused` and `unconfirmed` («kan ikke bekreftes») are counted and named, never shown.
 */
export type Verdict =
  | { readonly verdict: 'same'; readonly nameDiffers: boolean }
  | {
      readonly verdict: 'refused';
      readonly contradicts: readonly ('identifier' | 'issuer' | 'birthDate' | 'sex')[];
    }
  | { readonly verdict: 'unconfirmed'; readonly unknown: 'identifier' | 'issuer' };

export interface GuardSettings {
  /** The issuer an archive means when an object names none; without it the issuer stays unknown. */
  readonly defaultIssuer?: string;
}

/**
 * The patient guard: is `claimed` (a QIDO row, an instance's metadata) the bound patient? Shown only if identifier and issuer
 * are equal and neither birth date nor sex contradicts.
 */
export function comparePatients(
  bound: PatientIdentity,
  claimed: PatientIdentity,
  settings: GuardSettings = {},
): Verdict {
  const identifier = compareIdentifiers(bound.identifiers, claimed.identifiers, settings.defaultIssuer);
  const birthDate = compareBirthDates(bound.birthDate, claimed.birthDate);
  const sex = compareSexes(bound.sex, claimed.sex);
  const contradicts = [
    ...(identifier === 'identifier-contradicts' ? (['identifier'] as const) : []),
    ...(identifier === 'issuer-contradicts' ? (['issuer'] as const) : []),
    ...(birthDate === 'contradicts' ? (['birthDate'] as const) : []),
    ...(sex === 'contradicts' ? (['sex'] as const) : []),
  ];
  if (contradicts.length > 0) return { verdict: 'refused', contradicts };
  if (identifier === 'identifier-unknown') return { verdict: 'unconfirmed', unknown: 'identifier' };
  if (identifier === 'issuer-unknown') return { verdict: 'unconfirmed', unknown: 'issuer' };
  return { verdict: 'same', nameDiffers: namesDiffer(bound.name, claimed.name) };
}

type IdentifierAgreement =
  'equal' | 'identifier-contradicts' | 'issuer-contradicts' | 'identifier-unknown' | 'issuer-unknown';

/** The object's own identifier decides when it can; its aliases can confirm, but a contradicting own issuer always refuses. */
function compareIdentifiers(
  bound: readonly PatientIdentifier[],
  claimed: readonly PatientIdentifier[],
  defaultIssuer: string | undefined,
): IdentifierAgreement {
  const [own, ...aliases] = claimed;
  if (own === undefined) return 'identifier-unknown';
  const answers = [own, ...aliases].map((identifier) => compareIdentifier(bound, identifier, defaultIssuer));
  const [first] = answers;
  if (first === undefined || first === 'equal' || first === 'issuer-contradicts')
    return first ?? 'identifier-unknown';
  if (answers.includes('equal')) return 'equal';
  return first;
}

function compareIdentifier(
  bound: readonly PatientIdentifier[],
  claimed: PatientIdentifier,
  defaultIssuer: string | undefined,
): IdentifierAgreement {
  const sameNumber = bound.filter((identifier) => identifier.id === claimed.id);
  const issuer = claimed.issuer ?? defaultIssuer;
  if (issuer === undefined) return sameNumber.length > 0 ? 'issuer-unknown' : 'identifier-contradicts';
  if (sameNumber.some((identifier) => identifier.issuer === issuer)) return 'equal';
  if (sameNumber.some((identifier) => identifier.issuer === undefined)) return 'issuer-unknown';
  return sameNumber.length > 0 ? 'issuer-contradicts' : 'identifier-contradicts';
}

function compareBirthDates(bound: string | undefined, claimed: string | undefined): Agreement {
  const [a, b] = [digits(bound), digits(claimed)];
  if (a === '' || b === '') return 'unknown';
  const known = Math.min(a.length, b.length);
  if (a.slice(0, known) !== b.slice(0, known)) return 'contradicts';
  return a.length === b.length ? 'equal' : 'unknown';
}

/** `O` (other) and `U` say nothing that could contradict. */
function compareSexes(bound: string | undefined, claimed: string | undefined): Agreement {
  const known = (sex: string | undefined) => (sex === 'M' || sex === 'F' ? sex : undefined);
  const [a, b] = [known(bound?.toUpperCase()), known(claimed?.toUpperCase())];
  if (a === undefined || b === undefined) return 'unknown';
  return a === b ? 'equal' : 'contradicts';
}

function digits(date: string | undefined): string {
  return (date ?? '').replace(/\D/g, '');
}

function namesDiffer(bound: string | undefined, claimed: string | undefined): boolean {
  if (bound === undefined || claimed === undefined) return false;
  return plainName(bound) !== plainName(claimed);
}

/** Case, separators and trailing empty components say nothing about who it is. */
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleUpperCase('nb')
    .replace(/[\^,.\s]+/g, ' ')
    .trim();
}
