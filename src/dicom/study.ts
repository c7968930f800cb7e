import { type Dataset, items, number, text, texts } from './dataset.ts';
import { DocumentTag } from './documentTag.ts';
import { type Hospital, parseHospital } from './hospital.ts';
import { bareIssuer } from './patient.ts';
import { type CodedConcept, concepts } from './studyCoding.ts';
import { Tag } from './tag.ts';
import { isStudyInstanceUid, type StudyInstanceUid } from './uid.ts';

/** A study as its QIDO-RS row tells it (PS3.18 10.6.3.3.1), from one archive. */
export interface Study {
  readonly studyInstanceUid: StudyInstanceUid;
  /** `YYYYMMDD`, wall clock where it was taken; possibly shorter or absent. Never a JavaScript Date. */
  readonly studyDate?: string;
  /** `HHMMSS.ffffff`, possibly shorter. */
  readonly studyTime?: string;
  readonly studyDescription?: string;
  readonly accession?: Accession;
  readonly studyId?: string;
  readonly modalities: readonly string[];
  readonly bodyPartExamined?: string;
  /** Procedure Code Sequence (0008,1032), where the row has it. */
  readonly procedureCodes?: readonly CodedConcept[];
  readonly hospital: Hospital;
  /** Set for a document of a document archive, no DICOM: its DocumentReference's docStatus, or `current`. */
  readonly documentStatus?: string;
  readonly numberOfSeries?: number;
  readonly numberOfInstances?: number;
}

/** Accession Number (0008,0050) with who issued it (0008,0051), whose universal identifier alone is the same everywhere. */
export interface Accession {
  readonly id: string;
  readonly issuer?: string;
}

/** A dataset that lacks what makes it what it should be; `unreadable` names the attribute. */
export interface Unreadable {
  readonly unreadable: string;
}

export function parseStudy(dataset: Dataset): Study | Unreadable {
  const uid = text(dataset, Tag.studyInstanceUid);
  if (!isStudyInstanceUid(uid)) return { unreadable: 'Study Instance UID (0020,000D)' };
  const procedures = concepts(dataset, Tag.procedureCodeSequence);
  const modalities = texts(dataset, Tag.modalitiesInStudy);
  return {
    studyInstanceUid: uid,
    modalities: modalities.length > 0 ? modalities : texts(dataset, Tag.modality),
    hospital: parseHospital(dataset),
    ...optional('studyDate', text(dataset, Tag.studyDate)),
    ...optional('studyTime', text(dataset, Tag.studyTime)),
    ...optional('studyDescription', text(dataset, Tag.studyDescription)),
    ...optional('accession', parseAccession(dataset)),
    ...optional('studyId', text(dataset, Tag.studyId)),
    ...optional('bodyPartExamined', text(dataset, Tag.bodyPartExamined)),
    ...optional('procedureCodes', procedures.length > 0 ? procedures : undefined),
    ...optional('documentStatus', text(dataset, DocumentTag.status)),
    ...optional('numberOfSeries', number(dataset, Tag.numberOfStudyRelatedSeries)),
    ...optional('numberOfInstances', number(dataset, Tag.numberOfStudyRelatedInstances)),
  };
}

function parseAccession(dataset: Dataset): Accession | undefined {
  const id = text(dataset, Tag.accessionNumber);
  if (id === undefined) return undefined;
  const [issuer] = items(dataset, Tag.issuerOfAccessionNumberSequence);
  const universal = issuer === undefined ? undefined : text(issuer, Tag.issuerUniversalEntityId);
  return { id, ...optional('issuer', universal === undefined ? undefined : bareIssuer(universal)) };
}

/** `{ [name]: value }` if there is a value, else nothing: what exactOptionalPropertyTypes asks for. */
export function optional<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V };
export function optional(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value };
}
