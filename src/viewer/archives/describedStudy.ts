import { type Study } from '#dicom/study.ts';
import { type Report } from '#protocol/report.ts';

/** Whether a report is about a study: by what both are called, perhaps, or not. */
export type Match = 'certain' | 'possible' | 'none';

/**
 * By Study Instance UID where the report names any; else by accession number, which is one study's only together with who issued it (PS3.3
 * C.7.3.1). Where one of them does not say who, another hospital may have given another study of the patient the same number.
 */
export function describes(
  { studyInstanceUids, accessions }: Pick<Report, 'studyInstanceUids' | 'accessions'>,
  { studyInstanceUid, accession }: Pick<Study, 'studyInstanceUid' | 'accession'>,
): Match {
  if (studyInstanceUids.length > 0) return studyInstanceUids.includes(studyInstanceUid) ? 'certain' : 'none';
  if (accession === undefined) return 'none';
  const matches = accessions
    .filter(({ id }) => id === accession.id)
    .map(({ issuer }) => issuers(issuer, accession.issuer));
  return (['certain', 'possible'] as const).find((match) => matches.includes(match)) ?? 'none';
}

/** Two OIDs are two issuers; what else they are called may be two names of one. */
function issuers(a: string | undefined, b: string | undefined): Match {
  if (a === undefined || b === undefined) return 'possible';
  if (a === b) return 'certain';
  return isOid(a) && isOid(b) ? 'none' : 'possible';
}

function isOid(issuer: string): boolean {
  return /^[0-2](\.\d+)+$/.test(issuer);
}
