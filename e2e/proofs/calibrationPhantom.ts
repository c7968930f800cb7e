import { type Attributes, type PrivateElement } from '#region/samples/part10.ts';
import { type Phantom } from './phantomFiles.ts';

export const calibrationStudy = 'maal';
export const calibrationSize = { rows: 300, columns: 400 };

/** One object, the line drawn on it, and what a hand with a table finds. */
export interface CalibrationCase {
  readonly name: string;
  readonly attributes: Attributes;
  readonly privateElements?: readonly PrivateElement[];
  /** From the middle of the image, in its pixels. */
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** Millimetres of one pixel along a row and down a column, and on what they rest; `px` where there is no basis. */
  readonly due: 'px' | { readonly column: number; readonly row: number; readonly basis: string };
}

const inPatient = {
  ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
  ImagePositionPatient: ['0', '0', '0'],
} as const;
const across = { from: [-150, 0], to: [150, 0] } as const;
const slanting = { from: [-120, -90], to: [120, 90] } as const;
const detector = (row: number, column = row) => ({ ImagerPixelSpacing: [String(row), String(column)] });
const spaced = (row: number, column = row) => ({ PixelSpacing: [String(row), String(column)] });
const mm = (basis: string, row: number, column = row) => ({ basis, row, column });
const ermf = (factor: number): readonly PrivateElement[] => [
  { tag: '00181114', vr: 'DS', value: String(factor) },
];

interface Region {
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
  /** Physical Units: 3 centimetres, 4 seconds, 7 centimetres a second. */
  readonly units?: readonly [x: number, y: number];
  readonly deltas?: readonly [x: number, y: number];
}

const whole = [0, 0, 399, 299] as const;

function ultrasound(...regions: readonly Region[]): Attributes {
  return {
    Modality: 'US',
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.6.1',
    SequenceOfUltrasoundRegions: regions.map(({ box, units = [3, 3], deltas = [0.05, 0.05] }) => ({
      RegionSpatialFormat: 1,
      RegionDataType: 1,
      RegionFlags: 0,
      RegionLocationMinX0: box[0],
      RegionLocationMinY0: box[1],
      RegionLocationMaxX1: box[2],
      RegionLocationMaxY1: box[3],
      PhysicalUnitsXDirection: units[0],
      PhysicalUnitsYDirection: units[1],
      PhysicalDeltaX: deltas[0],
      PhysicalDeltaY: deltas[1],
    })),
  };
}

