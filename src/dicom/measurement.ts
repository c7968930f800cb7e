import { items, number, text } from './dataset.ts';
import {
  axesOf,
  functionalGroup,
  imagerPixelSpacing,
  pixelSpacing,
  planeOf,
  spacing,
  type Spacing,
} from './geometry.ts';
import { type Instance } from './instance.ts';
import { ProjectionTag } from './projectionTag.ts';
import { Tag } from './tag.ts';

/** One Ultrasound Region (PS3.3 C.8.5.5): pixel bounds inclusive; `spacing` only where both axes are centimetres. */
export interface UltrasoundRegion {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  /** mm per pixel; absent where the axes are time, velocity or anything but length. */
  readonly spacing?: Spacing;
}

/**
 * What millimetres on an image rest on. Without a basis there are only pixels.
 * `patient`: spacing in the plane shown · `calibrated`: projection corrected for magnification, by `how` ·
 * `magnification`: detector spacing divided by the estimated magnification · `detector`: at the detector, so larger than in the patient ·
 * `region`: inside one ultrasound region · `stated`: a photograph that states its own spacing ·
 * `hand`: a length of known millimetres that the user has drawn on the image, good in the plane that it lies in.
 */
export type MeasurementBasis =
  | { readonly kind: 'patient' | 'detector' | 'magnification' | 'stated'; readonly spacing: Spacing }
  | {
      readonly kind: 'calibrated';
      readonly spacing: Spacing;
      readonly how: 'geometry' | 'fiducial' | 'unknown';
    }
  | {
      readonly kind: 'hand';
      readonly spacing: Spacing;
      /** What was drawn upon, and how long it is. */
      readonly by: 'ruler' | 'sticker';
      readonly millimetres: number;
    }
  | { readonly kind: 'region'; readonly regions: readonly UltrasoundRegion[] }
  | { readonly kind: 'none' };

const projections = new Set(['CR', 'DX', 'MG', 'IO', 'PX', 'XA', 'RF', 'RG', 'RTIMAGE']);

/** The basis of a frame: PS3.3 10.7.1.3 for projections, C.8.5.5 for ultrasound, Pixel Spacing for slices. */
export function measurementBasis(instance: Instance, frameNumber = 1): MeasurementBasis {
  const regions = ultrasoundRegions(instance);
  if (regions.length > 0) return { kind: 'region', regions };
  const { modality = '' } = instance;
  if (modality === 'US' || modality === 'IVUS') return { kind: 'none' };
  if (projections.has(modality) && !isSlice(instance, frameNumber))
    return projectionBasis(instance, frameNumber);
  const known = pixelSpacing(instance, frameNumber);
  if (known === undefined) return { kind: 'none' };
  if (axesOf(instance, frameNumber) !== undefined) return { kind: 'patient', spacing: known };
  const how = calibration(instance);
  if (how !== undefined) return { kind: 'calibrated', spacing: known, how };
  return isPhotograph(instance) ? { kind: 'stated', spacing: known } : { kind: 'none' };
}

/** Slices reckoned from projections (tomosynthesis, rotational angiography) say in their functional groups how they lie in the patient. */
function isSlice(instance: Instance, frameNumber: number): boolean {
  const measures = functionalGroup(instance.dataset, frameNumber, Tag.pixelMeasuresSequence);
  return measures !== undefined && planeOf(instance, frameNumber) !== undefined;
}

function projectionBasis(instance: Instance, frameNumber: number): MeasurementBasis {
  const { dataset } = instance;
  const object = objectSpacing(dataset, frameNumber);
  if (object !== undefined) return { kind: 'calibrated', spacing: object, how: 'geometry' };
  const [patient, imager] = [spacing(dataset, Tag.pixelSpacing), imagerPixelSpacing(instance, frameNumber)];
  const how = calibration(instance);
  if (patient !== undefined && how !== undefined) return { kind: 'calibrated', spacing: patient, how };
  if (patient !== undefined && imager !== undefined && !sameSpacing(patient, imager)) {
    return { kind: 'calibrated', spacing: patient, how: 'unknown' };
  }
  const atDetector = imager ?? patient;
  if (atDetector === undefined) return { kind: 'none' };
  const magnification = number(dataset, Tag.estimatedRadiographicMagnificationFactor);
  if (imager === undefined || magnification === undefined || magnification < 1)
    return { kind: 'detector', spacing: atDetector };
  return {
    kind: 'magnification',
    spacing: { row: imager.row / magnification, column: imager.column / magnification },
  };
}

/** Of an enhanced projection that has been calibrated: at the object, by the geometry of table, beam and detector (PS3.3 C.8.19.6.9). */
function objectSpacing(dataset: Instance['dataset'], frameNumber: number): Spacing | undefined {
  const calibrated = functionalGroup(dataset, frameNumber, ProjectionTag.projectionPixelCalibrationSequence);
  return calibrated && spacing(calibrated, ProjectionTag.objectPixelSpacingInCenterOfBeam);
}

function calibration(instance: Instance): 'geometry' | 'fiducial' | undefined {
  const type = text(instance.dataset, Tag.pixelSpacingCalibrationType);
  if (type === 'GEOMETRY') return 'geometry';
  return type === 'FIDUCIAL' ? 'fiducial' : undefined;
}

function ultrasoundRegions(instance: Instance): readonly UltrasoundRegion[] {
  return items(instance.dataset, Tag.sequenceOfUltrasoundRegions).flatMap((item) => {
    const bounds = [
      number(item, Tag.regionLocationMinX0),
      number(item, Tag.regionLocationMinY0),
      number(item, Tag.regionLocationMaxX1),
      number(item, Tag.regionLocationMaxY1),
    ];
    const [minX, minY, maxX, maxY] = bounds;
    if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined) return [];
    const found = regionSpacing(item);
    return [{ minX, minY, maxX, maxY, ...(found === undefined ? {} : { spacing: found }) }];
  });
}

/** Units code 3 is centimetres (PS3.3 C.8.5.5.1.15); deltas may be negative where the axis runs the other way. */
function regionSpacing(item: Parameters<typeof number>[0]): Spacing | undefined {
  const centimetres = 3;
  if (
    number(item, Tag.physicalUnitsXDirection) !== centimetres ||
    number(item, Tag.physicalUnitsYDirection) !== centimetres
  )
    return undefined;
  const [x, y] = [number(item, Tag.physicalDeltaX), number(item, Tag.physicalDeltaY)];
  if (x === undefined || y === undefined || x === 0 || y === 0) return undefined;
  return { row: Math.abs(y) * 10, column: Math.abs(x) * 10 };
}

/** Visible light: no apparatus knows how large what it shows is. */
export function isPhotograph(instance: Instance): boolean {
  return instance.sopClassUid.startsWith('1.2.840.10008.5.1.4.1.1.77.1.');
}

function sameSpacing(a: Spacing, b: Spacing): boolean {
  return Math.abs(a.row - b.row) <= 1e-6 * a.row && Math.abs(a.column - b.column) <= 1e-6 * a.column;
}
