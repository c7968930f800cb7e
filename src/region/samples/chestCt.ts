import type { Encoders } from './codecs.ts';
import {
  bytesOf,
  explicitLittleEndian,
  headerOf,
  jpegLsLossless,
  pixelModule,
  type SampleSeries,
} from './headers.ts';
import { type Tile, clamp, grainTile, randomFrom } from './noise.ts';
import type { Attributes } from './part10.ts';
import type { Plane } from './plane.ts';
import type { SampleFile } from './sampleFile.ts';
import { ctOffset, type SampleStudy } from './stories.ts';
import { noduleBalls, paintThorax, type ThoraxScene } from './thoraxCt.ts';
import { sampleUid } from './uids.ts';

const ctImageStorage = '1.2.840.10008.5.1.4.1.1.2';
const size = 512;

interface Kernel {
  readonly name: string;
  readonly description: string;
  readonly grain: Tile;
  /** Standard deviation of the noise in the middle of the body, HU. */
  readonly noise: number;
  readonly window: readonly [centre: number, width: number, name: string];
}

export interface ChestScan {
  readonly study: SampleStudy;
  readonly model: string;
  readonly spacing: number;
  readonly step: number;
  readonly thickness: number;
  readonly slices: number;
  /** Height of the lowest slice in the phantom. */
  readonly bottom: number;
  /** The first instance is the topmost slice or the lowest. */
  readonly starts: 'top' | 'bottom';
  /** From the phantom's millimetres to the patient coordinates of this scan. */
  readonly offset: { readonly x: number; readonly y: number; readonly z: number };
  readonly noduleRadius: number;
  readonly phase: 'arterial' | 'plain';
  readonly kernels: readonly Kernel[];
  readonly seed: number;
  readonly stored: 'raw' | 'jpeg-ls';
}

const tromsoOffset = { x: 1.5, y: -162.25, z: -618.5 } as const;

export function tromsoScan(study: SampleStudy): ChestScan {
  return {
    study,
    model: 'Fantom CT 128',
    spacing: 0.78125,
    step: 1.5,
    thickness: 1.5,
    slices: 220,
    bottom: 2,
    starts: 'top',
    offset: tromsoOffset,
    noduleRadius: 8,
    phase: 'arterial',
    kernels: [softKernel('Thorax 1,5 mm bløtdel'), lungKernel],
    seed: 1,
    stored: 'raw',
  };
}

export function hammerfestScan(study: SampleStudy): ChestScan {
  return {
    study,
    model: 'Fantom CT 64',
    spacing: 0.7421875,
    step: 2.5,
    thickness: 3,
    slices: 132,
    bottom: 1,
    starts: 'bottom',
    offset: {
      x: tromsoOffset.x + ctOffset.x,
      y: tromsoOffset.y + ctOffset.y,
      z: tromsoOffset.z + ctOffset.z,
    },
    noduleRadius: 4.5,
    phase: 'plain',
    kernels: [softKernel('Thorax 3 mm')],
    seed: 2,
    stored: 'jpeg-ls',
  };
}

function softKernel(description: string): Kernel {
  return {
    name: 'B31f',
    description,
    grain: grainTile(11, 512, [1, 4]),
    noise: 13,
    window: [40, 400, 'Bløtdel'],
  };
}

const lungKernel: Kernel = {
  name: 'B70f',
  description: 'Thorax 1,5 mm lunge',
  grain: grainTile(12, 512, [0, 2]),
  noise: 42,
  window: [-600, 1500, 'Lunge'],
};

/** Every slice of a scan in all its kernels; the anatomy of a slice is painted once. */
export function* chestCt(scan: ChestScan, scene: ThoraxScene, encoders: Encoders): Iterable<SampleFile> {
  const nodules = noduleBalls(scan.noduleRadius);
  const plane: Plane = {
    size,
    spacing: scan.spacing,
    originX: (-scan.spacing * (size - 1)) / 2,
    originY: (-scan.spacing * (size - 1)) / 2 + 8,
    values: new Float32Array(size * size),
  };
  const random = randomFrom(scan.seed);
  for (let index = 0; index < scan.slices; index += 1) {
    const level = scan.starts === 'bottom' ? index : scan.slices - 1 - index;
    const z = scan.bottom + level * scan.step;
    paintThorax(plane, scene, { z, nodules, phase: scan.phase });
    paintTable(plane);
    for (const [number, kernel] of scan.kernels.entries()) {
      const shift = Math.floor(random() * size * size);
      const pixels = storedValues(plane, kernel, shift);
      yield ctFile({ scan, kernel, seriesNumber: number + firstSeries, index, z, plane }, pixels, encoders);
    }
  }
}