/** HAZARDS PS-15 and PS-16, worked out by hand. */
export const calibrationCases: readonly CalibrationCase[] = [
  { name: 'CT', attributes: { ...inPatient, ...spaced(0.5) }, ...slanting, due: mm('i snittet', 0.5) },
  {
    name: 'CT, pixels half as high as wide, along a row',
    attributes: { ...inPatient, ...spaced(0.5, 1) },
    ...across,
    due: mm('i snittet', 0.5, 1),
  },
  {
    name: 'CT, pixels half as high as wide, slanting',
    attributes: { ...inPatient, ...spaced(0.5, 1) },
    from: [-100, -60],
    to: [80, 70],
    due: mm('i snittet', 0.5, 1),
  },
  { name: 'CT of no known plane', attributes: spaced(0.5), ...across, due: 'px' },
  { name: 'CT with a spacing of zero', attributes: { ...inPatient, ...spaced(0) }, ...across, due: 'px' },
  { name: 'CT without spacing', attributes: inPatient, ...across, due: 'px' },
  {
    name: 'DX, Imager Pixel Spacing',
    attributes: { Modality: 'DX', ...detector(0.4) },
    ...slanting,
    due: mm('ved detektoren', 0.4),
  },
  {
    name: 'DX, both spacings alike',
    attributes: { Modality: 'DX', ...detector(0.4), ...spaced(0.4) },
    ...across,
    due: mm('ved detektoren', 0.4),
  },
  {
    name: 'DX, another Pixel Spacing without a word',
    attributes: { Modality: 'DX', ...detector(0.4), ...spaced(0.32) },
    ...across,
    due: mm('kalibrert', 0.32),
  },
  {
    name: 'DX calibrated by a fiducial',
    attributes: {
      Modality: 'DX',
      ...detector(0.4),
      ...spaced(0.3),
      PixelSpacingCalibrationType: 'FIDUCIAL',
      PixelSpacingCalibrationDescription: 'Kule 25 mm',
    },
    ...slanting,
    due: mm('kalibrert', 0.3),
  },
  {
    name: 'XA calibrated by geometry',
    attributes: {
      Modality: 'XA',
      ...detector(0.4),
      ...spaced(0.25),
      PixelSpacingCalibrationType: 'GEOMETRY',
    },
    ...across,
    due: mm('kalibrert', 0.25),
  },
  {
    name: 'MG, estimated magnification',
    attributes: { Modality: 'MG', ...detector(0.5) },
    privateElements: ermf(1.25),
    ...across,
    due: mm('anslått forstørrelse', 0.4),
  },
  {
    name: 'DX, a magnification below one',
    attributes: { Modality: 'DX', ...detector(0.5) },
    privateElements: ermf(0.8),
    ...across,
    due: mm('ved detektoren', 0.5),
  },
  {
    name: 'CR, Pixel Spacing alone',
    attributes: { Modality: 'CR', ...spaced(0.4, 0.8) },
    from: [-100, -60],
    to: [80, 70],
    due: mm('ved detektoren', 0.4, 0.8),
  },
  { name: 'CR without spacing', attributes: { Modality: 'CR' }, ...across, due: 'px' },
  {
    name: 'film with Nominal Scanned Pixel Spacing',
    attributes: { Modality: 'OT' },
    privateElements: [{ tag: '00182010', vr: 'DS', value: ['0.2', '0.2'] }],
    ...across,
    due: 'px',
  },
  {
    name: 'secondary capture, Pixel Spacing of unknown origin',
    attributes: { Modality: 'OT', ...spaced(0.4) },
    ...across,
    due: 'px',
  },
  {
    name: 'secondary capture calibrated by a fiducial',
    attributes: { Modality: 'OT', ...spaced(0.4), PixelSpacingCalibrationType: 'FIDUCIAL' },
    ...across,
    due: mm('kalibrert', 0.4),
  },
  {
    name: 'US, one region',
    attributes: ultrasound({ box: whole }),
    ...slanting,
    due: mm('ultralydområdet', 0.5),
  },
  {
    name: 'US, two regions, inside one',
    attributes: ultrasound({ box: [0, 0, 399, 149] }, { box: [0, 150, 399, 299], deltas: [0.1, 0.1] }),
    from: [-150, 10],
    to: [150, 120],
    due: mm('ultralydområdet', 1),
  },
  {
    name: 'US, two regions, from one into the other',
    attributes: ultrasound({ box: [0, 0, 399, 149] }, { box: [0, 150, 399, 299], deltas: [0.1, 0.1] }),
    ...slanting,
    due: 'px',
  },
  {
    name: 'US, regions that overlap',
    attributes: ultrasound({ box: whole }, { box: whole, deltas: [0.1, 0.1] }),
    ...across,
    due: 'px',
  },
  {
    name: 'US, an axis that runs the other way',
    attributes: ultrasound({ box: whole, deltas: [0.05, -0.08] }),
    ...slanting,
    due: mm('ultralydområdet', 0.8, 0.5),
  },
  {
    name: 'US, a delta of zero',
    attributes: ultrasound({ box: whole, deltas: [0.05, 0] }),
    ...across,
    due: 'px',
  },
  {
    name: 'US, Doppler',
    attributes: ultrasound({ box: whole, units: [4, 7], deltas: [0.01, -1] }),
    ...across,
    due: 'px',
  },
  {
    name: 'US, M-mode',
    attributes: ultrasound({ box: whole, units: [4, 3], deltas: [0.01, 0.05] }),
    ...across,
    due: 'px',
  },
  {
    name: 'US without regions, with Pixel Spacing',
    attributes: { Modality: 'US', SOPClassUID: '1.2.840.10008.5.1.4.1.1.6.1', ...spaced(0.4) },
    ...across,
    due: 'px',
  },
];

export function calibrationPhantom(): readonly Phantom[] {
  return calibrationCases.map(({ name, attributes, privateElements = [] }, index) => ({
    study: calibrationStudy,
    series: name,
    seriesNumber: index + 1,
    instanceNumber: 1,
    ...calibrationSize,
    bits: 8,
    pixels: new Uint8Array(calibrationSize.rows * calibrationSize.columns).map((_, at) => 60 + (at % 97)),
    attributes,
    privateElements,
  }));
}
