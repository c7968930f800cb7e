import { hospitals } from './hospitals.ts';
import { samplePatient, samplePractitioners } from './people.ts';
import type { Attributes } from './part10.ts';
import type { SampleStudy } from './stories.ts';
import { sampleUid } from './uids.ts';

export const explicitLittleEndian = '1.2.840.10008.1.2.1';
export const jpegBaseline = '1.2.840.10008.1.2.4.50';
export const jpegLsLossless = '1.2.840.10008.1.2.4.80';

/** A series of a study and what tells it apart. */
export interface SampleSeries {
  readonly study: SampleStudy;
  readonly number: number;
  readonly modality: string;
  readonly description: string;
  readonly manufacturer?: string;
  readonly model?: string;
}

export const seriesUid = ({ study, number }: SampleSeries) =>
  sampleUid(`${study.studyInstanceUid}/${number}`);
export const instanceUid = (series: SampleSeries, number: number) =>
  sampleUid(`${series.study.studyInstanceUid}/${series.number}/${number}`);

/** Patient, study, series, equipment and SOP common modules of one instance. */
export function headerOf(series: SampleSeries, sopClassUid: string, instanceNumber: number): Attributes {
  const { study } = series;
  return {
    SpecificCharacterSet: isLatin(study) ? 'ISO_IR 100' : 'ISO_IR 192',
    SOPClassUID: sopClassUid,
    SOPInstanceUID: instanceUid(series, instanceNumber),
    ...patientModule(study),
    ...studyModule(study),
    ...equipmentModule(series),
    Modality: series.modality,
    SeriesInstanceUID: seriesUid(series),
    SeriesNumber: series.number,
    SeriesDescription: series.description,
    SeriesDate: study.date,
    SeriesTime: study.time,
    ContentDate: study.date,
    ContentTime: study.time,
    InstanceNumber: instanceNumber,
  };
}

/** Half of the hospitals write Latin-1, the others UTF-8. */
const isLatin = ({ hospital }: SampleStudy) =>
  ['harstad', 'lofoten', 'mosjoen', 'kirkenes'].includes(hospital);

function patientModule(study: SampleStudy): Attributes {
  const patient = samplePatient(study.patientKey);
  const [{ system, value }] = patient.identifiers;
  const byQualifiers = ['bodo', 'moIRana'].includes(study.hospital);
  return {
    PatientName: `${patient.family}^${patient.given}`,
    PatientID: value,
    ...(byQualifiers
      ? { IssuerOfPatientIDQualifiersSequence: [{ UniversalEntityID: system, UniversalEntityIDType: 'ISO' }] }
      : { IssuerOfPatientID: system }),
    PatientBirthDate: patient.birthDate.replaceAll('-', ''),
    PatientSex: patient.sex,
    PatientAge: ageAt(patient.birthDate, study.date),
  };
}

function ageAt(birthDate: string, date: string): string {
  const birth = birthDate.replaceAll('-', '');
  const years =
    Number(date.slice(0, 4)) - Number(birth.slice(0, 4)) - (date.slice(4) < birth.slice(4) ? 1 : 0);
  return `${String(years).padStart(3, '0')}Y`;
}

function studyModule(study: SampleStudy): Attributes {
  const referrer = samplePractitioners.find(({ key }) => key === study.referredBy);
  const { accessionIssuer, archiveId } = hospitals[study.hospital];
  return {
    StudyInstanceUID: study.studyInstanceUid,
    StudyDate: study.date,
    StudyTime: study.time,
    StudyID: study.studyInstanceUid.slice(-8),
    StudyDescription: study.description,
    ReferringPhysicianName: referrer === undefined ? '' : `${referrer.family}^${referrer.given}`,
    AccessionNumber: study.accessionNumber ?? '',
    IssuerOfAccessionNumberSequence:
      study.accessionNumber === undefined
        ? undefined
        : [{ UniversalEntityID: accessionIssuer, UniversalEntityIDType: 'ISO' }],
    TimezoneOffsetFromUTC: archiveId === 'unn' ? zoneOf(study.date) : undefined,
  };
}

/** Norwegian summer time, near enough to the month. */
function zoneOf(date: string): string {
  const month = Number(date.slice(4, 6));
  return month > 3 && month < 11 ? '+0200' : '+0100';
}

function equipmentModule({ study, manufacturer, model }: SampleSeries): Attributes {
  const { name, code, says, stationName } = hospitals[study.hospital];
  return {
    Manufacturer: manufacturer ?? 'TESTDATA',
    ManufacturerModelName: model ?? 'Fantom',
    StationName: stationName,
    DeviceSerialNumber: '0001',
    SoftwareVersions: '1.0',
    InstitutionName: says === 'station' ? undefined : name,
    InstitutionCodeSequence:
      says === 'code'
        ? [{ CodeValue: code, CodingSchemeDesignator: '99LYSBILDE', CodeMeaning: name }]
        : undefined,
  };
}

export interface PixelShape {
  readonly rows: number;
  readonly columns: number;
  readonly bits: 8 | 10 | 12 | 16;
  readonly photometric:
    'MONOCHROME1' | 'MONOCHROME2' | 'RGB' | 'YBR_FULL_422' | 'YBR_FULL' | 'YBR_PARTIAL_420';
}

/** Image pixel module; colour is 8 bits, three interleaved samples. */
export function pixelModule({ rows, columns, bits, photometric }: PixelShape): Attributes {
  const isGrey = photometric.startsWith('MONOCHROME');
  return {
    SamplesPerPixel: isGrey ? 1 : 3,
    PhotometricInterpretation: photometric,
    PlanarConfiguration: isGrey ? undefined : 0,
    Rows: rows,
    Columns: columns,
    BitsAllocated: bits > 8 ? 16 : 8,
    BitsStored: bits,
    HighBit: bits - 1,
    PixelRepresentation: 0,
  };
}

/** What a lossy baseline JPEG must say of itself. */
export function lossyModule(ratio: number): Attributes {
  return {
    LossyImageCompression: '01',
    LossyImageCompressionRatio: ratio.toFixed(1),
    LossyImageCompressionMethod: 'ISO_10918_1',
  };
}

export const code = (CodeValue: string, CodingSchemeDesignator: string, CodeMeaning: string): Attributes => ({
  CodeValue,
  CodingSchemeDesignator,
  CodeMeaning,
});

export const bytesOf = (pixels: Uint16Array | Int16Array | Float32Array): Uint8Array =>
  new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
