import { type ExternalPatients } from '#region/register/archivePatient.ts';
import {
  archivePatientOfRecord,
  type KnownArchive,
  type RegisteredPatient,
} from '#region/register/patients.ts';
import { type ArchivePatient } from '#region/register/archivePatient.ts';
import { type SamplePractitioner } from '#region/samples/people.ts';

/** A file of an added folder that could not be served. */
export interface UnreadableFile {
  readonly file: string;
  readonly reason: string;
}

/** An archive added by `--archive`: a folder's patients are known from the start, an address's are asked for. */
export interface AddedArchive extends KnownArchive {
  readonly patients: () => Promise<ExternalPatients>;
  readonly unreadable: () => readonly UnreadableFile[];
}

export interface Record {
  readonly patients: readonly RegisteredPatient[];
  readonly practitioners: readonly SamplePractitioner[];
  readonly added: readonly AddedArchive[];
}

/** One added archive as the page shows it: answered or missing, never silently empty. */
export type AddedGroup = {
  readonly archive: AddedArchive;
  readonly unreadable: readonly UnreadableFile[];
} & (
  | { readonly kind: 'listed'; readonly patients: readonly RegisteredPatient[]; readonly more: boolean }
  | { readonly kind: 'missing'; readonly why: string }
);

export async function addedGroups(record: Record): Promise<readonly AddedGroup[]> {
  return Promise.all(
    record.added.map(async (archive): Promise<AddedGroup> => {
      const unreadable = archive.unreadable();
      const answer = await archive.patients();
      if (answer.kind === 'missing') return { archive, unreadable, ...answer };
      return { archive, unreadable, ...answer, patients: ofRecord(answer.patients, archive) };
    }),
  );
}

export interface Everyone {
  /** The record's own first, then each added archive's. */
  readonly patients: readonly RegisteredPatient[];
  /** Added archives whose patients are not among them, by name. */
  readonly missing: readonly string[];
}

/** Everyone who can be opened, and whose patients are not known now. */
export async function everyone(record: Record): Promise<Everyone> {
  const groups = await addedGroups(record);
  return {
    patients: [
      ...record.patients,
      ...groups.flatMap((group) => (group.kind === 'listed' ? group.patients : [])),
    ],
    missing: groups.flatMap(({ kind, archive }) => (kind === 'missing' ? [archive.name] : [])),
  };
}

function ofRecord(patients: readonly ArchivePatient[], archive: AddedArchive): readonly RegisteredPatient[] {
  return patients
    .map((patient) => archivePatientOfRecord(patient, archive))
    .toSorted((a, b) => sortKey(a).localeCompare(sortKey(b), 'nb'));
}

/** By name, then number; «Uten pasient-ID» last. */
function sortKey(patient: RegisteredPatient): string {
  const order = patient.archive?.withoutPatientId === true ? '1' : '0';
  return [order, patient.family, patient.given, patient.identifiers[0]?.id].join(' ');
}
