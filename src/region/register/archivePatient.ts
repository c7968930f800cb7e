import { type PatientIdentifier } from '#dicom/patient.ts';

/** One patient as an archive's own objects tell of them. */
export interface ArchivePatient {
  /** Absent for objects without Patient ID: such an entry is listed as «Uten pasient-ID», and cannot be opened. */
  readonly identifier?: PatientIdentifier;
  /** `family^given` */
  readonly name?: string;
  /** `YYYYMMDD` or shorter. */
  readonly birthDate?: string;
  readonly sex?: string;
  readonly studies: number;
}

export type ExternalPatients =
  | { readonly kind: 'listed'; readonly patients: readonly ArchivePatient[]; readonly more: boolean }
  | { readonly kind: 'missing'; readonly why: string };
