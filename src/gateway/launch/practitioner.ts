import * as v from 'valibot';

import { bareIssuer } from '#dicom/patient.ts';
import { type ViewingContext } from '#gateway/gate.ts';

import { type LaunchClaims } from './tokenContext.ts';

const hprOid = '2.16.578.1.12.4.1.4.4';

export const FhirPractitioner = v.object({
  resourceType: v.literal('Practitioner'),
  identifier: v.optional(
    v.array(v.object({ system: v.optional(v.string()), value: v.optional(v.string()) })),
    [],
  ),
  name: v.optional(
    v.array(
      v.object({
        text: v.optional(v.string()),
        family: v.optional(v.string()),
        given: v.optional(v.array(v.string())),
      }),
    ),
    [],
  ),
});
export type FhirPractitioner = v.InferOutput<typeof FhirPractitioner>;

const Named = v.object({ display: v.optional(v.string()) });
export const FhirPractitionerRole = v.object({
  resourceType: v.literal('PractitionerRole'),
  practitioner: v.optional(v.object({ reference: v.optional(v.string()) })),
  organization: v.optional(Named),
  code: v.optional(v.array(v.object({ text: v.optional(v.string()) })), []),
  location: v.optional(v.array(Named), []),
});
export type FhirPractitionerRole = v.InferOutput<typeof FhirPractitionerRole>;

export interface PractitionerSources {
  readonly claims: LaunchClaims;
  readonly practitioner?: FhirPractitioner | undefined;
  readonly role?: FhirPractitionerRole | undefined;
}

/** Who is looking, from the id_token first (it is of this log-in) and the record's register second. */
export function principalOf(
  sources: PractitionerSources,
): Pick<ViewingContext, 'principal' | 'principalIdentifier'> {
  const { claims, practitioner, role } = sources;
  const person = practitioner?.name[0];
  const parts = [...(person?.given ?? []), person?.family ?? ''].filter((part) => part !== '').join(' ');
  const title = claims['dips-userrolename'] ?? role?.code[0]?.text;
  const department = claims['dips-userroledepartment'] ?? role?.location[0]?.display;
  const organisation = role?.organization?.display;
  return {
    principal: {
      kind: 'clinician',
      name: claims.name ?? person?.text ?? (parts === '' ? 'Uten navn' : parts),
      ...(title === undefined ? {} : { role: title }),
      ...(department === undefined ? {} : { department }),
      ...(organisation === undefined ? {} : { organisation }),
    },
    principalIdentifier: identifierOf(sources),
  };
}

/** HPR number where there is one; else the issuer's own subject, so that the journal always has someone. */
function identifierOf({ claims, practitioner }: PractitionerSources) {
  const registered = practitioner?.identifier.find(
    ({ system }) => bareIssuer(system ?? '') === hprOid,
  )?.value;
  const hpr = claims['hpr-nummer'] ?? registered;
  return hpr === undefined
    ? { system: 'urn:lysbilde:subject', value: claims.sub }
    : { system: hprOid, value: hpr };
}
