import { createHash } from 'node:crypto';
import * as v from 'valibot';

import { type Dataset, type Element } from '#dicom/dataset.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';

import { type DocumentReference, filled, type HumanName, Patient } from './documentReference.ts';
import { type FoundDocument } from './findDocuments.ts';

type Kind = 'study' | 'series' | 'instance';

interface Kept {
  readonly document: DocumentReference;
  readonly archiveId: string;
}

/**
 * A document has no DICOM identity, and everything here goes by one: its UIDs are made under 2.25 (PS3.5 B.2) from its own unique id
 * (masterIdentifier, the XDS uniqueId), so that they are the same from day to day and for a document that lies in two archives. One that has
 * none is known by its resource's id at this archive alone. Undefined where it has neither.
 */
export function documentUid({ document, archiveId }: Kept, kind: Kind, part = 0): string | undefined {
  const { masterIdentifier, id } = document;
  const own = filled(masterIdentifier?.value)
    ? ['masterIdentifier', masterIdentifier.system ?? '', masterIdentifier.value]
    : filled(id)
      ? ['resource', archiveId, id]
      : undefined;
  return own === undefined ? undefined : derivedUid(['lysbilde mhd', ...own, kind, String(part)]);
}

/** The first 128 bits of SHA-256, shaped as a version 8 UUID. */
function derivedUid(parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\0')).digest().subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${digest.toString('hex')}`)}`;
}

/** A register's identifier; one without a value is none. */
interface Number {
  readonly id: string;
  readonly issuer?: string;
}

/**
 * Whose the document says it is, as the patient guard reads it. The subject's own number comes first; the numbers of the Patient it refers
 * to are aliases. Name, birth date and sex come from that Patient, else from what the source wrote of its patient.
 */
export function patientAttributes({ document, patient }: FoundDocument): Dataset {
  const { subject, context } = document;
  const register = patient ?? containedPatient(document, subject?.reference);
  const described = register ?? containedPatient(document, context?.sourcePatientInfo?.reference);
  const [own, ...aliases] = [
    numberOf(subject?.identifier),
    ...(register?.identifier ?? []).map((identifier) => numberOf(identifier)),
  ].filter((number) => number !== undefined);
  const name = nameOf(described?.name);
  const birthDate = described?.birthDate?.replaceAll('-', '');
  const sex = sexOf(described?.gender);
  return {
    ...(own === undefined ? {} : identifierAttributes(own)),
    ...(aliases.length === 0
      ? {}
      : { [Tag.otherPatientIdsSequence]: { vr: 'SQ', Value: aliases.map(identifierAttributes) } }),
    ...(name === undefined ? {} : { [Tag.patientName]: { vr: 'PN', Value: [{ Alphabetic: name }] } }),
    ...(filled(birthDate) ? { [Tag.patientBirthDate]: { vr: 'DA', Value: [birthDate] } } : {}),
    ...(sex === undefined ? {} : { [Tag.patientSex]: { vr: 'CS', Value: [sex] } }),
  };
}

function identifierAttributes({ id, issuer }: Number): Readonly<Record<string, Element>> {
  return {
    [Tag.patientId]: { vr: 'LO', Value: [id] },
    ...(issuer === undefined ? {} : { [Tag.issuerOfPatientId]: { vr: 'LO', Value: [issuer] } }),
  };
}

function numberOf(
  identifier: { readonly system?: string | undefined; readonly value?: string | undefined } | undefined,
): Number | undefined {
  const value = identifier?.value;
  if (!filled(value)) return undefined;
  return { id: value.trim(), ...optional('issuer', identifier?.system) };
}

function containedPatient(document: DocumentReference, reference: string | undefined): Patient | undefined {
  if (reference === undefined || !reference.startsWith('#')) return undefined;
  return document.contained
    .map((resource) => v.safeParse(Patient, resource))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .find(({ id }) => id === reference.slice(1));
}

/** `family^given`; a name that is one text only says nothing of which part is which, and is not compared. */
function nameOf(names: readonly HumanName[] | undefined): string | undefined {
  const name = names?.find(({ family }) => filled(family));
  return name === undefined ? undefined : [name.family, name.given.join(' ')].join('^');
}

function sexOf(gender: string | undefined): string | undefined {
  return gender === 'male' ? 'M' : gender === 'female' ? 'F' : gender === 'other' ? 'O' : undefined;
}
