import { isPersonNumberOid } from '#region/register/nationalNumber.ts';
import { displayName, type RegisteredPatient } from '#region/register/patients.ts';
import { type Launch } from '#region/register/launch.ts';
import { hprNumberOid, type SamplePractitioner } from '#region/samples/people.ts';
import { type SampleReport } from '#region/samples/reports.ts';

export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

const genders = { M: 'male', F: 'female', O: 'other' } as const;

export function patientResource(patient: RegisteredPatient): Resource {
  const birthDate = fhirDate(patient.birthDate);
  return {
    resourceType: 'Patient',
    id: patient.key,
    identifier: patient.identifiers.map(({ id, issuer }) => ({
      ...(isPersonNumberOid(issuer) ? { use: 'official' } : {}),
      ...(issuer === undefined ? {} : { system: systemUri(issuer) }),
      value: id,
    })),
    name: [
      {
        use: 'official',
        text: displayName(patient),
        ...(patient.family === undefined ? {} : { family: patient.family }),
        ...(patient.given === undefined ? {} : { given: patient.given.split(' ') }),
      },
    ],
    gender: patient.sex === undefined ? 'unknown' : genders[patient.sex],
    ...(birthDate === undefined ? {} : { birthDate }),
  };
}

export function practitionerResource(practitioner: SamplePractitioner): Resource {
  return {
    resourceType: 'Practitioner',
    id: practitioner.key,
    identifier: [{ use: 'official', system: systemUri(hprNumberOid), value: practitioner.hprNumber }],
    name: [
      {
        text: `${practitioner.family} ${practitioner.given}`,
        family: practitioner.family,
        given: practitioner.given.split(' '),
      },
    ],
  };
}

export function practitionerRoleResource(practitioner: SamplePractitioner): Resource {
  return {
    resourceType: 'PractitionerRole',
    id: practitioner.key,
    active: true,
    practitioner: {
      reference: `Practitioner/${practitioner.key}`,
      display: `${practitioner.family} ${practitioner.given}`,
    },
    organization: {
      identifier: { system: systemUri(organisationOid), value: practitioner.organisationNumber },
      display: practitioner.organisation,
    },
    code: [{ text: practitioner.role }],
    location: [{ display: practitioner.department }],
  };
}

const organisationOid = '2.16.578.1.12.4.1.4.101';

/** The contact the patient is in right now, as far as the record's list tells. */
export function encounterResource(launch: Launch, encounterId: string): Resource {
  const { patient, decision } = launch;
  const isInpatient = decision.code === 'BELEGG';
  return {
    resourceType: 'Encounter',
    id: encounterId,
    status: 'in-progress',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: isInpatient ? 'IMP' : 'AMB',
    },
    subject: { reference: `Patient/${patient.key}` },
    ...(patient.ward === undefined ? {} : { serviceProvider: { display: patient.ward } }),
    ...(patient.story === undefined ? {} : { reasonCode: [{ text: patient.story }] }),
  };
}

export function reportResource(report: SampleReport, author: SamplePractitioner | undefined): Resource {
  return {
    resourceType: 'DiagnosticReport',
    id: report.id,
    status: report.status,
    identifier: report.accessionNumbers.map((value) => ({ type: accessionType, value })),
    code: { text: report.title },
    subject: { reference: `Patient/${report.patientKey}` },
    effectiveDateTime: report.date,
    performer: [
      ...(author === undefined
        ? []
        : [{ reference: `Practitioner/${author.key}`, display: `${author.family} ${author.given}` }]),
      { type: 'Organization', display: report.organisation },
    ],
    imagingStudy: report.studyInstanceUids.map((uid) => ({
      reference: `ImagingStudy/${uid}`,
      identifier: studyIdentifier(uid),
    })),
    conclusion: report.text,
    presentedForm: [
      {
        contentType: 'text/plain; charset=utf-8',
        language: 'nb',
        title: report.title,
        data: Buffer.from(report.text, 'utf8').toString('base64'),
      },
    ],
  };
}

export const accessionType = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'ACSN' }],
};

export function studyIdentifier(uid: string): { readonly system: string; readonly value: string } {
  return { system: 'urn:dicom:uid', value: `urn:oid:${uid}` };
}

/** An OID becomes `urn:oid:…`; a URI stays. Free text from an image stays too: changing it would make it another issuer. */
export function systemUri(issuer: string): string {
  return /^[0-2](\.\d+)+$/.test(issuer) ? `urn:oid:${issuer}` : issuer;
}

/** `YYYYMMDD` or shorter as a FHIR date, as far as it is one: `19590000` is the year alone, `00000000` nothing. */
export function fhirDate(date: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?$/.exec(date ?? '') ?? [];
  if (year === undefined || year === '0000') return undefined;
  if (month === undefined || !isWithin(month, 12)) return year;
  return day === undefined || !isWithin(day, 31) ? `${year}-${month}` : `${year}-${month}-${day}`;
}

function isWithin(digits: string, most: number): boolean {
  return Number(digits) >= 1 && Number(digits) <= most;
}
