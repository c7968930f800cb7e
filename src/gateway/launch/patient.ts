import * as v from 'valibot';

import { bareIssuer } from '#dicom/patient.ts';
import { type BoundPatient } from '#protocol/session.ts';

import { nationalNumberOf } from './nationalNumber.ts';

const Name = v.object({
  use: v.optional(v.string()),
  text: v.optional(v.string()),
  family: v.optional(v.string()),
  given: v.optional(v.array(v.string())),
});
type Name = v.InferOutput<typeof Name>;

/** What we read of a FHIR R4 Patient. */
export const FhirPatient = v.object({
  resourceType: v.literal('Patient'),
  id: v.string(),
  meta: v.optional(v.object({ security: v.optional(v.array(v.object({ code: v.optional(v.string()) }))) })),
  identifier: v.optional(
    v.array(v.object({ system: v.optional(v.string()), value: v.optional(v.string()) })),
    [],
  ),
  name: v.optional(v.array(Name), []),
  gender: v.optional(v.string()),
  birthDate: v.optional(v.string()),
  link: v.optional(
    v.array(v.object({ other: v.object({ reference: v.optional(v.string()) }), type: v.string() })),
    [],
  ),
});
export type FhirPatient = v.InferOutput<typeof FhirPatient>;

const sexes: Readonly<Record<string, 'M' | 'F' | 'O' | 'U'>> = {
  male: 'M',
  female: 'F',
  other: 'O',
  unknown: 'U',
};

/** Codes of confidential address and of restricted records (v3-Confidentiality). */
const confidential = new Set(['R', 'V', 'SPSF', 'SPFO', '6', '7']);

/**
 * Whom the context is bound to: every identifier of the record's Patient and of those it is linked to (FHIR Patient.link: the same
 * person under another number). Name, birth date and sex are the launched Patient's alone.
 */
export function bindPatient(patient: FhirPatient, linked: readonly FhirPatient[]): BoundPatient {
  const identifiers = distinct([patient, ...linked].flatMap(identifiersOf));
  const name = patient.name.find(({ use }) => use === 'official') ?? patient.name.find(isCurrent);
  const national = nationalNumberOf(identifiers);
  const sex = patient.gender === undefined ? undefined : sexes[patient.gender];
  const dicomName = name === undefined ? undefined : dicomNameOf(name);
  return {
    identifiers,
    displayName: displayNameOf(name),
    ...(dicomName === undefined ? {} : { dicomName }),
    ...(patient.birthDate === undefined ? {} : { birthDate: patient.birthDate.replaceAll('-', '') }),
    ...(sex === undefined ? {} : { sex }),
    ...(national === undefined ? {} : { nationalNumber: national.number }),
    isTestNumber: national?.isTest ?? false,
    isConfidential: (patient.meta?.security ?? []).some(({ code }) => confidential.has(code ?? '')),
  };
}

function identifiersOf({ identifier }: FhirPatient): BoundPatient['identifiers'] {
  return identifier.flatMap(({ system, value }) => {
    const id = value?.trim() ?? '';
    if (id === '') return [];
    return [system === undefined ? { id } : { id, issuer: bareIssuer(system) }];
  });
}

function distinct(identifiers: BoundPatient['identifiers']): BoundPatient['identifiers'] {
  return [...new Map(identifiers.map((each) => [`${each.issuer ?? ''}|${each.id}`, each])).values()];
}

const isCurrent = ({ use }: Name) => use !== 'old' && use !== 'maiden';

/** As the record writes it whole; put together from its parts only where it does not. */
function displayNameOf(name: Name | undefined): string {
  if (name === undefined) return 'Uten navn';
  const parts = [...(name.given ?? []), name.family ?? ''].filter((part) => part !== '').join(' ');
  return [name.text ?? '', parts].find((candidate) => candidate !== '') ?? 'Uten navn';
}

function dicomNameOf({ family, given }: Name): string | undefined {
  if (family === undefined && given === undefined) return undefined;
  return `${family ?? ''}^${(given ?? []).join(' ')}`;
}
