import * as v from 'valibot';

import { isStudyInstanceUid } from '#dicom/uid.ts';
import { Decision } from '#protocol/session.ts';

const Reference = v.object({
  reference: v.optional(v.string()),
  identifier: v.optional(v.object({ system: v.optional(v.string()), value: v.optional(v.string()) })),
});

const optionalText = v.fallback(v.optional(v.string()), undefined);

/** What a SMART token answer tells beside the tokens. Only `patient` is needed; the rest is read where it is well formed. */
export const TokenContext = v.object({
  patient: v.pipe(v.string(), v.regex(/^[A-Za-z0-9\-.]{1,64}$/)),
  fhirContext: v.fallback(v.optional(v.array(Reference), []), []),
  need_patient_banner: v.fallback(v.optional(v.boolean(), true), true),
  decision: v.optional(v.unknown()),
});
export type TokenContext = v.InferOutput<typeof TokenContext>;

/** Claims of an id_token, in DIPS's names and the usual ones. */
export const LaunchClaims = v.object({
  sub: v.string(),
  name: optionalText,
  fhirUser: optionalText,
  'hpr-nummer': optionalText,
  'dips-userrolename': optionalText,
  'dips-userroledepartment': optionalText,
  'dips-audit-corr-id': optionalText,
  decision: v.optional(v.unknown()),
});
export type LaunchClaims = v.InferOutput<typeof LaunchClaims>;

/** The record's decision, if it passed one that can be read whole. A half one is none: the reason for a look is never invented. */
export function decisionOf(token: TokenContext, claims: LaunchClaims): Decision | undefined {
  for (const candidate of [token.decision, claims.decision]) {
    const parsed = v.safeParse(Decision, candidate);
    if (parsed.success) return parsed.output;
  }
  return undefined;
}

/** Studies the record asks for, most wanted first: by identifier, or by a reference whose id is the UID itself. */
export function studyHints({ fhirContext }: TokenContext): readonly string[] {
  return fhirContext.flatMap((context) => studyUidOf(context) ?? []);
}

/** Of a reference to an ImagingStudy. An id such as `17` would pass as a UID too; a real one has three components at least (`2.25.…`). */
export function studyUidOf({ reference, identifier }: v.InferOutput<typeof Reference>): string | undefined {
  const isNamed = identifier?.system === 'urn:dicom:uid';
  const uid = isNamed
    ? identifier.value?.replace(/^urn:oid:/, '')
    : /(?:^|\/)ImagingStudy\/(\d+(?:\.\d+){2,})$/.exec(reference ?? '')?.[1];
  return isStudyInstanceUid(uid) ? uid : undefined;
}
