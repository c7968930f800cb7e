import { derivedUid } from './derivedUid.ts';
import { grouped } from './grouped.ts';

/** Whom an object belongs to, as the archive tells it. */
export interface PatientKey {
  readonly id: string;
  /** As the object says it; undefined where it names none. */
  readonly issuer?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly name?: string;
  /** The object has no Patient ID; `id` and `issuer` are the archive's own. */
  readonly unnamed?: true;
}

interface Belonging {
  readonly study: string;
  readonly patient: PatientKey;
}

/**
 * Study Instance UIDs for the objects whose study says that it belongs to several patients: one derived UID per patient.
 * A study of one patient with some objects that name nobody keeps its UID, and only the nameless ones are moved.
 */
export function splitByPatient<T extends Belonging>(objects: readonly T[]): ReadonlyMap<T, string> {
  const studies = grouped(objects, ({ study }) => study);
  const moved = new Map<T, string>();
  for (const [study, members] of studies) {
    const groups = groupsOf(members);
    const named = groups.filter(({ patient }) => patient.unnamed !== true);
    for (const { patient, members: group } of groups.length > 1 ? groups : []) {
      if (named.length === 1 && patient.unnamed !== true) continue;
      const uid = derivedUid('study', study, ...keyOf(patient));
      for (const object of group) moved.set(object, uid);
    }
  }
  return moved;
}

interface Group<T> {
  readonly patient: PatientKey;
  readonly members: readonly T[];
}

/** Members of one patient each: equal identifiers, and neither birth date nor sex contradicting. The fullest identities go first. */
function groupsOf<T extends Belonging>(members: readonly T[]): readonly Group<T>[] {
  const byKey = grouped(members, ({ patient }) => keyOf(patient).join('\0'));
  const fullestFirst = [...byKey.values()]
    .map((alike) => ({ patient: alike[0].patient, members: alike }))
    .sort((a, b) => said(b.patient) - said(a.patient));
  const groups: { patient: PatientKey; members: T[] }[] = [];
  for (const candidate of fullestFirst) {
    const fitting = groups.filter(({ patient }) => agree(patient, candidate.patient));
    // One that fits two contradicting patients could be either's, and joins neither.
    if (fitting.length === 1) fitting[0]?.members.push(...candidate.members);
    else groups.push({ patient: candidate.patient, members: [...candidate.members] });
  }
  return groups;
}

function keyOf(patient: PatientKey): readonly string[] {
  return [patient.id, patient.issuer ?? '', patient.birthDate ?? '', patient.sex ?? ''];
}

const said = (patient: PatientKey) => keyOf(patient).filter((value) => value !== '').length;

function agree(a: PatientKey, b: PatientKey): boolean {
  const compatible = (x: string | undefined, y: string | undefined) =>
    x === undefined || y === undefined || x === y;
  return (
    a.id === b.id && a.issuer === b.issuer && compatible(a.birthDate, b.birthDate) && compatible(a.sex, b.sex)
  );
}
