import { syntheticNationalNumber } from './nationalNumber.ts';

export { sampleReports } from './reports.ts';

export const nationalNumberOid = '2.16.578.1.12.4.1.4.1';
export const hprNumberOid = '2.16.578.1.12.4.1.4.4';
/** Two hospitals' own patient number systems: sample values below the OID of organisation numbers. */
export const localNumberOids = {
  unn: '2.16.578.1.12.4.1.4.101.983974899.2',
  nlsh: '2.16.578.1.12.4.1.4.101.983974910.2',
} as const;

export type PatientKey = 'a' | 'b' | 'c' | 'd' | 'e1' | 'e2' | 'f';

export interface SampleIdentifier {
  /** An OID in its bare form. */
  readonly system: string;
  readonly value: string;
}

/** Why the record opens the patient, in the terms of its decision templates. */
export interface SampleDecision {
  readonly code: string;
  readonly display: string;
  readonly purposeOfUse: 'TREAT' | 'ETREAT' | 'COC' | 'BTG';
  readonly selfAuthorised: boolean;
}

export interface SamplePatient {
  readonly key: PatientKey;
  /** The first is what the patient's DICOM objects carry as Patient ID, with its system as issuer. */
  readonly identifiers: readonly [SampleIdentifier, ...SampleIdentifier[]];
  readonly family: string;
  readonly given: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'M' | 'F';
  /** One or two sentences of bokmål for the record's patient list. */
  readonly story: string;
  readonly ward: string;
  readonly decision: SampleDecision;
}

export interface SamplePractitioner {
  readonly key: string;
  readonly hprNumber: string;
  readonly family: string;
  readonly given: string;
  readonly role: string;
  readonly department: string;
  readonly organisation: string;
  /** A trust's organisation number. */
  readonly organisationNumber: string;
}

const referral: SampleDecision = {
  code: 'HENVISNING',
  display: 'Henvist til avdelingen',
  purposeOfUse: 'TREAT',
  selfAuthorised: false,
};
const inpatient: SampleDecision = {
  code: 'BELEGG',
  display: 'Innlagt ved avdelingen',
  purposeOfUse: 'TREAT',
  selfAuthorised: false,
};
const treating: SampleDecision = {
  code: 'BEHANDLER',
  display: 'Behandler for pasienten',
  purposeOfUse: 'TREAT',
  selfAuthorised: false,
};
const visit: SampleDecision = {
  code: 'TILSYN',
  display: 'Tilsyn for annen avdeling',
  purposeOfUse: 'COC',
  selfAuthorised: true,
};

type Rest = Pick<SamplePatient, 'birthDate' | 'sex' | 'story' | 'ward' | 'decision'>;

function patient(key: PatientKey, rest: Rest): SamplePatient {
  const value = syntheticNationalNumber(rest);
  return {
    key,
    identifiers: [{ system: nationalNumberOid, value }],
    family: 'TESTDATA',
    given: `Pasient ${key.toUpperCase()}`,
    ...rest,
  };
}

/** Both are number 400123 at their hospital: only the issuer tells them apart. */
const sharedLocalNumber = '400123';

export const samplePatients: readonly SamplePatient[] = [
  patient('a', {
    birthDate: '1958-03-17',
    sex: 'M',
    story:
      'Knute i høyre overlapp av lungen. CT thorax i Tromsø nå, tidligere CT i Hammerfest for 14 måneder siden.',
    ward: 'Lungeavdelingen, UNN Tromsø',
    decision: referral,
  }),
  patient('b', {
    birthDate: '1949-11-02',
    sex: 'F',
    story: 'Trykksår på venstre hæl, fulgt med foto på åtte datoer fra to avdelinger. Røntgen av foten.',
    ward: 'Sårpoliklinikken, Helgelandssykehuset Mo i Rana',
    decision: inpatient,
  }),
  patient('c', {
    birthDate: '1964-06-25',
    sex: 'M',
    story: 'Utredning av hjertesvikt med ekkokardiografi. Gastroskopi for anemi.',
    ward: 'Hjertemedisinsk avdeling, Nordlandssykehuset Bodø',
    decision: treating,
  }),
  {
    ...patient('d', {
      birthDate: '1951-08-09',
      sex: 'F',
      story: '400 undersøkelser over 20 år fra alle fire foretak: nyrer, hjerte, ledd, øyne, hud og tenner.',
      ward: 'Medisinsk avdeling, UNN Harstad',
      decision: treating,
    }),
    given: 'Pasient D (æøå)',
  },
  {
    ...patient('e1', {
      birthDate: '1972-01-30',
      sex: 'F',
      story: `Lokalt nummer ${sharedLocalNumber} ved UNN. Samme nummer tilhører en annen ved Nordlandssykehuset.`,
      ward: 'Ortopedisk avdeling, UNN Tromsø',
      decision: referral,
    }),
    identifiers: [{ system: localNumberOids.unn, value: sharedLocalNumber }],
  },
  {
    ...patient('e2', {
      birthDate: '1996-10-12',
      sex: 'M',
      story: `Lokalt nummer ${sharedLocalNumber} ved Nordlandssykehuset. Samme nummer tilhører en annen ved UNN.`,
      ward: 'Akuttmottaket, Nordlandssykehuset Bodø',
      decision: referral,
    }),
    identifiers: [{ system: localNumberOids.nlsh, value: sharedLocalNumber }],
  },
  patient('f', {
    birthDate: '1979-04-21',
    sex: 'F',
    story: 'Dokument, EKG, strukturert svar, lydopptak, digitalt snitt og ett objekt av ukjent type.',
    ward: 'Medisinsk poliklinikk, Finnmarkssykehuset Kirkenes',
    decision: visit,
  }),
];

export function samplePatient(key: PatientKey): SamplePatient {
  const found = samplePatients.find((patient) => patient.key === key);
  if (found === undefined) throw new Error(`no sample patient ${key}`);
  return found;
}

type Work = readonly [role: string, department: string, organisation: string, organisationNumber: string];

function practitioner(number: number, given: string, work: Work): SamplePractitioner {
  const [role, department, organisation, organisationNumber] = work;
  return {
    key: given.toLowerCase().replace(' ', '-'),
    hprNumber: `9900${String(number).padStart(3, '0')}`,
    family: 'TESTDATA',
    given,
    role,
    department,
    organisation,
    organisationNumber,
  };
}

const unn = ['Universitetssykehuset Nord-Norge', '983974899'] as const;
const nlsh = ['Nordlandssykehuset', '983974910'] as const;
const helg = ['Helgelandssykehuset', '983974929'] as const;
const finn = ['Finnmarkssykehuset', '983974880'] as const;

/** HPR numbers are sample values. */
export const samplePractitioners: readonly SamplePractitioner[] = [
  practitioner(1, 'Lege 1', ['Overlege', 'Lungeavdelingen', ...unn]),
  practitioner(2, 'Lege 2', ['Radiolog', 'Radiologisk avdeling', ...unn]),
  practitioner(3, 'Lege 3', ['Overlege', 'Hjertemedisinsk avdeling', ...nlsh]),
  practitioner(4, 'Lege 4', ['Lege i spesialisering', 'Akuttmottaket', ...nlsh]),
  practitioner(5, 'Lege 5', ['Radiolog', 'Radiologisk avdeling', ...finn]),
  practitioner(6, 'Sykepleier 1', ['Sykepleier', 'Sårpoliklinikken', ...helg]),
  practitioner(7, 'Sykepleier 2', ['Sykepleier', 'Medisinsk sengepost', ...helg]),
];
