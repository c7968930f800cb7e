import { type Dataset, number, parseDatasets, text, texts } from '#dicom/dataset.ts';
import { comparePatients } from '#dicom/patientGuard.ts';
import { parsePatientIdentity } from '#dicom/patient.ts';
import { Tag } from '#dicom/tag.ts';
import { isUid } from '#dicom/uid.ts';
import { type RegisteredPatient } from '#region/register/patients.ts';
import { accessionType, fhirDate, type Resource, studyIdentifier } from './resources.ts';

export interface IndexedArchive {
  readonly archiveId: string;
  readonly name: string;
  readonly url: string;
  readonly defaultIssuer?: string;
}

/** Each archive has answered or is missing; a search never passes off the one for the other. */
export interface ImagingStudies {
  readonly studies: readonly Resource[];
  readonly missing: readonly IndexedArchive[];
}

/** The patient's studies in every archive of the region, as ImagingStudy; the same study in two archives is one. */
export async function imagingStudiesOf(
  patient: RegisteredPatient,
  archives: readonly IndexedArchive[],
): Promise<ImagingStudies> {
  const answers = await Promise.all(
    archives.map(async (archive) => {
      try {
        return { archive, rows: await rowsOf(patient, archive) };
      } catch {
        return { archive, rows: undefined };
      }
    }),
  );
  const studies = new Map<string, Resource>();
  for (const row of answers.flatMap(({ rows }) => rows ?? [])) {
    const study = imagingStudyResource(row, patient.key);
    if (study !== undefined && !studies.has(study.id)) studies.set(study.id, study);
  }
  return {
    studies: [...studies.values()],
    missing: answers.filter(({ rows }) => rows === undefined).map(({ archive }) => archive),
  };
}

const pageSize = 50;
/** Pages after which an archive that never comes to an end is given up as missing. */
const mostPages = 200;

async function rowsOf(patient: RegisteredPatient, archive: IndexedArchive): Promise<readonly Dataset[]> {
  const rows: Dataset[] = [];
  for (const { id } of patient.identifiers) {
    rows.push(...(await pagesOf(archive, id)));
  }
  return rows.filter((row) => {
    const settings = archive.defaultIssuer === undefined ? {} : { defaultIssuer: archive.defaultIssuer };
    return comparePatients(patient, parsePatientIdentity(row), settings).verdict === 'same';
  });
}

async function pagesOf(archive: IndexedArchive, patientId: string): Promise<readonly Dataset[]> {
  const rows: Dataset[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const url = new URL(`${archive.url}/studies`);
    url.search = new URLSearchParams({
      PatientID: patientId,
      limit: String(pageSize),
      offset: String(rows.length),
      includefield: 'StudyDescription',
    }).toString();
    const response = await fetch(url, {
      headers: { accept: 'application/dicom+json' },
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 204) return rows;
    if (!response.ok) throw new Error(`${archive.archiveId} answered ${response.status}`);
    const found = parseDatasets(await response.json());
    if (found === undefined)
      throw new Error(`${archive.archiveId} answered something that is not DICOM JSON`);
    if (found.length === 0) return rows;
    rows.push(...found);
  }
  throw new Error(`${archive.archiveId} has no end`);
}

function imagingStudyResource(row: Dataset, patientKey: string): Resource | undefined {
  const uid = text(row, Tag.studyInstanceUid);
  if (!isUid(uid)) return undefined;
  const accession = text(row, Tag.accessionNumber);
  const started = fhirDate(text(row, Tag.studyDate));
  const description = text(row, Tag.studyDescription);
  const series = number(row, Tag.numberOfStudyRelatedSeries);
  const instances = number(row, Tag.numberOfStudyRelatedInstances);
  return {
    resourceType: 'ImagingStudy',
    id: uid,
    identifier: [
      studyIdentifier(uid),
      ...(accession === undefined ? [] : [{ type: accessionType, value: accession }]),
    ],
    status: 'available',
    subject: { reference: `Patient/${patientKey}` },
    modality: texts(row, Tag.modalitiesInStudy).map((code) => ({
      system: 'http://dicom.nema.org/resources/ontology/DCM',
      code,
    })),
    ...(started === undefined ? {} : { started }),
    ...(description === undefined ? {} : { description }),
    ...(series === undefined ? {} : { numberOfSeries: series }),
    ...(instances === undefined ? {} : { numberOfInstances: instances }),
  };
}
