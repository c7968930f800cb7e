import { type Dataset, type Element, personName, text } from '#dicom/dataset.ts';
import { parsePatientIdentity } from '#dicom/patient.ts';
import { Tag } from '#dicom/tag.ts';
import { isUid } from '#dicom/uid.ts';
import { derivedUid, hashOfFile } from './derivedUid.ts';
import { type StoredFile } from './readFolder.ts';
import { grouped } from './grouped.ts';
import { type PatientKey, splitByPatient } from './splitByPatient.ts';

/** A file with the identity under which it is served. */
export interface ServedFile extends StoredFile {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
  readonly patient: PatientKey;
  /** Attributes served in place of what is stored. */
  readonly assigned: Dataset;
  /** Attributes that are stored but not served. */
  readonly withheld: readonly string[];
}

export interface IdenticalFile {
  readonly file: string;
  /** The file that is served for both. */
  readonly sameAs: string;
}

export interface Identified {
  readonly served: readonly ServedFile[];
  readonly identical: readonly IdenticalFile[];
}

/** Objects that name no patient stand under this Patient ID, issued by the archive itself. */
export const withoutPatientId = 'UTEN-PASIENT-ID';

/** Stands as the original SOP Instance UID of an object that has none. */
const noOriginal = 'mangler';

interface Draft {
  readonly stored: StoredFile;
  readonly patient: PatientKey;
  readonly study: string;
  readonly series: string;
  readonly sop: string;
  readonly derived: boolean;
}

/**
 * Gives every file one identity of its own. In path order the first content of a SOP Instance UID keeps it; other contents get
 * a UID from their hash. Missing or invalid UIDs are derived, and a study that contradicts itself on whose it is, is split.
 */
export function identify(files: readonly StoredFile[], defaultIssuer: string): Identified {
  const { drafts, identical } = withOwnSopInstanceUids(files.map((stored) => draftOf(stored, defaultIssuer)));
  const uids = splitByPatient(drafts);
  const served = drafts.map((draft) => {
    const study = uids.get(draft) ?? draft.study;
    return servedAs({ ...draft, study, derived: draft.derived || study !== draft.study });
  });
  return { served, identical };
}

function draftOf(stored: StoredFile, defaultIssuer: string): Draft {
  const { dataset, path } = stored;
  const patient = patientOf(dataset, defaultIssuer);
  const study = text(dataset, Tag.studyInstanceUid);
  const series = text(dataset, Tag.seriesInstanceUid);
  const sop = text(dataset, Tag.sopInstanceUid);
  const complete = isUid(study) && isUid(series) && isUid(sop);
  if (complete) return { stored, patient, study, series, sop, derived: false };
  const hash = hashOfFile(path);
  const key = [patient.id, patient.issuer ?? '', patient.birthDate ?? '', patient.sex ?? ''];
  return {
    stored,
    patient,
    // A whole series that only lacks its study's UID stays together; where both are gone each object stands alone.
    study: isUid(study)
      ? study
      : isUid(series)
        ? derivedUid('study', series, ...key)
        : derivedUid('study', hash),
    series: isUid(series) ? series : derivedUid('series', hash),
    sop: isUid(sop) ? sop : derivedUid(hash),
    derived: true,
  };
}

function patientOf(dataset: Dataset, defaultIssuer: string): PatientKey {
  const id = text(dataset, Tag.patientId);
  const name = personName(dataset, Tag.patientName)?.alphabetic;
  const named = name === undefined ? {} : { name };
  if (id === undefined) return { id: withoutPatientId, issuer: defaultIssuer, unnamed: true };
  const { identifiers, birthDate, sex } = parsePatientIdentity(dataset);
  const issuer = identifiers[0]?.issuer;
  return {
    id,
    ...named,
    ...(issuer === undefined ? {} : { issuer }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
  };
}

function withOwnSopInstanceUids(drafts: readonly Draft[]): {
  readonly drafts: readonly Draft[];
  readonly identical: readonly IdenticalFile[];
} {
  const sharing = grouped(drafts, ({ sop }) => sop);
  const identical: IdenticalFile[] = [];
  const kept = new Map<Draft, Draft>();
  for (const group of sharing.values()) {
    const byContent = new Map<string, Draft>();
    for (const draft of group) {
      const hash = group.length === 1 ? '' : hashOfFile(draft.stored.path);
      const first = byContent.get(hash);
      if (first !== undefined) identical.push({ file: draft.stored.file, sameAs: first.stored.file });
      else {
        const isFirst = byContent.size === 0;
        byContent.set(hash, draft);
        kept.set(draft, isFirst ? draft : { ...draft, sop: derivedUid(hash), derived: true });
      }
    }
  }
  return { drafts: drafts.map((draft) => kept.get(draft)).filter((draft) => draft !== undefined), identical };
}

function servedAs(draft: Draft): ServedFile {
  const { stored, patient, study, series, sop, derived } = draft;
  const original = text(stored.dataset, Tag.sopInstanceUid) ?? noOriginal;
  const unnamed = patient.unnamed === true;
  const assigned: Record<string, Element> = {
    ...(derived
      ? {
          [Tag.studyInstanceUid]: { vr: 'UI', Value: [study] },
          [Tag.seriesInstanceUid]: { vr: 'UI', Value: [series] },
          [Tag.sopInstanceUid]: { vr: 'UI', Value: [sop] },
          [Tag.lysbildePrivateCreator]: { vr: 'LO', Value: ['LYSBILDE'] },
          [Tag.lysbildeOriginalSopInstanceUid]: { vr: 'UT', Value: [original] },
        }
      : {}),
    ...(unnamed
      ? {
          [Tag.patientId]: { vr: 'LO', Value: [patient.id] },
          [Tag.issuerOfPatientId]: { vr: 'LO', Value: [patient.issuer] },
        }
      : {}),
  };
  const withheld = unnamed ? identityTags : [];
  return {
    ...stored,
    studyInstanceUid: study,
    seriesInstanceUid: series,
    sopInstanceUid: sop,
    patient,
    assigned,
    withheld,
    dataset: served(stored.dataset, { assigned, withheld }),
  };
}

/** Without an identifier these could only be taken for somebody's. */
const identityTags = [
  Tag.patientBirthDate,
  Tag.patientSex,
  Tag.issuerOfPatientIdQualifiersSequence,
  Tag.otherPatientIdsSequence,
];

/** `dataset` as the archive serves it: under the identity given to its file. */
export function served(
  dataset: Dataset,
  { assigned, withheld }: { readonly assigned: Dataset; readonly withheld: readonly string[] },
): Dataset {
  const kept = Object.entries(dataset).filter(([tag]) => !withheld.includes(tag));
  const entries = [...kept, ...Object.entries(assigned)];
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
