import { isNonEmpty, type NonEmpty } from '#dicom/nonEmpty.ts';
import { type PatientIdentity, parsePatientIdentity } from '#dicom/patient.ts';
import { comparePatients } from '#dicom/patientGuard.ts';
import { optional, parseStudy, type Study, type Unreadable } from '#dicom/study.ts';
import { type Dataset } from '#dicom/dataset.ts';

/** One archive's row, with what the viewer's own guard says of its patient. */
export interface StudyRow {
  readonly study: Study;
  readonly guard: 'same' | 'name-differs' | 'refused';
  /** As the archive writes it. */
  readonly patientName?: string;
}

/** A study of the timeline: the same Study Instance UID in two archives is one entry with two sources. */
export interface StudyEntry extends Study {
  readonly sources: NonEmpty<string>;
  /** The images bear another name than the record's patient; number, issuer, birth date and sex agree. */
  readonly nameDiffers: boolean;
  /** What each archive's own row says, where several hold the study. */
  readonly rows?: NonEmpty<SourceRow>;
}

/** What archives may tell differently of one study. */
export interface SourceRow extends Pick<
  Study,
  'numberOfInstances' | 'numberOfSeries' | 'studyDate' | 'studyDescription'
> {
  readonly archiveId: string;
  readonly nameDiffers: boolean;
  readonly patientName?: string;
}

export interface ArchiveRows {
  readonly archiveId: string;
  readonly rows: readonly StudyRow[];
}

/** The gateway has already refused; this is the second lock, and only a contradiction turns it. */
export function parseStudyRow(bound: PatientIdentity): (dataset: Dataset) => StudyRow | Unreadable {
  return (dataset) => {
    const study = parseStudy(dataset);
    if ('unreadable' in study) return study;
    const identity = parsePatientIdentity(dataset);
    const verdict = comparePatients(bound, identity);
    if (verdict.verdict === 'refused') return { study, guard: 'refused' };
    const guard = verdict.verdict === 'same' && verdict.nameDiffers ? 'name-differs' : 'same';
    return { study, guard, ...optional('patientName', identity.name) };
  };
}

/** All archives' rows as one list, newest first; undated ones last. Of two rows of one study the fuller one speaks. */
export function mergeStudies(answers: readonly ArchiveRows[]): readonly StudyEntry[] {
  const byUid = new Map<string, StudyEntry>();
  const rowsOf = new Map<string, NonEmpty<SourceRow>>();
  for (const { archiveId, rows } of answers) {
    for (const { study, guard, patientName } of rows) {
      if (guard === 'refused') continue;
      const uid = study.studyInstanceUid;
      byUid.set(uid, merged(byUid.get(uid), { study, guard }, archiveId));
      const nameDiffers = guard === 'name-differs';
      const row = { ...study, archiveId, nameDiffers, ...optional('patientName', patientName) };
      const before = rowsOf.get(uid);
      rowsOf.set(uid, before === undefined ? [row] : [...before, row]);
    }
  }
  return [...byUid.values()].map((entry) => withRows(entry, rowsOf)).toSorted(newestFirst);
}

function withRows(entry: StudyEntry, rowsOf: ReadonlyMap<string, NonEmpty<SourceRow>>): StudyEntry {
  const rows = rowsOf.get(entry.studyInstanceUid);
  return entry.sources.length < 2 || rows === undefined ? entry : { ...entry, rows };
}

function merged(before: StudyEntry | undefined, { study, guard }: StudyRow, archiveId: string): StudyEntry {
  const nameDiffers = guard === 'name-differs';
  if (before === undefined) return { ...study, sources: [archiveId], nameDiffers };
  const sources = before.sources.includes(archiveId) ? before.sources : [...before.sources, archiveId];
  const isFuller = (study.numberOfInstances ?? 0) > (before.numberOfInstances ?? 0);
  const [most, least] = isFuller ? [study, before] : [before, study];
  // An archive that leaves a field out says nothing against one that fills it in.
  const hospital = most.hospital.kind === 'named' ? most.hospital : least.hospital;
  return {
    ...least,
    ...most,
    hospital,
    sources: isNonEmpty(sources) ? sources : [archiveId],
    modalities: [...new Set([...most.modalities, ...least.modalities])],
    nameDiffers: before.nameDiffers || nameDiffers,
  };
}

function newestFirst(a: Study, b: Study): number {
  return (
    sortKey(b).localeCompare(sortKey(a), 'en') || a.studyInstanceUid.localeCompare(b.studyInstanceUid, 'en')
  );
}

function sortKey(study: Study): string {
  const digits = (value: string | undefined) => (value ?? '').replace(/\D/g, '');
  return `${digits(study.studyDate).padEnd(8, '0')}${digits(study.studyTime).slice(0, 6).padEnd(6, '0')}`;
}
