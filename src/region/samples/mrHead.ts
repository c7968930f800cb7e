import { bytesOf, explicitLittleEndian, headerOf, pixelModule } from './headers.ts';
import { paintHead, t1, t2 } from './head.ts';
import { clamp, grainTile, randomFrom } from './noise.ts';
import type { Attributes } from './part10.ts';
import type { Plane } from './plane.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';
import { sampleUid } from './uids.ts';

export const mrImageStorage = '1.2.840.10008.5.1.4.1.1.4';
export const headSize = 320;
const spacing = 0.71875;
const step = 5.5;

interface Sequence {
  readonly number: number;
  readonly description: string;
  readonly weighting: typeof t1;
  readonly repetition: string;
  readonly echo: string;
  readonly train: string;
  readonly window: readonly [string, string];
}

const sequences: readonly Sequence[] = [
  {
    number: 2,
    description: 'Ax T2 TSE',
    weighting: t2,
    repetition: '4500',
    echo: '98',
    train: '15',
    window: ['520', '1050'],
  },
  {
    number: 3,
    description: 'Ax T1 SE',
    weighting: t1,
    repetition: '550',
    echo: '11',
    train: '1',
    window: ['420', '840'],
  },
];

export const headPlane = (): Plane => ({
  size: headSize,
  spacing,
  originX: (-spacing * (headSize - 1)) / 2,
  originY: (-spacing * (headSize - 1)) / 2 + 1,
  values: new Float32Array(headSize * headSize),
});

/** Two weightings of 26 slices each, in one Frame of Reference. */
export function* mrHead(study: SampleStudy): Iterable<SampleFile> {
  const plane = headPlane();
  for (const sequence of sequences)
    for (let index = 0; index < 26; index += 1) {
      const z = -14 + index * step;
      paintHead(plane, z, sequence.weighting);
      const series = {
        study,
        number: sequence.number,
        modality: 'MR',
        description: sequence.description,
        model: 'Fantom MR 1.5T',
      };
      const attributes = {
        ...headerOf(series, mrImageStorage, index + 1),
        ...mrModule(study, sequence, [plane.originX + 3, plane.originY - 21, z + 12]),
        ...pixelModule({ rows: headSize, columns: headSize, bits: 12, photometric: 'MONOCHROME2' }),
        PixelData: bytesOf(magnitude(plane, sequence.number * 100 + index)),
      };
      yield { study, transferSyntaxUid: explicitLittleEndian, attributes };
    }
}

const grain = grainTile(81, 256, [0, 2]);

/** Signal with the coil's slow shading and noise, never below zero. */
export function magnitude({ size, values }: Plane, seed: number): Uint16Array {
  const shift = Math.floor(randomFrom(seed)() * 65536);
  const pixels = new Uint16Array(values.length);
  for (let i = 0; i < pixels.length; i += 1) {
    const u = (i % size) / size - 0.5;
    const v = Math.floor(i / size) / size - 0.5;
    const shading = 1.08 - 0.5 * (u * u + v * v) + 0.06 * u;
    const noise = 13 * (grain.values[(i + shift) & 65535] ?? 0);
    pixels[i] = clamp(Math.abs((values[i] ?? 0) * shading + noise), 0, 4095);
  }
  return pixels;
}

function mrModule(study: SampleStudy, sequence: Sequence, position: readonly number[]): Attributes {
  const { repetition, echo, train, window, description } = sequence;
  return {
    ImageType: ['ORIGINAL', 'PRIMARY', 'M'],
    BodyPartExamined: 'HEAD',
    ScanningSequence: 'SE',
    SequenceVariant: 'NONE',
    ScanOptions: '',
    MRAcquisitionType: '2D',
    SliceThickness: '5',
    SpacingBetweenSlices: String(step),
    RepetitionTime: repetition,
    EchoTime: echo,
    EchoTrainLength: train,
    MagneticFieldStrength: '1.5',
    FlipAngle: '90',
    ProtocolName: description,
    PatientPosition: 'HFS',
    FrameOfReferenceUID: sampleUid(`${study.studyInstanceUid}/frame of reference`),
    PositionReferenceIndicator: '',
    ImagePositionPatient: position.map((value) => value.toFixed(4)),
    ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
    SliceLocation: (position[2] ?? 0).toFixed(2),
    PixelSpacing: [String(spacing), String(spacing)],
    WindowCenter: window[0],
    WindowWidth: window[1],
  };
}
