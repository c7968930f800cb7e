import { type Dataset, has, items, text } from '#dicom/dataset.ts';
import { bareIssuer, parsePatientIdentity, type PatientIdentity } from '#dicom/patient.ts';
import { comparePatients, type Verdict } from '#dicom/patientGuard.ts';
import { parseStudy } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { Refusal } from '#gateway/gate.ts';
import { noRefusals, type Refusals } from '#protocol/refusals.ts';
import { type BoundPatient } from '#protocol/session.ts';
import { type Unasked } from '#protocol/unasked.ts';

import { type Archive } from './archive.ts';
import { type Query, queryAll, rowKey, type Rows } from './qido.ts';
import { queryStudies } from './studyWindows.ts';

/** The bound patient's studies in one archive: every row proven theirs, the others counted. */
export interface StudyListing {
  readonly rows: ReadonlyMap<StudyInstanceUid, Dataset>;
  readonly refused: Refusals;
  readonly more: boolean;
  readonly unasked: Unasked;
}

/** What one row proves: the study is the bound patient's, or why it must not be shown. */
export type StudyProof =
  | { readonly proof: 'same'; readonly row: Dataset }
  | { readonly proof: 'other-patient' | 'unconfirmed-patient' | 'unknown-study' };

/** Not among the attributes every archive returns (PS3.18 10.6.3.3.1), and needed by the guard, to match reports, for the hospital's name or to find relevant priors. */
export const studyFields = [
  Tag.issuerOfPatientId,
  Tag.issuerOfPatientIdQualifiersSequence,
  Tag.otherPatientIdsSequence,
  Tag.issuerOfAccessionNumberSequence,
  Tag.studyDescription,
  Tag.procedureCodeSequence,
  Tag.institutionName,
  Tag.institutionCodeSequence,
  Tag.stationName,
] as const;

/** Objects of two patients under one Study Instance UID are two rows, and the one says nothing of the other. */
const studyRows = {
  uid: Tag.studyInstanceUid,
  apart: [
    Tag.patientId,
    Tag.issuerOfPatientId,
    Tag.issuerOfPatientIdQualifiersSequence,
    Tag.otherPatientIdsSequence,
    Tag.patientBirthDate,
    Tag.patientSex,
  ],
} as const satisfies Pick<Query, 'uid' | 'apart'>;

const retrieveUrl = '00081190';

/** Asks once for each of the patient's identifiers that this archive may know. Throws Refusal; never an empty list for a failure. */
export async function listPatientStudies(archive: Archive, patient: BoundPatient): Promise<StudyListing> {
  if (identifiersFor(archive, patient).length === 0)
    throw new Refusal(502, 'identifier-unusable', {
      detail: 'no identifier that this archive can be asked for',
    });
  const answers = await candidates(archive, patient);
  const bound = boundIdentity(patient);
  const rows = new Map<StudyInstanceUid, Dataset>();
  const seen = new Set<string>();
  const refused = { ...noRefusals };
  for (const row of answers.flatMap((answer) => answer.rows)) {
    const study = parseStudy(row);
    if ('unreadable' in study) {
      refused.unreadable += 1;
      continue;
    }
    const key = rowKey(row, studyRows);
    if (seen.has(key)) continue;
    seen.add(key);
    const verdict = guard(archive, bound, row);
    if (verdict.verdict !== 'same') refused[countedAs(verdict)] += 1;
    else if (!rows.has(study.studyInstanceUid)) rows.set(study.studyInstanceUid, publishRow(archive, row));
  }
  const unasked = {
    undated: answers.some((answer) => answer.mayLackUndated === true),
    identifiers: knownIdentifiers(archive, patient).filter(({ id }) => isPattern(archive, id)).length,
  };
  return { rows, refused, more: answers.some((answer) => answer.more), unasked };
}

/** What the archive answers for each of the patient's identifiers, not yet compared with the patient. */
async function candidates(archive: Archive, patient: BoundPatient): Promise<readonly Rows[]> {
  const { documents } = archive;
  if (documents !== undefined)
    return Promise.all(identifiersFor(archive, patient).map((who) => documents.studies(who)));
  return Promise.all([
    ...identifierKeys(archive, patient).map((key) => queryStudies(archive, studyQuery(archive, key))),
    ...patient.identifiers
      .filter(({ id }) => isWrittenOtherwise(id))
      .map(({ id }) => askUnencoded(archive, id)),
  ]);
}

/** Asks for that one study. Only rows with that very UID count: an archive may ignore the key. One that is the patient's is proof: what else lies under the UID is refused object by object. */
export async function proveStudy(
  archive: Archive,
  patient: BoundPatient,
  study: StudyInstanceUid,
): Promise<StudyProof> {
  const rows =
    archive.documents === undefined
      ? (await queryAll(archive, studyQuery(archive, [['StudyInstanceUID', study]]))).rows
      : (await candidates(archive, patient)).flatMap((answer) => answer.rows);
  const bound = boundIdentity(patient);
  const found = rows
    .filter((row) => text(row, Tag.studyInstanceUid) === study)
    .map((row) => ({ row, ...guard(archive, bound, row) }));
  if (found.length === 0) return { proof: 'unknown-study' };
  const own = found.find(({ verdict }) => verdict === 'same');
  if (own !== undefined) return { proof: 'same', row: publishRow(archive, own.row) };
  const isOthers = found.some(({ verdict }) => verdict === 'refused');
  return { proof: isOthers ? 'other-patient' : 'unconfirmed-patient' };
}

