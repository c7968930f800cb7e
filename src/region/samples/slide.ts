import type { Encoders } from './codecs.ts';
import { code, headerOf, jpegBaseline, lossyModule, pixelModule } from './headers.ts';
import { iccProfile, srgb } from './icc.ts';
import { clamp, fractalTile, ramp, randomFrom, tileAt } from './noise.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';
import { sampleUid } from './uids.ts';

const tile = 256;
const side = 2048;
/** Millimetres per pixel of the finest level. */
const finest = 0.001;

/** Skin stained with haematoxylin and eosin: keratin, epidermis with its ridges, dermis with fibres and a gland or two. */
function section(): Uint8Array {
  const rgb = new Uint8Array(side * side * 3).fill(243);
  const cloud = fractalTile(61, { size: 512, cells: 4, octaves: 6, gain: 0.55 });
  const fibre = fractalTile(62, { size: 512, cells: 32, octaves: 3, gain: 0.6 });
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const surface = 330 + 60 * tileAt(cloud, x >> 2, 40) + 6 * tileAt(cloud, x, y >> 3);
      const ridge =
        surface + 190 + 95 * Math.sin(x * 0.021 + tileAt(cloud, x >> 2, 90)) + 20 * tileAt(cloud, x >> 1, 7);
      const texture = tileAt(cloud, x, y);
      const strand = tileAt(fibre, (x + y) >> 2, y >> 1);
      const at = (y * side + x) * 3;
      if (y < surface || y > 1900 + 40 * tileAt(cloud, x >> 2, 200)) continue;
      if (y < surface + 46) tint(rgb, at, [236 + 5 * strand, 168 + 14 * strand, 190 + 8 * strand]);
      else if (y < ridge) tint(rgb, at, [204 + 7 * texture, 128 + 10 * texture, 180 + 6 * texture]);
      else if (strand > 1.1) tint(rgb, at, [246, 238, 242]);
      else tint(rgb, at, [238 - 6 * strand, 172 + 18 * strand, 198 + 12 * strand]);
    }
  return scatterNuclei(rgb, cloud);
}

function tint(rgb: Uint8Array, at: number, [r, g, b]: readonly [number, number, number]): void {
  rgb[at] = clamp(r, 0, 255);
  rgb[at + 1] = clamp(g, 0, 255);
  rgb[at + 2] = clamp(b, 0, 255);
}

/** Crowded in the epidermis, sparse and long in the dermis. */
function scatterNuclei(rgb: Uint8Array, cloud: ReturnType<typeof fractalTile>): Uint8Array {
  const random = randomFrom(63);
  for (let n = 0; n < 9000; n += 1) {
    const x = random() * side;
    const y = random() * side;
    const surface = 330 + 60 * tileAt(cloud, x / 4, 40);
    const ridge = surface + 190 + 95 * Math.sin(x * 0.021 + tileAt(cloud, x / 4, 90));
    const epidermis = y > surface + 60 && y < ridge;
    if (!epidermis && (y < ridge || y > 1880 || random() > 0.22)) continue;
    const turn = random() * 3.14;
    paintNucleus(rgb, { x, y, a: epidermis ? 5.5 : 8, b: epidermis ? 4.5 : 2.6, turn });
  }
  return rgb;
}

interface Nucleus {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  readonly turn: number;
}

function paintNucleus(rgb: Uint8Array, { x, y, a, b, turn }: Nucleus): void {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let dy = -9; dy <= 9; dy += 1)
    for (let dx = -9; dx <= 9; dx += 1) {
      const column = Math.floor(x) + dx;
      const row = Math.floor(y) + dy;
      if (column < 0 || row < 0 || column >= side || row >= side) continue;
      const f = Math.sqrt(((dx * cos + dy * sin) / a) ** 2 + ((dy * cos - dx * sin) / b) ** 2);
      const cover = 0.9 * ramp(f, 1.15, 0.8);
      const at = (row * side + column) * 3;
      rgb[at] = (rgb[at] ?? 0) * (1 - cover) + 84 * cover;
      rgb[at + 1] = (rgb[at + 1] ?? 0) * (1 - cover) + 52 * cover;
      rgb[at + 2] = (rgb[at + 2] ?? 0) * (1 - cover) + 128 * cover;
    }
}

/** Two levels of one tiled image (PS3.3 A.32.8, TILED_FULL). */
export function* slideStudy(study: SampleStudy, encoders: Encoders): Iterable<SampleFile> {
  const whole = section();
  for (const [index, shrink] of [1, 4].entries()) {
    const size = side / shrink;
    const pixels = shrink === 1 ? whole : shrunk(whole, shrink);
    const fragments = tilesOf(pixels, size).map((part) =>
      encoders.jpeg({ width: tile, height: tile, samples: 3, pixels: part, quality: 85, chroma: '422' }),
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
      ...slideModule(study, { size, shrink, frames: fragments.length }),
      ...pixelModule({ rows: tile, columns: tile, bits: 8, photometric: 'YBR_FULL_422' }),
      ...lossyModule((size * size * 3) / bytes),
      PixelData: { fragments },
    };
    yield { study, transferSyntaxUid: jpegBaseline, attributes };
  }
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

interface Level {
  readonly size: number;
  readonly shrink: number;
  readonly frames: number;
}

function slideModule(study: SampleStudy, { size, shrink, frames }: Level): Attributes {
  const type = ['ORIGINAL', 'PRIMARY', 'VOLUME', shrink === 1 ? 'NONE' : 'RESAMPLED'];
  return {
    ImageType: type,
    AcquisitionDateTime: `${study.date}${study.time}`,
    AcquisitionDuration: 60,
    AcquisitionContextSequence: [],
    FrameOfReferenceUID: sampleUid(`${study.studyInstanceUid}/frame of reference`),
    PositionReferenceIndicator: 'SLIDE_CORNER',
    VolumetricProperties: 'VOLUME',
    NumberOfFrames: String(frames),
    DimensionOrganizationType: 'TILED_FULL',
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: sampleUid('slide dimensions') }],
    ImagedVolumeWidth: side * finest,
    ImagedVolumeHeight: side * finest,
    ImagedVolumeDepth: 4,
    TotalPixelMatrixColumns: size,
    TotalPixelMatrixRows: size,
    TotalPixelMatrixFocalPlanes: 1,
    TotalPixelMatrixOriginSequence: [
      { XOffsetInSlideCoordinateSystem: '20', YOffsetInSlideCoordinateSystem: '40' },
    ],
    ImageOrientationSlide: ['0', '-1', '0', '-1', '0', '0'],
    SpecimenLabelInImage: 'NO',
    BurnedInAnnotation: 'NO',
    FocusMethod: 'AUTO',
    ExtendedDepthOfField: 'NO',
    ...specimen,
    NumberOfOpticalPaths: 1,
    OpticalPathSequence: [
      {
        OpticalPathIdentifier: '1',
        IlluminationTypeCodeSequence: [code('111744', 'DCM', 'Brightfield illumination')],
        IlluminationColorCodeSequence: [code('371251000', 'SCT', 'White')],
        ICCProfile: iccProfile(srgb),
        ColorSpace: 'SRGB',
      },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [
          { PixelSpacing: [String(finest * shrink), String(finest * shrink)], SliceThickness: '0.004' },
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
