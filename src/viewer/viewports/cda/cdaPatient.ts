import { type PatientIdentity } from '#dicom/patient.ts';
import { comparePatients } from '#dicom/patientGuard.ts';
import { type CdaDocument } from './cdaDocument.ts';

export type CdaPatientVerdict = 'same' | 'name-differs' | 'unconfirmed' | 'other';

/**
 * Is the document about the patient whose record is open? Numbers from systems that the record does not use say nothing for or against;
 * of several patients in one document (recordTarget may be repeated) the worst verdict counts.
 */
export function compareCdaPatient(bound: PatientIdentity, { patients }: CdaDocument): CdaPatientVerdict {
  const issuers = new Set(bound.identifiers.map(({ issuer }) => issuer));
  const verdicts = patients.map(({ identity }): CdaPatientVerdict => {
    const identifiers = identity.identifiers.filter(
      ({ issuer }) => issuer !== undefined && issuers.has(issuer),
    );
    const verdict = comparePatients(bound, { ...identity, identifiers });
    switch (verdict.verdict) {
      case 'refused':
        return 'other';
      case 'unconfirmed':
        return 'unconfirmed';
      case 'same':
        return verdict.nameDiffers ? 'name-differs' : 'same';
    }
  });
  const worst = (['other', 'unconfirmed', 'name-differs'] as const).find((one) => verdicts.includes(one));
  return verdicts.length === 0 ? 'unconfirmed' : (worst ?? 'same');
}