export function guard(archive: Archive, bound: PatientIdentity, dataset: Dataset): Verdict {
  const { defaultIssuer } = archive.config;
  return comparePatients(
    bound,
    parsePatientIdentity(dataset),
    defaultIssuer === undefined ? {} : { defaultIssuer: bareIssuer(defaultIssuer) },
  );
}

export function countedAs(verdict: Exclude<Verdict, { verdict: 'same' }>): 'contradicts' | 'unconfirmed' {
  return verdict.verdict === 'refused' ? 'contradicts' : 'unconfirmed';
}

export function boundIdentity(patient: BoundPatient): PatientIdentity {
  return {
    identifiers: patient.identifiers.map(({ id, issuer }) =>
      issuer === undefined ? { id } : { id, issuer: bareIssuer(issuer) },
    ),
    ...(patient.birthDate === undefined ? {} : { birthDate: patient.birthDate }),
    ...(patient.sex === undefined ? {} : { sex: patient.sex }),
    ...(patient.dicomName === undefined ? {} : { name: patient.dicomName }),
  };
}

/** `hospitals` of the configuration names the institution where the object names none but its station or AE title is known. */
export function nameHospital(archive: Archive, dataset: Dataset): Dataset {
  if (has(dataset, Tag.institutionName) || items(dataset, Tag.institutionCodeSequence).length > 0)
    return dataset;
  const titles = [text(dataset, Tag.stationName), text(dataset, Tag.retrieveAeTitle)];
  const name = titles
    .map((title) => (title === undefined ? undefined : archive.config.hospitals?.[title]))
    .find((found) => found !== undefined);
  return name === undefined ? dataset : { ...dataset, [Tag.institutionName]: { vr: 'LO', Value: [name] } };
}

function publishRow(archive: Archive, row: Dataset): Dataset {
  const kept = Object.fromEntries(Object.entries(row).filter(([tag]) => tag !== retrieveUrl));
  return nameHospital(archive, kept);
}

function studyQuery(archive: Archive, keys: Query['keys']): Query {
  return {
    path: 'studies',
    keys,
    fields: studyFields,
    ...studyRows,
    most: archive.config.limits?.studies ?? 2000,
  };
}

/** Characters that a URL's query may hold as they are, but that are percent-encoded by every careful client. */
function isWrittenOtherwise(id: string): boolean {
  return encodeURIComponent(id) !== id && /^[A-Za-z0-9._~!$'()+:;@^|/-]+$/.test(id);
}

/**
 * Orthanc 1.10 compares a percent-encoded value undecoded, and so has never heard of `A^1` asked for as `A%5E1`: an empty list with 200. Such
 * identifiers are asked for as they stand too; the guard decides about what comes.
 */
async function askUnencoded(archive: Archive, id: string): Promise<Rows> {
  try {
    return await queryAll(archive, { ...studyQuery(archive, []), path: `studies?PatientID=${id}` });
  } catch (error) {
    // An archive that decodes may well refuse this form; it has answered the other.
    if (error instanceof Refusal && error.problem === 'archive-refused') return { rows: [], more: false };
    throw error;
  }
}

/** The numbers that this archive may know and can be asked for. */
export function identifiersFor(archive: Archive, patient: BoundPatient): BoundPatient['identifiers'] {
  return knownIdentifiers(archive, patient).filter(({ id }) => !isPattern(archive, id));
}

/** Of the issuers that configuration names, where it does. An empty value would ask for everyone. */
function knownIdentifiers(archive: Archive, patient: BoundPatient): BoundPatient['identifiers'] {
  const known = archive.config.issuers?.map(bareIssuer);
  return patient.identifiers.filter(({ id, issuer }) => {
    const bare = issuer === undefined ? undefined : bareIssuer(issuer);
    if (id.trim() === '') return false;
    return known === undefined || (bare !== undefined && known.includes(bare));
  });
}

/** `*`, `?`, `\` and `,` would ask for others as well, and so would `|` and `$` in FHIR. */
function isPattern({ documents }: Archive, id: string): boolean {
  return (documents === undefined ? /[*?\\,]/ : /[*?\\,|$]/).test(id);
}

function identifierKeys(archive: Archive, patient: BoundPatient): readonly Query['keys'][] {
  const asksIssuer = archive.capabilities.get('issuerKey') === true;
  const ids = new Map<string, Query['keys']>();
  for (const { id, issuer } of identifiersFor(archive, patient)) {
    const bare = issuer === undefined ? undefined : bareIssuer(issuer);
    const withIssuer = asksIssuer && bare !== undefined && bare !== '';
    const keys: Query['keys'] = [
      ['PatientID', id],
      ...(withIssuer ? ([['IssuerOfPatientID', bare]] as const) : []),
    ];
    ids.set(JSON.stringify(keys), keys);
  }
  return [...ids.values()];
}
