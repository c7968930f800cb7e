import { radiograph } from './chestXray.ts';
import { detector } from './chestXrayStudies.ts';
import type { Grid } from './grid.ts';
import { bytesOf, code, explicitLittleEndian, headerOf, pixelModule } from './headers.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import { type Limb, projectLimb } from './skeleton.ts';
import type { SampleStudy } from './stories.ts';

const views: Readonly<
  Record<
    Limb,
    { readonly view: string; readonly region: Attributes; readonly rows: readonly [string, string] }
  >
> = {
  foot: { view: 'ML', region: code('56459004', 'SCT', 'Foot'), rows: ['A', 'F'] },
  hand: { view: 'PA', region: code('85562004', 'SCT', 'Hand'), rows: ['R', 'H'] },
  knee: { view: 'AP', region: code('72696002', 'SCT', 'Knee'), rows: ['L', 'F'] },
};

export interface LimbPicture {
  readonly limb: Limb;
  /** Millimetres per pixel at the detector. */
  readonly pixel: number;
  readonly seed: number;
}

const kept = new Map<string, Grid>();

function projection(limb: Limb, spacing: number, seed: number): Grid {
  const key = `${limb} ${spacing} ${seed}`;
  const grid = kept.get(key) ?? projectLimb(limb, spacing, seed);
  kept.set(key, grid);
  return grid;
}

/** One digital radiograph of a limb. */
export function limbRadiograph(study: SampleStudy, { limb, pixel, seed }: LimbPicture): SampleFile {
  const spacing = Math.max(0.4, pixel);
  const grid = projection(limb, spacing, seed % 4);
  const width = Math.floor((grid.width * spacing) / pixel);
  const height = Math.floor((grid.height * spacing) / pixel);
  const side = study.laterality ?? 'U';
  const pixels = radiograph(grid, spacing, {
    width,
    height,
    pixel,
    seed,
    flattening: 0.3,
    ...(study.laterality
      ? { marker: { text: study.laterality, x: Math.floor(width * 0.86), y: Math.floor(height * 0.06) } }
      : {}),
  });
  const { view, region, rows } = views[limb];
  const series = { study, number: 1, modality: 'DX', description: study.description, model: 'Fantom DX' };
  const attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.1.1', 1),
    ...pixelModule({ rows: height, columns: width, bits: 12, photometric: 'MONOCHROME2' }),
    ...detector(pixel),
    ImageType: ['ORIGINAL', 'PRIMARY'],
    PresentationIntentType: 'FOR PRESENTATION',
    BodyPartExamined: study.bodyPart,
    AnatomicRegionSequence: [region],
    ImageLaterality: side,
    ViewPosition: view,
    PatientOrientation: rows,
    WindowCenter: '1900',
    WindowWidth: '3400',
    KVP: '60',
    PixelData: bytesOf(pixels),
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}
