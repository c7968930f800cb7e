import { type PatientIdentifier } from '#dicom/patient.ts';

/** One patient as an archive's own objects tell of them. */
export interface ArchivePatient {
  /** Absent for objects without Patient ID of an archive that gives them none: listed, but no launch can name them. */
  readonly identifier?: PatientIdentifier;
  /** `family^given` */
  readonly name?: string;
  /** `YYYYMMDD` or shorter. */
  readonly birthDate?: string;
  readonly sex?: string;
  /** The entry of the objects that name no patient; `identifier` is then one that the archive made up for them. */
  readonly withoutPatientId?: true;
  readonly studies: number;
}

export type ExternalPatients =
  | { readonly kind: 'listed'; readonly patients: readonly ArchivePatient[]; readonly more: boolean }
  | { readonly kind: 'missing'; readonly why: string };
