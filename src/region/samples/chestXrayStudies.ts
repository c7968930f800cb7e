import { type ChestProjection, radiograph } from './chestXray.ts';
import { bytesOf, code, explicitLittleEndian, headerOf, pixelModule } from './headers.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';

const dxForPresentation = '1.2.840.10008.5.1.4.1.1.1.1';
const computedRadiography = '1.2.840.10008.5.1.4.1.1.1';

interface View {
  readonly number: number;
  readonly name: 'PA' | 'LL';
  readonly width: number;
  readonly height: number;
  readonly pixel: number;
}

/** Frontal and lateral digital radiographs, `MONOCHROME2`, spacing at the detector only. */
export function* chestDigital(study: SampleStudy, projection: ChestProjection): Iterable<SampleFile> {
  const views: readonly View[] = [
    { number: 1, name: 'PA', width: 2022, height: 2444, pixel: 0.168 },
    { number: 2, name: 'LL', width: 1894, height: 2444, pixel: 0.168 },
  ];
  for (const view of views) {
    const grid = view.name === 'PA' ? projection.frontal : projection.lateral;
    const marker = { text: 'L', x: view.name === 'PA' ? view.width - 190 : 120, y: 150 };
    const pixels = radiograph(grid, projection.spacing, {
      ...view,
      marker,
      seed: view.number,
      flattening: 0.35,
    });
    const description = view.name === 'PA' ? 'Thorax front stående' : 'Thorax side';
    const series = { study, number: view.number, modality: 'DX', description, model: 'Fantom DX' };
    const attributes = {
      ...headerOf(series, dxForPresentation, 1),
      ...pixelModule({ rows: view.height, columns: view.width, bits: 12, photometric: 'MONOCHROME2' }),
      ...digitalXray(view),
      BodyPartExamined: 'CHEST',
      AnatomicRegionSequence: [code('51185008', 'SCT', 'Chest')],
      PixelData: bytesOf(pixels),
    };
    yield { study, transferSyntaxUid: explicitLittleEndian, attributes };
  }
}

function digitalXray(view: View): Attributes {
  return {
    ImageType: ['ORIGINAL', 'PRIMARY'],
    PresentationIntentType: 'FOR PRESENTATION',
    ViewPosition: view.name,
    PatientOrientation: view.name === 'PA' ? ['L', 'F'] : ['A', 'F'],
    ...detector(view.pixel),
    ImageLaterality: 'U',
    WindowCenter: '2000',
    WindowWidth: '3600',
    KVP: '125',
  };
}

/** What a DX image for presentation must say beside its view. */
export function detector(pixel: number): Attributes {
  return {
    ImagerPixelSpacing: [pixel.toFixed(4), pixel.toFixed(4)],
    DistanceSourceToDetector: '1800',
    DetectorType: 'SCINTILLATOR',
    PositionerType: 'NONE',
    PixelIntensityRelationship: 'LOG',
    PixelIntensityRelationshipSign: -1,
    PresentationLUTShape: 'IDENTITY',
    RescaleIntercept: '0',
    RescaleSlope: '1',
    RescaleType: 'US',
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
    AcquisitionContextSequence: [],
  };
}

/** A phosphor plate at the bedside: `MONOCHROME1`, so that what is bright on screen is a small number. */
export function* chestPlate(study: SampleStudy, projection: ChestProjection): Iterable<SampleFile> {
  const [width, height, pixel] = [2020, 2430, 0.1715];
  const bright = radiograph(projection.frontal, projection.spacing, {
    width,
    height,
    pixel,
    marker: { text: 'R', x: 150, y: 160 },
    seed: 9,
    flattening: 0.2,
  });
  const series = { study, number: 1, modality: 'CR', description: 'Thorax front', model: 'Fantom CR' };
  const attributes = {
    ...headerOf(series, computedRadiography, 1),
    ...pixelModule({ rows: height, columns: width, bits: 12, photometric: 'MONOCHROME1' }),
    ImageType: ['ORIGINAL', 'PRIMARY'],
    BodyPartExamined: 'CHEST',
    ViewPosition: 'AP',
    PatientOrientation: ['L', 'F'],
    ImagerPixelSpacing: [pixel.toFixed(4), pixel.toFixed(4)],
    KVP: '90',
    PlateType: 'Fosfor',
    WindowCenter: '2095',
    WindowWidth: '3600',
    PixelData: bytesOf(bright.map((value) => 4095 - value)),
  };
  yield { study, transferSyntaxUid: explicitLittleEndian, attributes };
}
