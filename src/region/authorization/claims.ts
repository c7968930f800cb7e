import { type Launch } from '#region/register/launch.ts';
import { decisionSystem } from '#region/register/decisions.ts';
import { type SamplePractitioner } from '#region/samples/people.ts';

/** The names of the claims, as DIPS writes them. */
export const launchClaims = [
  'hpr-nummer',
  'dips-firstname',
  'dips-lastname',
  'dips-userroleid',
  'dips-userrolename',
  'dips-userrolehospital',
  'dips-userroledepartment',
  'dips-audit-corr-id',
  'dips-ticket',
] as const;

/** What an id_token says of who opened the viewer. `launch` is absent where a token has outlived its grant. */
export function claimsOf(
  practitioner: SamplePractitioner,
  { fhirUrl, launch, ticket }: { fhirUrl: string; launch: Launch | undefined; ticket: string | undefined },
): Record<string, string> {
  return {
    sub: practitioner.key,
    name: `${practitioner.family} ${practitioner.given}`,
    family_name: practitioner.family,
    given_name: practitioner.given,
    fhirUser: `${fhirUrl}/Practitioner/${practitioner.key}`,
    'hpr-nummer': practitioner.hprNumber,
    'dips-firstname': practitioner.given,
    'dips-lastname': practitioner.family,
    'dips-userroleid': practitioner.key,
    'dips-userrolename': practitioner.role,
    'dips-userrolehospital': practitioner.organisationNumber,
    'dips-userroledepartment': practitioner.department,
    ...(launch === undefined ? {} : { 'dips-audit-corr-id': launch.correlationId }),
    ...(ticket === undefined ? {} : { 'dips-ticket': ticket }),
  };
}

/**
 * What stands beside the access token (SMART App Launch 2.2, «Launch context arrives with your access_token»). `decision` is this
 * region's own parameter: the record's reason for access.
 */
export function tokenParameters(launch: Launch): Record<string, unknown> {
  const { decision } = launch;
  return {
    patient: launch.patient.key,
    ...(launch.encounterId === undefined ? {} : { encounter: launch.encounterId }),
    ...(launch.studyInstanceUids.length === 0
      ? {}
      : { fhirContext: launch.studyInstanceUids.map((uid) => ({ reference: `ImagingStudy/${uid}` })) }),
    need_patient_banner: true,
    decision: {
      system: decisionSystem,
      code: decision.code,
      display: decision.display,
      purposeOfUse: decision.purposeOfUse,
      selfAuthorised: decision.selfAuthorised,
    },
  };
}
