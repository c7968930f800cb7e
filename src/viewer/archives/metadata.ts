import { type Dataset } from '#dicom/dataset.ts';
import { type Instance, parseInstance } from '#dicom/instance.ts';
import { parsePatientIdentity, type PatientIdentity } from '#dicom/patient.ts';
import { comparePatients } from '#dicom/patientGuard.ts';
import { type Unreadable } from '#dicom/study.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type Refusals } from '#protocol/refusals.ts';

import { readAnswer, type Reply } from './answer.ts';

/** The instances one archive holds of one study, and how many it or we kept back. */
export interface StudyMetadata {
  readonly instances: readonly Instance[];
  readonly refused: Refusals;
  readonly more: boolean;
}

/**
 * Every instance of the answer that is of this study and contradicts this patient in nothing. The others are counted, by why.
 * Throws ArchiveError as readAnswer does.
 */
export function readMetadata(
  reply: Reply,
  studyInstanceUid: StudyInstanceUid,
  patient: PatientIdentity,
): StudyMetadata {
  const answered = readAnswer(reply, parseOf(studyInstanceUid));
  const instances = answered.rows.filter((instance) => !isAnothers(instance.dataset, patient));
  const contradicts = answered.rows.length - instances.length;
  return {
    instances,
    more: answered.more,
    refused: { ...answered.refused, contradicts: answered.refused.contradicts + contradicts },
  };
}

/** An archive that answers with another study's objects has not answered the question. */
function parseOf(studyInstanceUid: StudyInstanceUid): (dataset: Dataset) => Instance | Unreadable {
  return (dataset) => {
    const instance = parseInstance(dataset);
    if ('unreadable' in instance) return instance;
    return instance.studyInstanceUid === studyInstanceUid ? instance : { unreadable: 'another study' };
  };
}

function isAnothers(dataset: Dataset, patient: PatientIdentity): boolean {
  return comparePatients(patient, parsePatientIdentity(dataset)).verdict === 'refused';
}
