import { Refusal } from '#gateway/gate.ts';
import { type BoundPatient } from '#protocol/session.ts';

import { type FhirReader } from './fhir.ts';
import { bindPatient, FhirPatient } from './patient.ts';

/**
 * The patient of a launch, bound by the numbers of the record's Patient and of those it is linked to. A link that leaves the record's own base is
 * not followed, since the token is the record's; one that cannot be read is counted like it. Throws Refusal where the Patient itself cannot be had.
 */
export async function patientOf(fhir: FhirReader, id: string): Promise<BoundPatient> {
  const patient = await fhir.read(`Patient/${id}`, FhirPatient);
  if (patient.id !== id) throw new Refusal(502, 'archive-malformed', { detail: 'FHIR gave another Patient' });
  const links = patient.link.filter(({ other }) => !isRelative(other.reference));
  const answers = await Promise.all(links.map(({ other }) => linked(fhir, other.reference)));
  const found = answers.filter((each) => each !== undefined);
  const bound = bindPatient(patient, found);
  const unreadLinks = links.length - found.length;
  return unreadLinks === 0 ? bound : { ...bound, unreadLinks };
}

/** The patient as someone's mother or guardian: no number of theirs is there. */
function isRelative(reference: string | undefined): boolean {
  return reference !== undefined && /(^|\/)RelatedPerson\//.test(reference);
}

/** Undefined for what is elsewhere, not there, not to be read, or no Patient; a record that fails is a failed launch. */
async function linked(fhir: FhirReader, reference: string | undefined): Promise<FhirPatient | undefined> {
  if (reference === undefined || !fhir.holds(reference)) return undefined;
  try {
    return await fhir.read(reference, FhirPatient);
  } catch (error) {
    const isUnread =
      error instanceof Refusal && (error.status === 404 || error.problem === 'archive-malformed');
    if (isUnread) return undefined;
    throw error;
  }
}
