import { type BoundPatient } from '#protocol/session.ts';

/** The patient's names and numbers, in small letters: nothing that holds one of them may be kept beyond the patient. */
export function personalWords(patient: BoundPatient): readonly string[] {
  const names = [patient.displayName, patient.dicomName ?? ''].flatMap((name) => name.split(/[\s^=,-]+/));
  const numbers = [...patient.identifiers.map(({ id }) => id), patient.nationalNumber ?? ''];
  return [...names, ...numbers].map((word) => word.toLowerCase()).filter((word) => word.length > 1);
}
