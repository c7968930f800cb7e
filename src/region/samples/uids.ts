import { createHash } from 'node:crypto';
import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';

/** A UID under 2.25 (PS3.5 B.2) made from a name: the same name gives the same UID on every machine. */
export function sampleUid(name: string): string {
  const bytes = createHash('sha256').update(`lysbilde sample ${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `2.25.${BigInt(`0x${bytes.toString('hex')}`).toString()}`;
}

export function studyUid(key: string): StudyInstanceUid {
  const uid = sampleUid(`study ${key}`);
  if (!isStudyInstanceUid(uid)) throw new Error(`not a study UID: ${uid}`);
  return uid;
}

/** The studies that tests, reports and the record name; what each holds is in `stories.ts`. */
export const sampleStudyUids = {
  ctTromso: studyUid('a-ct-tromso'),
  ctHammerfest: studyUid('a-ct-hammerfest'),
  chestHarstad: studyUid('a-chest-harstad'),
  chestKirkenes: studyUid('a-chest-kirkenes'),
  mrHead: studyUid('a-mr-head'),
  footXray: studyUid('b-foot'),
  /** Eight dates, oldest first. */
  wound: [1, 2, 3, 4, 5, 6, 7, 8].map((visit) => studyUid(`b-wound-${visit}`)),
  echo: studyUid('c-echo'),
  endoscopy: studyUid('c-endoscopy'),
  e1: [1, 2, 3, 4].map((n) => studyUid(`e1-${n}`)),
  e2: [1, 2, 3].map((n) => studyUid(`e2-${n}`)),
  document: studyUid('f-document'),
  ecg: studyUid('f-ecg'),
  /** A chest X-ray and the structured report about it. */
  report: studyUid('f-report'),
  sound: studyUid('f-sound'),
  slide: studyUid('f-slide'),
  unknownClass: studyUid('f-unknown'),
} as const;

/** Study `n` (from 1, oldest first) of the patient with twenty years of studies. */
export const yearsStudyUid = (n: number): StudyInstanceUid => studyUid(`d-${n}`);
