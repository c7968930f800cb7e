import { detector } from './chestXrayStudies.ts';
import type { Encoders } from './codecs.ts';
import { ultrasoundImage, ultrasoundModule } from './echoStudy.ts';
import {
  bytesOf,
  code,
  explicitLittleEndian,
  headerOf,
  jpegBaseline,
  lossyModule,
  pixelModule,
} from './headers.ts';
import { srgb } from './icc.ts';
import { limbRadiograph } from './limbStudies.ts';
import { mrImageStorage } from './mrHead.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';
import { sampleUid } from './uids.ts';
import { photographicStorage, photographModule } from './woundStudies.ts';
import type { SmallPicture } from './years.ts';
import { drawSmall, type Studio } from './yearsPictures.ts';

export interface SmallStudy {
  readonly study: SampleStudy;
  readonly picture: SmallPicture;
  readonly n: number;
}

/** A study of one small picture. */
export function smallStudy(
  { study, picture, n }: SmallStudy,
  studio: Studio,
  encoders: Encoders,
): SampleFile {
  if (picture === 'hand' || picture === 'foot' || picture === 'knee')
    return limbRadiograph(study, { limb: picture, pixel: 0.5, seed: n });
  const drawn = drawSmall(picture, { n, side: study.laterality ?? 'R' }, studio);
  const { sopClass, module } = classOf(picture, study);
  const modality = study.modalities[0] ?? 'OT';
  const series = { study, number: 1, modality, description: study.description };
  const head = {
    ...headerOf(series, sopClass, 1),
    BodyPartExamined: study.bodyPart,
    ...module,
  };
  const { width: columns, height: rows } = drawn;
  if (drawn.kind === 'grey') {
    const attributes = {
      ...head,
      ...pixelModule({ rows, columns, bits: 12, photometric: 'MONOCHROME2' }),
      PixelData: bytesOf(drawn.pixels),
    };
    return { study, transferSyntaxUid: explicitLittleEndian, attributes };
  }
  const jpeg = encoders.jpeg({
    width: columns,
    height: rows,
    samples: 3,
    pixels: drawn.pixels,
    quality: 85,
    chroma: '422',
  });
  const attributes = {
    ...head,
    ...pixelModule({ rows, columns, bits: 8, photometric: 'YBR_FULL_422' }),
    ...lossyModule((columns * rows * 3) / jpeg.length),
    PixelData: { fragments: [jpeg] },
  };
  return { study, transferSyntaxUid: jpegBaseline, attributes };
}

interface ImageClass {
  readonly sopClass: string;
  readonly module: Attributes;
}

const window = (centre: number, width: number): Attributes => ({
  WindowCenter: String(centre),
  WindowWidth: String(width),
});

const plane = (study: SampleStudy, spacing: number): Attributes => ({
  FrameOfReferenceUID: sampleUid(`${study.studyInstanceUid}/frame of reference`),
  PositionReferenceIndicator: '',
  PatientPosition: 'HFS',
  ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
  PixelSpacing: [String(spacing), String(spacing)],
});

const digital: Attributes = {
  ImageType: ['ORIGINAL', 'PRIMARY'],
  PresentationIntentType: 'FOR PRESENTATION',
  ...detector(0.9),
  ImageLaterality: 'U',
  ...window(2000, 3600),
};

type Imaged = Exclude<SmallPicture, 'hand' | 'foot' | 'knee'>;

