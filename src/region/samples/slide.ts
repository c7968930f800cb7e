import type { Encoders } from './codecs.ts';
import { code, headerOf, jpegBaseline, lossyModule, pixelModule } from './headers.ts';
import { iccProfile, srgb } from './icc.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';
import { labelPicture, overviewPicture, section, side } from './slidePicture.ts';
import { sampleUid } from './uids.ts';

const tile = 256;
/** Millimetres per pixel of the finest level: what a 10× objective gives. */
const finest = 0.001;
/** How many times each level is smaller than the finest. */
const shrinks = [1, 2, 4, 8] as const;

interface Picture {
  readonly role: 'VOLUME' | 'OVERVIEW' | 'LABEL';
  readonly columns: number;
  readonly rows: number;
  /** Pixels along a row and down a column of each frame. */
  readonly frame: readonly [columns: number, rows: number];
  /** Millimetres. */
  readonly spacing: number;
  readonly isResampled: boolean;
  readonly frames: readonly Uint8Array[];
}

/** Four levels of one tiled image (PS3.3 A.32.8, TILED_FULL), and the pictures that a scanner takes of the glass and its label. */
export function* slideStudy(study: SampleStudy, encoders: Encoders): Iterable<SampleFile> {
  for (const [index, picture] of picturesOf(section()).entries()) {
    const [width, height] = picture.frame;
    const fragments = picture.frames.map((pixels) =>
      encoders.jpeg({ width, height, samples: 3, pixels, quality: 88, chroma: '422' }),
    );
    const bytes = fragments.reduce((sum, { length }) => sum + length, 0);
    const series = {
      study,
      number: 1,
      modality: 'SM',
      description: 'HE, hudbiopsi',
      model: 'Fantom skanner',
    };
    const attributes = {
      ...headerOf(series, '1.2.840.10008.5.1.4.1.1.77.1.6', index + 1),
      ...slideModule(study, picture),
      ...pixelModule({ rows: height, columns: width, bits: 8, photometric: 'YBR_FULL_422' }),
      ...lossyModule((picture.columns * picture.rows * 3) / bytes),
      PixelData: { fragments },
    };
    yield { study, transferSyntaxUid: jpegBaseline, attributes };
  }
}

function picturesOf(whole: Uint8Array): readonly Picture[] {
  const levels = shrinks.map((shrink): Picture => {
    const size = side / shrink;
    return {
      role: 'VOLUME',
      columns: size,
      rows: size,
      frame: [tile, tile],
      spacing: finest * shrink,
      isResampled: shrink > 1,
      frames: tilesOf(shrink === 1 ? whole : shrunk(whole, shrink), size),
    };
  });
  const overview = overviewPicture(shrunk(whole, 64), side / 64, [1200, 400]);
  return [
    ...levels,
    glassPicture('OVERVIEW', [1200, 400], overview),
    glassPicture('LABEL', [400, 400], labelPicture(400, 400)),
  ];
}

/** A photograph of a glass of 75 × 25 mm, or of its label. */
function glassPicture(
  role: Picture['role'],
  [columns, rows]: readonly [number, number],
  pixels: Uint8Array,
): Picture {
  const isResampled = false;
  return { role, columns, rows, frame: [columns, rows], spacing: 0.0625, isResampled, frames: [pixels] };
}

function shrunk(pixels: Uint8Array, shrink: number): Uint8Array {
  const size = side / shrink;
  const out = new Uint8Array(size * size * 3);
  for (let i = 0; i < out.length; i += 1) {
    const sample = i % 3;
    const pixel = (i - sample) / 3;
    const start = (Math.floor(pixel / size) * shrink * side + (pixel % size) * shrink) * 3 + sample;
    let sum = 0;
    for (let dy = 0; dy < shrink; dy += 1)
      for (let dx = 0; dx < shrink; dx += 1) sum += pixels[start + (dy * side + dx) * 3] ?? 0;
    out[i] = sum / (shrink * shrink);
  }
  return out;
}

function tilesOf(pixels: Uint8Array, size: number): readonly Uint8Array[] {
  const count = size / tile;
  return Array.from({ length: count * count }, (_, n) => {
    const [row, column] = [Math.floor(n / count), n % count];
    const part = new Uint8Array(tile * tile * 3);
    for (let line = 0; line < tile; line += 1) {
      const start = ((row * tile + line) * size + column * tile) * 3;
      part.set(pixels.subarray(start, start + tile * 3), line * tile * 3);
    }
    return part;
  });
}

function slideModule(study: SampleStudy, picture: Picture): Attributes {
  const { role, columns, rows, spacing, isResampled, frames } = picture;
  const type = ['ORIGINAL', 'PRIMARY', role, isResampled ? 'RESAMPLED' : 'NONE'];
  return {
    ImageType: type,
    AcquisitionDateTime: `${study.date}${study.time}`,
    AcquisitionDuration: 60,
    AcquisitionContextSequence: [],
    FrameOfReferenceUID: sampleUid(`${study.studyInstanceUid}/frame of reference`),
    PositionReferenceIndicator: 'SLIDE_CORNER',
    VolumetricProperties: 'VOLUME',
    NumberOfFrames: String(frames.length),
    DimensionOrganizationType: 'TILED_FULL',
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: sampleUid('slide dimensions') }],
    ImagedVolumeWidth: columns * spacing,
    ImagedVolumeHeight: rows * spacing,
    ImagedVolumeDepth: 4,
    TotalPixelMatrixColumns: columns,
    TotalPixelMatrixRows: rows,
    TotalPixelMatrixFocalPlanes: 1,
    TotalPixelMatrixOriginSequence: [
      { XOffsetInSlideCoordinateSystem: '20', YOffsetInSlideCoordinateSystem: '40' },
    ],
    ImageOrientationSlide: ['0', '-1', '0', '-1', '0', '0'],
    SpecimenLabelInImage: role === 'VOLUME' ? 'NO' : 'YES',
    BurnedInAnnotation: 'NO',
    FocusMethod: 'AUTO',
    ExtendedDepthOfField: 'NO',
    ...specimen,
    NumberOfOpticalPaths: 1,
    OpticalPathSequence: [
      {
        OpticalPathIdentifier: '1',
        ObjectiveLensPower: role === 'VOLUME' ? '10' : undefined,
        IlluminationTypeCodeSequence: [code('111744', 'DCM', 'Brightfield illumination')],
        IlluminationColorCodeSequence: [code('371251000', 'SCT', 'White')],
        ICCProfile: iccProfile(srgb),
        ColorSpace: 'SRGB',
      },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [
          { PixelSpacing: [String(spacing), String(spacing)], SliceThickness: '0.004' },
        ],
        WholeSlideMicroscopyImageFrameTypeSequence: [{ FrameType: type }],
        OpticalPathIdentificationSequence: [{ OpticalPathIdentifier: '1' }],
      },
    ],
  };
}

const specimen: Attributes = {
  ContainerIdentifier: 'TESTDATA-1',
  IssuerOfTheContainerIdentifierSequence: [],
  ContainerTypeCodeSequence: [code('433466003', 'SCT', 'Microscope slide')],
  SpecimenDescriptionSequence: [
    {
      SpecimenIdentifier: 'TESTDATA-1-A',
      SpecimenUID: sampleUid('specimen'),
      IssuerOfTheSpecimenIdentifierSequence: [],
      SpecimenPreparationSequence: [],
    },
  ],
};
