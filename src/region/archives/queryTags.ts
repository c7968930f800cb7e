import { Tag } from '#dicom/tag.ts';

export type Level = 'study' | 'series' | 'instance';

/** Returned for a study (PS3.18 10.6.3.3.1), where the objects have it. */
export const studyTags: readonly string[] = [
  Tag.studyDate,
  Tag.studyTime,
  Tag.accessionNumber,
  Tag.issuerOfAccessionNumberSequence,
  Tag.referringPhysicianName,
  Tag.timezoneOffsetFromUtc,
  Tag.studyDescription,
  Tag.patientName,
  Tag.patientId,
  Tag.issuerOfPatientId,
  Tag.issuerOfPatientIdQualifiersSequence,
  Tag.patientBirthDate,
  Tag.patientSex,
  Tag.studyInstanceUid,
  Tag.studyId,
];

/** Returned for a series as well. */
export const seriesTags: readonly string[] = [
  Tag.modality,
  Tag.seriesDate,
  Tag.seriesTime,
  Tag.seriesDescription,
  Tag.bodyPartExamined,
  Tag.protocolName,
  Tag.laterality,
  Tag.seriesInstanceUid,
  Tag.seriesNumber,
  Tag.referencedPerformedProcedureStepSequence,
  Tag.stationName,
  Tag.institutionName,
  Tag.institutionalDepartmentName,
  Tag.institutionCodeSequence,
];

/** Returned for an instance as well. */
export const instanceTags: readonly string[] = [
  Tag.sopClassUid,
  Tag.sopInstanceUid,
  Tag.instanceNumber,
  Tag.contentDate,
  Tag.contentTime,
  Tag.acquisitionDateTime,
  Tag.rows,
  Tag.columns,
  Tag.bitsAllocated,
  Tag.numberOfFrames,
  Tag.documentTitle,
  Tag.mimeTypeOfEncapsulatedDocument,
];

/** Kept in memory for matching and rows; anything else a query names is read from the file. */
export const indexedTags: ReadonlySet<string> = new Set([
  ...studyTags,
  ...seriesTags,
  ...instanceTags,
  Tag.specificCharacterSet,
  Tag.procedureCodeSequence,
  Tag.otherPatientIdsSequence,
  Tag.manufacturer,
  Tag.imageType,
]);

/** Attributes that a query may match on, by keyword, with the level that holds them. */
export const matchingKeys: Readonly<Record<string, { readonly tag: string; readonly level: Level }>> = {
  StudyDate: { tag: Tag.studyDate, level: 'study' },
  StudyTime: { tag: Tag.studyTime, level: 'study' },
  AccessionNumber: { tag: Tag.accessionNumber, level: 'study' },
  ModalitiesInStudy: { tag: Tag.modalitiesInStudy, level: 'study' },
  ReferringPhysicianName: { tag: Tag.referringPhysicianName, level: 'study' },
  StudyDescription: { tag: Tag.studyDescription, level: 'study' },
  PatientName: { tag: Tag.patientName, level: 'study' },
  PatientID: { tag: Tag.patientId, level: 'study' },
  IssuerOfPatientID: { tag: Tag.issuerOfPatientId, level: 'study' },
  PatientBirthDate: { tag: Tag.patientBirthDate, level: 'study' },
  PatientSex: { tag: Tag.patientSex, level: 'study' },
  StudyInstanceUID: { tag: Tag.studyInstanceUid, level: 'study' },
  StudyID: { tag: Tag.studyId, level: 'study' },
  Modality: { tag: Tag.modality, level: 'series' },
  SeriesDescription: { tag: Tag.seriesDescription, level: 'series' },
  SeriesInstanceUID: { tag: Tag.seriesInstanceUid, level: 'series' },
  SeriesNumber: { tag: Tag.seriesNumber, level: 'series' },
  SOPClassUID: { tag: Tag.sopClassUid, level: 'instance' },
  SOPInstanceUID: { tag: Tag.sopInstanceUid, level: 'instance' },
  InstanceNumber: { tag: Tag.instanceNumber, level: 'instance' },
};

const byLowerCaseKeyword = new Map(
  Object.entries(Tag)
    .filter(([name]) => !name.startsWith('lysbilde'))
    .map(([name, tag]): [string, string] => [name.toLowerCase(), tag]),
);

/** The tag that a query means by a keyword of PS3.6 or by eight hex digits. */
export function tagOf(name: string): string | undefined {
  if (/^[0-9A-Fa-f]{8}$/.test(name)) return name.toUpperCase();
  return byLowerCaseKeyword.get(name.toLowerCase());
}
