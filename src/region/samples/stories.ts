import type { StudyInstanceUid } from '#dicom/uid.ts';
import { type HospitalKey, hospitals } from './hospitals.ts';
import type { PatientKey } from './people.ts';
import { sampleStudyUids } from './uids.ts';
import { yearsOfStudies } from './years.ts';

/** One study of the demo region, as its headers and the record tell it. */
export interface SampleStudy {
  readonly patientKey: PatientKey;
  readonly studyInstanceUid: StudyInstanceUid;
  readonly hospital: HospitalKey;
  /** `YYYYMMDD` */
  readonly date: string;
  /** `HHMMSS` */
  readonly time: string;
  readonly description: string;
  readonly modalities: readonly string[];
  readonly bodyPart?: string;
  readonly laterality?: 'L' | 'R';
  readonly accessionNumber?: string;
  /** `key` of the sample practitioner who referred. */
  readonly referredBy?: string;
}

export const archiveOf = (study: SampleStudy) => hospitals[study.hospital].archiveId;

type Told = Omit<SampleStudy, 'patientKey' | 'studyInstanceUid' | 'date' | 'time'>;

function study(
  [patientKey, studyInstanceUid]: readonly [PatientKey, StudyInstanceUid],
  [date, time]: readonly [string, string],
  told: Told,
): SampleStudy {
  return { patientKey, studyInstanceUid, date, time, ...told };
}

const uids = sampleStudyUids;

/** The same anatomy in two scanners: adding this to a point of the Tromsø CT gives the same point of the Hammerfest CT (mm). */
export const ctOffset = { x: 6.5, y: -14.25, z: 1163.5 } as const;

const chest: readonly SampleStudy[] = [
  study(['a', uids.ctTromso], ['20260914', '101215'], {
    hospital: 'tromso',
    description: 'CT thorax med i.v. kontrast',
    modalities: ['CT', 'SR', 'KO'],
    bodyPart: 'CHEST',
    accessionNumber: 'UNN26091407',
    referredBy: 'lege-1',
  }),
  study(['a', uids.ctHammerfest], ['20250708', '134402'], {
    hospital: 'hammerfest',
    description: 'CT thorax',
    modalities: ['CT'],
    bodyPart: 'CHEST',
    accessionNumber: 'FSH25070811',
    referredBy: 'lege-5',
  }),
  study(['a', uids.chestHarstad], ['20260827', '091130'], {
    hospital: 'harstad',
    description: 'RG thorax front og side',
    modalities: ['DX'],
    bodyPart: 'CHEST',
    accessionNumber: 'UNN26082703',
    referredBy: 'lege-1',
  }),
  study(['a', uids.chestKirkenes], ['20240219', '142008'], {
    hospital: 'kirkenes',
    description: 'Røntgen thorax stående',
    modalities: ['CR'],
    bodyPart: 'CHEST',
    accessionNumber: 'FSK24021905',
    referredBy: 'lege-5',
  }),
  study(['a', uids.mrHead], ['20261001', '153344'], {
    hospital: 'tromso',
    description: 'MR caput',
    modalities: ['MR'],
    bodyPart: 'HEAD',
    accessionNumber: 'UNN26100112',
    referredBy: 'lege-1',
  }),
];

/** Two wards photograph the heel: the wound clinic at Mo i Rana and a medical ward at Sandnessjøen. */
const woundVisits: readonly (readonly [date: string, time: string, hospital: HospitalKey])[] = [
  ['20260603', '104512', 'moIRana'],
  ['20260612', '141820', 'sandnessjoen'],
  ['20260624', '091533', 'moIRana'],
  ['20260708', '130245', 'sandnessjoen'],
  ['20260724', '110904', 'moIRana'],
  ['20260814', '084117', 'sandnessjoen'],
  ['20260904', '124755', 'moIRana'],
  ['20261002', '101326', 'sandnessjoen'],
];

