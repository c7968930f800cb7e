import { type Dataset, type Element, has, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { grouped } from './grouped.ts';
import { type IdenticalFile, identify, type ServedFile } from './identities.ts';
import { seriesTags, studyTags } from './queryTags.ts';
import { readFolder, type UnreadableFile } from './readFolder.ts';
import { type PatientKey } from './splitByPatient.ts';

export interface IndexedSeries {
  readonly seriesInstanceUid: string;
  readonly dataset: Dataset;
  readonly instances: ReadonlyMap<string, ServedFile>;
}

export interface IndexedStudy {
  readonly studyInstanceUid: string;
  readonly patient: PatientKey;
  readonly modalities: readonly string[];
  readonly numberOfInstances: number;
  readonly dataset: Dataset;
  readonly series: ReadonlyMap<string, IndexedSeries>;
}

/** A person as the archive knows them: one entry per distinct identifier, issuer, birth date and sex. */
export interface ArchivePatient {
  readonly patientId: string;
  /** As the objects say it; undefined where they name none (the archive's default issuer then holds). */
  readonly issuer?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  /** `Family^Given` of the first study that has it. */
  readonly name?: string;
  /** The entry of the objects that name no patient. */
  readonly withoutPatientId?: true;
  readonly numberOfStudies: number;
  readonly numberOfInstances: number;
  readonly modalities: readonly string[];
}

export interface ArchiveIndex {
  readonly studies: ReadonlyMap<string, IndexedStudy>;
  readonly unreadable: readonly UnreadableFile[];
  readonly identical: readonly IdenticalFile[];
}

export async function indexFolder(folder: string, defaultIssuer: string): Promise<ArchiveIndex> {
  const { stored, unreadable } = await readFolder(folder);
  const { served, identical } = identify(stored, defaultIssuer);
  const studies = [...grouped(served, ({ studyInstanceUid }) => studyInstanceUid)].map(
    ([uid, files]): [string, IndexedStudy] => [uid, studyOf(uid, files)],
  );
  return { studies: new Map(studies), unreadable, identical };
}

export function patientsOf(index: ArchiveIndex): readonly ArchivePatient[] {
  const byKey = grouped(index.studies.values(), ({ patient }) =>
    [patient.id, patient.issuer, patient.birthDate, patient.sex].join('\0'),
  );
  return [...byKey.values()].map((studies) => {
    const { id, issuer, birthDate, sex, unnamed } = studies[0].patient;
    const name = studies.find(({ patient }) => patient.name !== undefined)?.patient.name;
    return {
      patientId: id,
      ...(issuer === undefined ? {} : { issuer }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(sex === undefined ? {} : { sex }),
      ...(unnamed === true || name === undefined ? {} : { name }),
      ...(unnamed === true ? { withoutPatientId: true as const } : {}),
      numberOfStudies: studies.length,
      numberOfInstances: studies.reduce((sum, study) => sum + study.numberOfInstances, 0),
      modalities: [...new Set(studies.flatMap(({ modalities }) => modalities))].sort(),
    };
  });
}

function studyOf(studyInstanceUid: string, files: readonly [ServedFile, ...ServedFile[]]): IndexedStudy {
  const series = [...grouped(files, ({ seriesInstanceUid }) => seriesInstanceUid)].map(
    ([uid, members]): [string, IndexedSeries] => [
      uid,
      {
        seriesInstanceUid: uid,
        dataset: firstValues(members, seriesTags),
        instances: new Map(members.map((file) => [file.sopInstanceUid, file])),
      },
    ],
  );
  const modalities = files
    .map(({ dataset }) => text(dataset, Tag.modality))
    .filter((value) => value !== undefined);
  return {
    studyInstanceUid,
    patient: fullest(files),
    modalities: [...new Set(modalities)].sort(),
    numberOfInstances: files.length,
    dataset: firstValues(files, studyTags),
    series: new Map(series),
  };
}

/** The objects of one study agree on whose it is, but not all of them say everything. */
function fullest(files: readonly [ServedFile, ...ServedFile[]]): PatientKey {
  return files.map(({ patient }) => patient).reduceRight((said, patient) => ({ ...said, ...patient }));
}

/** A study's or series' attribute is that of its first object that has a value for it. */
function firstValues(files: readonly ServedFile[], tags: readonly string[]): Dataset {
  const found: Record<string, Element> = {};
  for (const tag of tags) {
    const holder =
      files.find(({ dataset }) => has(dataset, tag)) ?? files.find(({ dataset }) => dataset[tag]);
    const element = holder?.dataset[tag];
    if (element !== undefined) found[tag] = element;
  }
  return found;
}
