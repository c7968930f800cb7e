import { createHash } from 'node:crypto';

import { bareIssuer, type PatientIdentifier } from '#dicom/patient.ts';
import { type SamplePatient } from '#region/samples/people.ts';
import { type ArchivePatient } from './archivePatient.ts';
import { decisionOf, type Decision } from './decisions.ts';

/** A patient of the record: known to the region, or known only from an added archive's images. */
export interface RegisteredPatient {
  /** The page's own key and the id of the FHIR Patient. */
  readonly key: string;
  readonly identifiers: readonly PatientIdentifier[];
  readonly family?: string;
  readonly given?: string;
  /** `YYYYMMDD` or shorter. */
  readonly birthDate?: string;
  readonly sex?: 'M' | 'F' | 'O';
  readonly decision: Decision;
  readonly story?: string;
  readonly ward?: string;
  /** Set for a patient who is known from this archive alone. */
  readonly archive?: {
    readonly archiveId: string;
    readonly name: string;
    readonly studies: number;
    /** Objects that name nobody, gathered under one entry. */
    readonly withoutPatientId: boolean;
  };
}

export function samplePatientOfRecord(patient: SamplePatient): RegisteredPatient {
  return {
    key: patient.key,
    identifiers: patient.identifiers.map(({ system, value }) => ({ id: value, issuer: bareIssuer(system) })),
    family: patient.family,
    given: patient.given,
    birthDate: patient.birthDate.replaceAll('-', ''),
    sex: patient.sex,
    decision: patient.decision,
    story: patient.story,
    ward: patient.ward,
  };
}

export interface KnownArchive {
  readonly archiveId: string;
  readonly name: string;
  readonly defaultIssuer?: string;
}

/** Nothing in a folder of images tells why someone may see them: the health worker answers for it. */
const archiveDecision: Decision = decisionOf('TILSYN') ?? {
  code: 'TILSYN',
  display: 'Tilsyn for annen avdeling',
  purposeOfUse: 'COC',
  selfAuthorised: true,
};

export function archivePatientOfRecord(patient: ArchivePatient, archive: KnownArchive): RegisteredPatient {
  const identifier = issued(patient.identifier, archive.defaultIssuer);
  const [family, ...others] = (patient.name ?? '').split('^').map((part) => part.trim());
  // PN components 2 and 3, given and middle names; prefix and suffix are not names.
  const given = others.slice(0, 2).join(' ').trim();
  const sex = patient.sex?.toUpperCase();
  return {
    key: archiveKey(patient, archive, identifier),
    identifiers: identifier === undefined ? [] : [identifier],
    ...(family === undefined || family === '' ? {} : { family }),
    ...(given === '' ? {} : { given }),
    ...(patient.birthDate === undefined ? {} : { birthDate: patient.birthDate.replace(/\D/g, '') }),
    ...(sex === 'M' || sex === 'F' || sex === 'O' ? { sex } : {}),
    decision: archiveDecision,
    archive: {
      archiveId: archive.archiveId,
      name: archive.name,
      studies: patient.studies,
      withoutPatientId: identifier === undefined || patient.withoutPatientId === true,
    },
  };
}

function issued(
  identifier: PatientIdentifier | undefined,
  defaultIssuer: string | undefined,
): PatientIdentifier | undefined {
  if (identifier === undefined) return undefined;
  const issuer = identifier.issuer === undefined ? defaultIssuer : bareIssuer(identifier.issuer);
  return issuer === undefined ? { id: identifier.id } : { id: identifier.id, issuer };
}

/** The same from start to start, and fit for a FHIR id: letters, digits, `-` and `.`, at most 64. */
function archiveKey(
  patient: ArchivePatient,
  archive: KnownArchive,
  identifier: PatientIdentifier | undefined,
): string {
  const identity = JSON.stringify([identifier?.id, identifier?.issuer, patient.birthDate, patient.sex]);
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return `${archive.archiveId.slice(0, 40)}.${digest}`;
}

/** The record's own patients as it writes them, family name first; others as people write their names. */
export function displayName(patient: RegisteredPatient): string {
  const parts = [patient.family, patient.given].filter((part) => part !== undefined);
  const ordered = patient.archive === undefined ? parts : parts.toReversed();
  if (patient.archive?.withoutPatientId === true) return 'Uten pasient-ID';
  return ordered.length === 0 ? 'Uten navn' : ordered.join(' ');
}