const heel: readonly SampleStudy[] = [
  study(['b', uids.footXray], ['20260605', '121003'], {
    hospital: 'mosjoen',
    description: 'RG venstre fot',
    modalities: ['DX'],
    bodyPart: 'FOOT',
    laterality: 'L',
    accessionNumber: 'HSY26060502',
    referredBy: 'lege-5',
  }),
  ...uids.wound.map((uid, index) => {
    const [date, time, hospital] = woundVisits[index] ?? ['20260603', '104512', 'moIRana'];
    return study(['b', uid], [date, time], {
      hospital,
      description: 'Sårfoto venstre hæl',
      modalities: ['XC'],
      bodyPart: 'HEEL',
      laterality: 'L',
    });
  }),
];

const heart: readonly SampleStudy[] = [
  study(['c', uids.echo], ['20260922', '093012'], {
    hospital: 'bodo',
    description: 'Ekkokardiografi, transtorakal',
    modalities: ['US'],
    bodyPart: 'HEART',
    accessionNumber: 'NLS26092204',
    referredBy: 'lege-3',
  }),
  study(['c', uids.endoscopy], ['20261008', '111540'], {
    hospital: 'vesteralen',
    description: 'Gastroskopi – øvre endoskopi',
    modalities: ['ES'],
    bodyPart: 'STOMACH',
    accessionNumber: 'NLS26100801',
    referredBy: 'lege-3',
  }),
];

type Short = readonly [
  hospital: HospitalKey,
  date: string,
  description: string,
  modality: string,
  bodyPart: string,
];

const shared = (patientKey: 'e1' | 'e2', rows: readonly Short[]): readonly SampleStudy[] =>
  rows.map(([hospital, date, description, modality, bodyPart], index) =>
    study([patientKey, uids[patientKey][index] ?? uids.e1[0] ?? uids.ecg], [date, '10203' + String(index)], {
      hospital,
      description,
      modalities: [modality],
      bodyPart,
    }),
  );

const namesakes: readonly SampleStudy[] = [
  ...shared('e1', [
    ['tromso', '20230314', 'RG høyre hånd', 'DX', 'HAND'],
    ['bodo', '20240602', 'RG thorax', 'DX', 'CHEST'],
    ['tromso', '20250911', 'MR caput', 'MR', 'HEAD'],
    ['harstad', '20260120', 'Hudfoto venstre underarm', 'XC', 'FOREARM'],
  ]),
  ...shared('e2', [
    ['bodo', '20230314', 'RG venstre fot', 'DX', 'FOOT'],
    ['tromso', '20250410', 'RG thorax', 'DX', 'CHEST'],
    ['bodo', '20260705', 'UL hjerte', 'US', 'HEART'],
  ]),
];

const many: readonly SampleStudy[] = [
  study(['f', uids.document], ['20260511', '090000'], {
    hospital: 'kirkenes',
    description: 'Epikrise (dokument)',
    modalities: ['DOC'],
  }),
  study(['f', uids.ecg], ['20260519', '082214'], {
    hospital: 'kirkenes',
    description: 'EKG 12 avledninger, hvile',
    modalities: ['ECG'],
    bodyPart: 'HEART',
  }),
  study(['f', uids.report], ['20260520', '101500'], {
    hospital: 'hammerfest',
    description: 'RG thorax med svar',
    modalities: ['DX', 'SR'],
    bodyPart: 'CHEST',
    accessionNumber: 'FSH26052009',
    referredBy: 'lege-5',
  }),
  study(['f', uids.sound], ['20260602', '134100'], {
    hospital: 'bodo',
    description: 'Lydopptak, lungeauskultasjon',
    modalities: ['AU'],
    bodyPart: 'CHEST',
  }),
  study(['f', uids.slide], ['20260610', '150000'], {
    hospital: 'tromso',
    description: 'Hudbiopsi, digitalt snitt (HE)',
    modalities: ['SM'],
    bodyPart: 'SKIN',
    accessionNumber: 'UNNP26061001',
  }),
  study(['f', uids.unknownClass], ['20260615', '120500'], {
    hospital: 'lofoten',
    description: 'Lungefunksjon, rådata',
    modalities: ['OT'],
  }),
];

export const namedStudies: readonly SampleStudy[] = [...chest, ...heel, ...heart, ...namesakes, ...many];

/** Every study that `generateSamples` writes. */
export const sampleStudies: readonly SampleStudy[] = [
  ...namedStudies,
  ...yearsOfStudies().map(({ study }) => study),
];
