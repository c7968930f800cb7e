import { type CalendarDate, parseDate, type Span, spanBetween } from '#dicom/dates.ts';
import { type PatientIdentity } from '#dicom/patient.ts';
import { type BoundPatient } from '#protocol/session.ts';

/** The bound patient as the patient guard compares it. */
export function patientIdentity(patient: BoundPatient): PatientIdentity {
  return {
    identifiers: patient.identifiers.map(({ id, issuer }) =>
      issuer === undefined ? { id } : { id, issuer },
    ),
    ...(patient.birthDate === undefined ? {} : { birthDate: patient.birthDate }),
    ...(patient.sex === undefined ? {} : { sex: patient.sex }),
    ...(patient.dicomName === undefined ? {} : { name: patient.dicomName }),
  };
}

/** `ddmmyy nnnnn`, as it is read aloud; anything that is not eleven digits as it stands. */
export function nationalNumberInGroups(number: string): string {
  return /^\d{11}$/.test(number) ? `${number.slice(0, 6)} ${number.slice(6)}` : number;
}

/** Age from the register's birth date on a given day; undefined where the record does not tell. Never read from a number. */
export function ageOn(birthDate: string | undefined, today: CalendarDate): Span | undefined {
  const born = parseDate(birthDate);
  return born === undefined ? undefined : spanBetween(born, today);
}

/** Today by the clock on the wall here. */
export function todayHere(now = new Date()): CalendarDate {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
