import { parseDate, parseTime } from '#dicom/dates.ts';
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
  const heldBy = new Map<string, [HeldRow, ...HeldRow[]]>();
  for (const { archiveId, rows } of answers) {
    for (const row of rows) {
      if (row.guard === 'refused') continue;
      const uid = row.study.studyInstanceUid;
      const before = heldBy.get(uid);
      if (before === undefined) heldBy.set(uid, [{ archiveId, row }]);
      else before.push({ archiveId, row });
    }
  }
  return [...heldBy.values()]
    .map(united)
    .toSorted(newestFirst)
    .map(({ entry }) => entry);
}

interface HeldRow {
  readonly archiveId: string;
  readonly row: StudyRow;
}

interface United {
  readonly held: NonEmpty<HeldRow>;
  readonly entry: StudyEntry;
  /** Date and time as digits. */
  readonly moment: string;
}

/** A study stays the same entry until an archive says something else of it: what is read from it once need not be read again for each answer. */
const alreadyUnited = new WeakMap<StudyRow, United>();

function united(held: NonEmpty<HeldRow>): United {
  const [{ row }] = held;
  const before = alreadyUnited.get(row);
  if (before !== undefined && isSame(before.held, held)) return before;
  const entry = unite(held);
  const now = { held, entry, moment: momentOf(entry) };
  alreadyUnited.set(row, now);
  return now;
}

function isSame(before: NonEmpty<HeldRow>, now: NonEmpty<HeldRow>): boolean {
  const isSameRow = ({ row, archiveId }: HeldRow, at: number) =>
    before[at]?.row === row && before[at].archiveId === archiveId;
  return before.length === now.length && now.every(isSameRow);
}

function unite(held: NonEmpty<HeldRow>): StudyEntry {
  const [first, ...others] = held;
  const alone: StudyEntry = {
    ...first.row.study,
    sources: [first.archiveId],
    nameDiffers: first.row.guard === 'name-differs',
  };
  const entry = others.reduce(withSource, alone);
  if (entry.sources.length < 2) return entry;
  const [own, ...rest] = held.map(({ archiveId, row: { study, guard, patientName } }) => ({
    ...study,
    archiveId,
    nameDiffers: guard === 'name-differs',
    ...optional('patientName', patientName),
  }));
  return own === undefined ? entry : { ...entry, rows: [own, ...rest] };
}

function withSource(before: StudyEntry, { archiveId, row: { study, guard } }: HeldRow): StudyEntry {
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
    nameDiffers: before.nameDiffers || guard === 'name-differs',
  };
}

function newestFirst(a: United, b: United): number {
  if (a.moment !== b.moment) return a.moment < b.moment ? 1 : -1;
  return a.entry.studyInstanceUid < b.entry.studyInstanceUid ? -1 : 1;
}

/** What is no date is undated here too: its digits would put it in a year that no list shows it in. */
function momentOf({ studyDate, studyTime }: Study): string {
  const date = parseDate(studyDate);
  const day = [date?.year, date?.month, date?.day].map((part, at) =>
    String(part ?? 0).padStart(at === 0 ? 4 : 2, '0'),
  );
  const time = parseTime(studyTime) === undefined ? '' : (studyTime ?? '').replace(/\D/g, '');
  return `${day.join('')}${time.slice(0, 6).padEnd(6, '0')}`;
}