/** The patient lies on a curved, hollow table top. */
function paintTable({ spacing, originX, originY, values }: Plane): void {
  for (let column = 0; column < size; column += 1) {
    const x = originX + column * spacing;
    if (Math.abs(x) > 205) continue;
    const top = 128 - 22 * (x / 205) ** 2;
    const bottom = 148 - 34 * (x / 205) ** 4;
    const from = Math.ceil((top - originY) / spacing);
    const to = Math.min(size - 1, Math.floor((bottom - originY) / spacing));
    for (let row = from; row <= to; row += 1) {
      const i = row * size + column;
      const shell = row - from < 2 || to - row < 2;
      values[i] = Math.max(values[i] ?? 0, shell ? -290 : -930);
    }
  }
}

/** HU + 1024 with the kernel's grain, strongest in the middle; 0 outside the round field of view. */
function storedValues({ values }: Plane, { grain, noise }: Kernel, shift: number): Uint16Array {
  const pixels = new Uint16Array(size * size);
  const mask = size * size - 1;
  const half = (size - 1) / 2;
  for (let row = 0; row < size; row += 1) {
    const v = (row - half) / half;
    const reach = Math.sqrt(Math.max(0, 1 - v * v)) * half;
    const from = Math.ceil(half - reach);
    const to = Math.floor(half + reach);
    for (let column = from; column <= to; column += 1) {
      const u = (column - half) / half;
      const i = row * size + column;
      const strength = noise * (1.05 - 0.75 * (u * u + 1.6 * v * v > 1 ? 1 : u * u + 1.6 * v * v));
      const hu = (values[i] ?? 0) + strength * (grain.values[(i + shift) & mask] ?? 0);
      pixels[i] = clamp(hu + 1024.5, 0, 4095);
    }
  }
  return pixels;
}

/** The first series of slices: number 1 would be the scout. */
const firstSeries = 2;

/** The series of one of a scan's kernels, counted from 0. */
export function ctSeries({ study, model, kernels }: ChestScan, kernel: number): SampleSeries {
  const description = kernels[kernel]?.description ?? '';
  return { study, number: kernel + firstSeries, modality: 'CT', description, model };
}

interface Slice {
  readonly scan: ChestScan;
  readonly kernel: Kernel;
  readonly seriesNumber: number;
  readonly index: number;
  readonly z: number;
  readonly plane: Plane;
}

function ctFile(slice: Slice, pixels: Uint16Array, encoders: Encoders): SampleFile {
  const { scan, seriesNumber, index } = slice;
  const series = ctSeries(scan, seriesNumber - firstSeries);
  const attributes = {
    ...headerOf(series, ctImageStorage, index + 1),
    ...acquisition(slice),
    ...pixelModule({ rows: size, columns: size, bits: 12, photometric: 'MONOCHROME2' }),
    PixelData: scan.stored === 'raw' ? bytesOf(pixels) : { fragments: [encoders.jpegLs(size, size, pixels)] },
  };
  const transferSyntaxUid = scan.stored === 'raw' ? explicitLittleEndian : jpegLsLossless;
  return { study: scan.study, transferSyntaxUid, attributes };
}

function acquisition({ scan, kernel, z, index, plane }: Slice): Attributes {
  const { offset, spacing } = scan;
  const position = [plane.originX + offset.x, plane.originY + offset.y, z + offset.z];
  return {
    ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    AcquisitionNumber: 1,
    AcquisitionDate: scan.study.date,
    AcquisitionTime: scan.study.time,
    BodyPartExamined: 'CHEST',
    ContrastBolusAgent: scan.phase === 'arterial' ? 'Jodholdig kontrast 350 mg/ml' : undefined,
    KVP: '120',
    SliceThickness: String(scan.thickness),
    SpacingBetweenSlices: String(scan.step),
    DataCollectionDiameter: '500',
    ReconstructionDiameter: String(spacing * size),
    GantryDetectorTilt: '0',
    TableHeight: '158',
    RotationDirection: 'CW',
    ExposureTime: '500',
    XRayTubeCurrent: String(180 + Math.round(60 * Math.sin(index / 25))),
    Exposure: '90',
    ConvolutionKernel: kernel.name,
    PatientPosition: 'FFS',
    ProtocolName: kernel.description,
    FrameOfReferenceUID: sampleUid(`${scan.study.studyInstanceUid}/frame of reference`),
    PositionReferenceIndicator: 'SN',
    ImagePositionPatient: position.map((value) => value.toFixed(4)),
    ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
    SliceLocation: (z + offset.z).toFixed(2),
    PixelSpacing: [String(spacing), String(spacing)],
    RescaleIntercept: '-1024',
    RescaleSlope: '1',
    RescaleType: 'HU',
    WindowCenter: [String(kernel.window[0]), '400'],
    WindowWidth: [String(kernel.window[1]), '2000'],
    WindowCenterWidthExplanation: [kernel.window[2], 'Skjelett'],
  };
}