function classOf(picture: Imaged, study: SampleStudy): ImageClass {
  switch (picture) {
    case 'chest':
      return study.modalities[0] === 'CR'
        ? {
            sopClass: '1.2.840.10008.5.1.4.1.1.1',
            module: { ...plate, ViewPosition: 'AP', PatientOrientation: ['L', 'F'] },
          }
        : { sopClass: '1.2.840.10008.5.1.4.1.1.1.1', module: { ...digital, ...chestRegion } };
    case 'chestSlice':
      return {
        sopClass: '1.2.840.10008.5.1.4.1.1.2',
        module: {
          ...tomography,
          ...plane(study, 1.5625),
          ImagePositionPatient: ['-199.2188', '-199.2188', '-120'],
        },
      };
    case 'headSlice':
      return {
        sopClass: mrImageStorage,
        module: {
          ...resonance,
          ...plane(study, 0.90625),
          ImagePositionPatient: ['-115.5469', '-115.5469', '40'],
        },
      };
    case 'echo':
    case 'kidney':
      return { sopClass: ultrasoundImage, module: ultrasoundModule([]) };
    case 'skin':
      return {
        sopClass: photographicStorage,
        module: { ...photographModule('Nærbilde', srgb), ImageLaterality: study.laterality },
      };
    case 'fundus':
      return { sopClass: '1.2.840.10008.5.1.4.1.1.77.1.5.1', module: eye(study) };
    case 'breast':
      return { sopClass: '1.2.840.10008.5.1.4.1.1.1.2', module: mammogram(study) };
    case 'teeth':
      return { sopClass: '1.2.840.10008.5.1.4.1.1.1.3', module: { ...digital, ...jaw } };
    case 'gut':
      return { sopClass: '1.2.840.10008.5.1.4.1.1.77.1.1', module: photographModule('', srgb) };
  }
}

const plate: Attributes = {
  ImageType: ['ORIGINAL', 'PRIMARY'],
  ImagerPixelSpacing: ['0.9', '0.9'],
  KVP: '90',
  ...window(2000, 3600),
};
const chestRegion: Attributes = {
  ViewPosition: 'PA',
  PatientOrientation: ['L', 'F'],
  AnatomicRegionSequence: [code('51185008', 'SCT', 'Chest')],
};
const jaw: Attributes = {
  PatientOrientation: ['P', 'F'],
  AnatomicRegionSequence: [code('661005', 'SCT', 'Jaw region')],
};
const tomography: Attributes = {
  ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
  AcquisitionNumber: 1,
  KVP: '120',
  SliceThickness: '5',
  RescaleIntercept: '-1024',
  RescaleSlope: '1',
  RescaleType: 'HU',
  ...window(40, 400),
};
const resonance: Attributes = {
  ImageType: ['ORIGINAL', 'PRIMARY', 'M'],
  ScanningSequence: 'SE',
  SequenceVariant: 'NONE',
  ScanOptions: '',
  MRAcquisitionType: '2D',
  SliceThickness: '5',
  RepetitionTime: '4000',
  EchoTime: '90',
  EchoTrainLength: '12',
  ...window(480, 960),
};

const eye = (study: SampleStudy): Attributes => ({
  ...photographModule('', srgb),
  ImageLaterality: study.laterality,
  AnatomicRegionSequence: [code('5665001', 'SCT', 'Retina')],
  NumberOfFrames: '1',
  AcquisitionDateTime: study.date + study.time,
  PatientEyeMovementCommanded: 'NO',
  PupilDilated: 'NO',
  RefractiveStateSequence: [],
  LightPathFilterTypeStackCodeSequence: [],
  ImagePathFilterTypeStackCodeSequence: [],
  LensesCodeSequence: [],
  IlluminationTypeCodeSequence: [],
  IntraOcularPressure: [],
  HorizontalFieldOfView: 45,
  EmmetropicMagnification: [],
  DetectorType: 'CCD',
  AcquisitionDeviceTypeCodeSequence: [code('409898007', 'SCT', 'Fundus Camera')],
});

const mammogram = (study: SampleStudy): Attributes => ({
  ...digital,
  ...detector(0.5),
  ImageLaterality: study.laterality,
  PatientOrientation: study.laterality === 'R' ? ['P', 'L'] : ['A', 'R'],
  AnatomicRegionSequence: [code('76752008', 'SCT', 'Breast')],
  ViewCodeSequence: [{ ...code('399162004', 'SCT', 'cranio-caudal'), ViewModifierCodeSequence: [] }],
  ViewPosition: 'CC',
  BreastImplantPresent: 'NO',
  OrganExposed: 'BREAST',
  KVP: '28',
});
