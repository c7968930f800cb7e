import { bareIssuer } from '#dicom/patient.ts';
import { type RegisteredPatient } from './patients.ts';

export type Found =
  | { readonly kind: 'found'; readonly patient: RegisteredPatient }
  | { readonly kind: 'unknown' }
  /** Several people bear the number; each is named so that one can be asked for. */
  | { readonly kind: 'ambiguous'; readonly patients: readonly RegisteredPatient[] };

/**
 * The patient asked for by the page's own key, by a CX (`id^^^issuer`, HL7 v2 CX.1 and CX.4) or by a Patient ID that one alone bears.
 * A number never picks one of several people.
 */
export function findPatient(patients: readonly RegisteredPatient[], wanted: string): Found {
  const byKey = patients.filter((patient) => patient.key === wanted);
  const byNumber = patients.filter((patient) => bears(patient, parseCx(wanted)));
  const found = distinct([...byKey, ...byNumber]);
  const [first, ...others] = found;
  if (first === undefined) return { kind: 'unknown' };
  return others.length === 0 ? { kind: 'found', patient: first } : { kind: 'ambiguous', patients: found };
}

interface Cx {
  readonly id: string;
  readonly issuer?: string;
}

/** CX.4 is an HD: `namespace&universal id&type`. An OID with or without `urn:oid:`, or the namespace alone, will do. */
function parseCx(text: string): Cx {
  const [id = '', , , authority = ''] = text.split('^');
  const [namespace = '', universal = ''] = authority.split('&');
  const issuer = bareIssuer(universal === '' ? namespace : universal);
  return issuer === '' ? { id: id.trim() } : { id: id.trim(), issuer };
}

function bears(patient: RegisteredPatient, wanted: Cx): boolean {
  if (wanted.id === '') return false;
  return patient.identifiers.some(
    ({ id, issuer }) => id === wanted.id && (wanted.issuer === undefined || issuer === wanted.issuer),
  );
}

/** The same person, listed by two archives, is still one: same numbers, and nothing that tells two people apart. */
function distinct(patients: readonly RegisteredPatient[]): readonly RegisteredPatient[] {
  return patients.filter(
    (patient, index) => !patients.slice(0, index).some((earlier) => isSamePerson(earlier, patient)),
  );
}

function isSamePerson(one: RegisteredPatient, other: RegisteredPatient): boolean {
  if (one.key === other.key) return true;
  const sharesNumber = one.identifiers.some((a) =>
    other.identifiers.some((b) => a.issuer !== undefined && a.id === b.id && a.issuer === b.issuer),
  );
  const contradicts = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a !== b;
  return sharesNumber && !contradicts(one.birthDate, other.birthDate) && !contradicts(one.sex, other.sex);
}
