import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Dataset, text, texts } from '#dicom/dataset.ts';
import { bareIssuer, parsePatientIdentity, type PatientIdentifier } from '#dicom/patient.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { type ArchiveConfig } from '#gateway/config/archiveConfig.ts';

import { openArchive } from './archive.ts';
import { studyFields } from './patientStudies.ts';
import { queryAll } from './qido.ts';

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

export interface ArchivePatients {
  readonly patients: readonly ArchivePatient[];
  /** The archive holds more studies than were read. */
  readonly more: boolean;
}

/** Every distinct patient (identifier, name, birth date, sex) of an archive, most studies first. Throws Refusal when it cannot be read. */
export async function listPatients(config: ArchiveConfig): Promise<ArchivePatients> {
  const folder = mkdtempSync(join(tmpdir(), 'lysbilde-patients-'));
  const archive = openArchive(config, folder);
  try {
    const { rows, more } = await queryAll(archive, {
      path: 'studies',
      keys: [],
      fields: studyFields,
      uid: Tag.studyInstanceUid,
      most: 20_000,
    });
    return { patients: patientsOf(rows, config), more };
  } finally {
    await archive.connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function patientsOf(rows: readonly Dataset[], config: ArchiveConfig): readonly ArchivePatient[] {
  const patients = new Map<string, ArchivePatient>();
  for (const row of rows) {
    const patient = patientOf(row, config);
    const { studies: _one, modalities, ...identity } = patient;
    const key = JSON.stringify(identity);
    const known = patients.get(key);
    patients.set(key, {
      ...identity,
      studies: (known?.studies ?? 0) + 1,
      modalities: [...new Set([...(known?.modalities ?? []), ...modalities])].sort(),
    });
  }
  return [...patients.values()].sort((a, b) => b.studies - a.studies);
}

function patientOf(row: Dataset, config: ArchiveConfig): ArchivePatient {
  const { identifiers, birthDate, sex, name } = parsePatientIdentity(row);
  const [own] = identifiers;
  const issuer =
    own?.issuer ?? (config.defaultIssuer === undefined ? undefined : bareIssuer(config.defaultIssuer));
  const modalities = texts(row, Tag.modalitiesInStudy);
  const single = text(row, Tag.modality);
  return {
    ...(own === undefined ? {} : { identifier: { id: own.id, ...optional('issuer', issuer) } }),
    ...optional('name', name),
    ...optional('birthDate', birthDate),
    ...optional('sex', sex),
    studies: 1,
    modalities: modalities.length > 0 || single === undefined ? modalities : [single],
  };
}
