import {
  code,
  explicitLittleEndian,
  headerOf,
  instanceUid,
  type SampleSeries,
  seriesUid,
} from './headers.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import { container, image, number, person, text, uidReference } from './srItems.ts';
import type { SampleStudy } from './stories.ts';
import { sampleUid } from './uids.ts';

const ctImage = '1.2.840.10008.5.1.4.1.1.2';
const dcm = (value: string, meaning: string) => code(value, 'DCM', meaning);

/** Instance numbers of the soft tissue series, from the top: those through the nodule in the right upper lobe. */
export const keySlices = [49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60] as const;
/** The slice through the middle of the nodule. */
export const measuredSlice = 55;

/** What a scanner and a radiologist leave beside a chest CT: dose, key images, a measurement. `slices`: the series they cite. */
export function ctDocuments(study: SampleStudy, slices: SampleSeries): readonly SampleFile[] {
  return [doseFile(study), keyFile(study, slices), measurementFile(study, slices)];
}

const citing = (slices: SampleSeries, numbers: readonly number[]): Attributes => ({
  CurrentRequestedProcedureEvidenceSequence: [
    {
      StudyInstanceUID: slices.study.studyInstanceUid,
      ReferencedSeriesSequence: [
        {
          SeriesInstanceUID: seriesUid(slices),
          ReferencedSOPSequence: numbers.map((n) => ({
            ReferencedSOPClassUID: ctImage,
            ReferencedSOPInstanceUID: instanceUid(slices, n),
          })),
        },
      ],
    },
  ],
});

/** Key Object Selection (PS3.16 TID 2010): twelve slices for the referrer. */
function keyFile(study: SampleStudy, slices: SampleSeries): SampleFile {
  const series = { study, number: 502, modality: 'KO', description: 'Nøkkelbilder' };
  const attributes: Attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.88.59', 1),
    ReferencedPerformedProcedureStepSequence: [],
    ...citing(slices, keySlices),
    ...container(dcm('113000', 'Of Interest'), [
      person(dcm('121008', 'Person Observer Name'), 'TESTDATA^Lege 2'),
      text(dcm('113012', 'Key Object Description'), 'Knuten i høyre overlapp, tolv snitt.'),
      ...keySlices.map((n) => image({ sopClassUid: ctImage, sopInstanceUid: instanceUid(slices, n) })),
    ]),
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}

/** Measurement report (TID 1500): the nodule's two diameters, on one slice. Not verified by anyone. */
function measurementFile(study: SampleStudy, slices: SampleSeries): SampleFile {
  const series = { study, number: 503, modality: 'SR', description: 'Målinger' };
  const slice = { sopClassUid: ctImage, sopInstanceUid: instanceUid(slices, measuredSlice) };
  const attributes: Attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.88.22', 1),
    ReferencedPerformedProcedureStepSequence: [],
    PerformedProcedureCodeSequence: [],
    ...citing(slices, [measuredSlice]),
    CompletionFlag: 'COMPLETE',
    VerificationFlag: 'UNVERIFIED',
    ...container(dcm('126000', 'Imaging Measurement Report'), [
      person(dcm('121008', 'Person Observer Name'), 'TESTDATA^Lege 2', 'HAS OBS CONTEXT'),
      container(dcm('126010', 'Imaging Measurements'), [
        container(dcm('125007', 'Measurement Group'), [
          text(dcm('112039', 'Tracking Identifier'), 'Knute 1', 'HAS OBS CONTEXT'),
          uidReference(dcm('112040', 'Tracking Unique Identifier'), sampleUid('nodule 1')),
          text(dcm('121071', 'Finding'), 'Knute i høyre overlapp'),
          number(code('103339001', 'SCT', 'Long Axis'), '16.2', 'mm', [image(slice, 'INFERRED FROM')]),
          number(code('103340004', 'SCT', 'Short Axis'), '13.5', 'mm', [image(slice, 'INFERRED FROM')]),
        ]),
      ]),
    ]),
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}

interface Scan {
  readonly name: string;
  readonly type: readonly [string, string];
  readonly ctdiVol: string;
  readonly dlp: string;
  readonly current: string;
}

const scans: readonly Scan[] = [
  {
    name: 'Oversiktsbilde',
    type: ['113805', 'Constant Angle Acquisition'],
    ctdiVol: '0.13',
    dlp: '6.1',
    current: '35',
  },
  {
    name: 'Thorax 1,5 mm',
    type: ['116152004', 'Spiral Acquisition'],
    ctdiVol: '6.42',
    dlp: '221.7',
    current: '186',
  },
];

/** CT radiation dose (TID 10011): a scout and one spiral. */
function doseFile(study: SampleStudy): SampleFile {
  const series = { study, number: 501, modality: 'SR', description: 'Doserapport' };
  const attributes: Attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.88.67', 1),
    ReferencedPerformedProcedureStepSequence: [],
    PerformedProcedureCodeSequence: [],
    CompletionFlag: 'COMPLETE',
    VerificationFlag: 'UNVERIFIED',
    ...container(dcm('113701', 'X-Ray Radiation Dose Report'), [
      container(dcm('113811', 'CT Accumulated Dose Data'), [
        number(dcm('113812', 'Total Number of Irradiation Events'), '2', '{events}'),
        number(dcm('113813', 'CT Dose Length Product Total'), '227.8', 'mGy.cm'),
      ]),
      ...scans.map((scan) => acquisition(scan)),
    ]),
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}

function acquisition({ name, type, ctdiVol, dlp, current }: Scan): Attributes {
  const [value, meaning] = type;
  return container(dcm('113819', 'CT Acquisition'), [
    text(dcm('125203', 'Acquisition Protocol'), name),
    coded(dcm('123014', 'Target Region'), code('51185008', 'SCT', 'Chest')),
    coded(dcm('113820', 'CT Acquisition Type'), code(value, value.length > 6 ? 'SCT' : 'DCM', meaning)),
    uidReference(dcm('113769', 'Irradiation Event UID'), sampleUid(`irradiation ${name}`)),
    container(dcm('113822', 'CT Acquisition Parameters'), [
      number(dcm('113824', 'Exposure Time'), name.startsWith('Over') ? '3.4' : '4.9', 's'),
      container(dcm('113831', 'CT X-Ray Source Parameters'), [
        number(dcm('113733', 'KVP'), '120', 'kV'),
        number(dcm('113734', 'X-Ray Tube Current'), current, 'mA'),
      ]),
    ]),
    container(dcm('113829', 'CT Dose'), [
      number(dcm('113830', 'Mean CTDIvol'), ctdiVol, 'mGy'),
      coded(dcm('113835', 'CTDIw Phantom Type'), dcm('113691', 'IEC Body Dosimetry Phantom')),
      number(dcm('113838', 'DLP'), dlp, 'mGy.cm'),
    ]),
  ]);
}

const coded = (name: Attributes, value: Attributes): Attributes => ({
  RelationshipType: 'CONTAINS',
  ValueType: 'CODE',
  ConceptNameCodeSequence: [name],
  ConceptCodeSequence: [value],
});
