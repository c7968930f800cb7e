import type { Encoders } from './codecs.ts';
import { dopplerStill, type DopplerScreen } from './doppler.ts';
import { type EchoLoop, echoFrames, echoSector } from './echoLoop.ts';
import {
  code,
  explicitLittleEndian,
  headerOf,
  jpegBaseline,
  lossyModule,
  pixelModule,
  type SampleSeries,
} from './headers.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import { speckleTile } from './sector.ts';
import type { SampleStudy } from './stories.ts';

export const ultrasoundMultiframe = '1.2.840.10008.5.1.4.1.1.3.1';
export const ultrasoundImage = '1.2.840.10008.5.1.4.1.1.6.1';

/** Units of PS3.3 C.8.5.5.1.15. */
const unit = { centimetre: 3, seconds: 4, centimetrePerSecond: 7 } as const;

interface Loop extends Omit<EchoLoop, 'speckle'> {
  readonly description: string;
  readonly timing: 'frame time' | 'frame time vector';
}

const loops: readonly Loop[] = [
  {
    description: 'Apikal 4-kammer',
    title: 'A4C',
    view: { turn: 0.04, x: 0, y: 80, scale: 1, mirror: 1, flow: 'hidden' },
    frames: 60,
    beat: 30,
    timing: 'frame time',
  },
  {
    description: 'Parasternal lang akse',
    title: 'PLAX',
    view: { turn: 1.25, x: -2, y: 76, scale: 1, mirror: -1, flow: 'hidden' },
    frames: 60,
    beat: 30,
    timing: 'frame time',
  },
  {
    description: 'Apikal 4-kammer, fargedoppler',
    title: 'A4C CF',
    view: { turn: 0, x: 2, y: 82, scale: 1.05, mirror: 1, flow: 'shown' },
    frames: 64,
    beat: 16,
    timing: 'frame time vector',
  },
];

export function* echoStudy(study: SampleStudy, encoders: Encoders): Iterable<SampleFile> {
  const speckle = speckleTile(50);
  for (const [index, loop] of loops.entries()) {
    const series = seriesOf(study, index + 1, loop.description);
    const fragments: Uint8Array[] = [];
    for (const pixels of echoFrames({ ...loop, speckle }))
      fragments.push(
        encoders.jpeg({ width: 800, height: 600, samples: 3, pixels, quality: 82, chroma: '422' }),
      );
    const size = fragments.reduce((sum, { length }) => sum + length, 0);
    const attributes = {
      ...headerOf(series, ultrasoundMultiframe, 1),
      ...ultrasoundModule(loop.view.flow === 'shown' ? [tissueRegion, flowRegion] : [tissueRegion]),
      ...pixelModule({ rows: 600, columns: 800, bits: 8, photometric: 'YBR_FULL_422' }),
      ...lossyModule((800 * 600 * 3 * loop.frames) / size),
      ...timingOf(loop),
      NumberOfFrames: String(loop.frames),
      UltrasoundColorDataPresent: loop.view.flow === 'shown' ? 1 : 0,
      HeartRate: loop.timing === 'frame time' ? '60' : '68',
      PixelData: { fragments },
    };
    yield { study, transferSyntaxUid: jpegBaseline, attributes };
  }
  yield doppler(study);
}

const seriesOf = (study: SampleStudy, number: number, description: string): SampleSeries => ({
  study,
  number,
  modality: 'US',
  description,
  model: 'Fantom ekko',
});

/** The colour loop was stored at an uneven pace, as live colour is. */
function timingOf({ timing, frames }: Loop): Attributes {
  if (timing === 'frame time')
    return {
      FrameTime: '33.33',
      FrameIncrementPointer: '00181063',
      CineRate: '30',
      RecommendedDisplayFrameRate: '30',
    };
  const steps = Array.from({ length: frames }, (_, frame) =>
    frame === 0 ? '0' : frame % 4 === 0 ? '70' : '50',
  );
  return { FrameTimeVector: steps, FrameIncrementPointer: '00181065' };
}

const perPixel = echoSector.depthMm / 10 / echoSector.reach;

const tissueRegion: Attributes = {
  ...boxOf([42, 34, 758, 540]),
  RegionSpatialFormat: 1,
  RegionDataType: 1,
  RegionFlags: 2,
  ReferencePixelX0: echoSector.apexX - 42,
  ReferencePixelY0: 0,
  PhysicalUnitsXDirection: unit.centimetre,
  PhysicalUnitsYDirection: unit.centimetre,
  PhysicalDeltaX: perPixel,
  PhysicalDeltaY: perPixel,
};

const flowRegion: Attributes = {
  ...tissueRegion,
  ...boxOf([330, 180, 560, 500]),
  RegionDataType: 2,
  ReferencePixelX0: 70,
  ReferencePixelY0: -146,
};

function boxOf([x0, y0, x1, y1]: readonly [number, number, number, number]): Attributes {
  return {
    RegionLocationMinX0: x0,
    RegionLocationMinY0: y0,
    RegionLocationMaxX1: x1,
    RegionLocationMaxY1: y1,
  };
}

export function ultrasoundModule(regions: readonly Attributes[]): Attributes {
  return {
    ImageType: ['ORIGINAL', 'PRIMARY'],
    BurnedInAnnotation: 'NO',
    PatientOrientation: '',
    LossyImageCompression: '00',
    SequenceOfUltrasoundRegions: regions.length > 0 ? regions : undefined,
    AnatomicRegionSequence: [code('80891009', 'SCT', 'Heart')],
  };
}

/** Pulsed Doppler of the mitral inflow: a small picture in centimetres, a spectrum in seconds and centimetres per second. */
function doppler(study: SampleStudy): SampleFile {
  const screen: DopplerScreen = dopplerStill();
  const { picture, spectrum } = screen;
  const regions: readonly Attributes[] = [
    {
      ...tissueRegion,
      ...boxOf(picture.box),
      ReferencePixelX0: picture.apexX - picture.box[0],
      PhysicalDeltaX: picture.perPixel,
      PhysicalDeltaY: picture.perPixel,
    },
    {
      ...boxOf(spectrum.box),
      RegionSpatialFormat: 3,
      RegionDataType: 3,
      RegionFlags: 0,
      ReferencePixelX0: 0,
      ReferencePixelY0: spectrum.baseline - spectrum.box[1],
      ReferencePixelPhysicalValueX: 0,
      ReferencePixelPhysicalValueY: 0,
      PhysicalUnitsXDirection: unit.seconds,
      PhysicalUnitsYDirection: unit.centimetrePerSecond,
      PhysicalDeltaX: spectrum.secondsPerPixel,
      PhysicalDeltaY: -spectrum.speedPerPixel,
    },
  ];
  const attributes = {
    ...headerOf(seriesOf(study, 4, 'PW-doppler mitralklaff'), ultrasoundImage, 1),
    ...ultrasoundModule(regions),
    ...pixelModule({ rows: 600, columns: 800, bits: 8, photometric: 'RGB' }),
    UltrasoundColorDataPresent: 1,
    PixelData: screen.rgb,
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}
