import { type RegisteredPatient } from '#region/register/patients.ts';

/** Whole years from two years of age, months before that; undefined when the birth date does not tell, or lies ahead. */
export function ageText(birthDate: string | undefined, today: Date): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(birthDate ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const hasHadDay = today.getDate() >= Number(day);
  const months =
    (today.getFullYear() - Number(year)) * 12 + today.getMonth() + 1 - Number(month) - (hasHadDay ? 0 : 1);
  if (months < 0) return undefined;
  return months < 24 ? `${months} md.` : `${Math.floor(months / 12)} år`;
}

const sexes = { M: 'mann', F: 'kvinne', O: 'annet kjønn' } as const;

export function sexText(sex: RegisteredPatient['sex']): string {
  return sex === undefined ? 'kjønn ikke oppgitt' : sexes[sex];
}

/** `dd.mm.åååå`; a shorter date shows what it has, and what is no date stands as it is written. */
export function dateText(date: string): string {
  const [, year, month, day] = /^(\d{4})(0[1-9]|1[0-2])?(0[1-9]|[12]\d|3[01])?$/.exec(date) ?? [];
  if (year === undefined) return date;
  return [day, month, year].filter((part) => part !== undefined).join('.');
}

export function personText({ birthDate, sex }: RegisteredPatient): string {
  const born =
    birthDate === undefined || birthDate === '' ? 'fødselsdato ikke oppgitt' : `født ${dateText(birthDate)}`;
  return `${born}, ${sexText(sex)}`;
}

/** `count('pasient', 'pasienter')(3)` → «3 pasienter». */
export function count(one: string, many: string): (number: number) => string {
  const digits = new Intl.NumberFormat('nb');
  return (number) => `${digits.format(number)} ${number === 1 ? one : many}`;
}

export const patientCount = count('pasient', 'pasienter');
export const studyCount = count('undersøkelse', 'undersøkelser');
