import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, items, number, numbers, text } from './dataset.ts';
import { colourOfCieLab, type Colour, ownColour } from './displayColour.ts';
import {
  functionalGroup,
  planeOf,
  pixelSpacing,
  type Plane,
  positionAlong,
  type Spacing,
} from './geometry.ts';
import { type ImageReference, parseImageReferences } from './imageReference.ts';
import { type Instance } from './instance.ts';
import { optional } from './study.ts';
import { Tag } from './tag.ts';

export interface Segment {
  readonly number: number;
  readonly label: string;
  /** Meaning of Segmented Property Type, where it says more than the label. */
  readonly propertyType?: string;
  readonly algorithmType?: string;
  readonly colour: Colour;
}

/** One frame: of one segment, or of all of them where it is a label map. */
export interface SegmentFrame {
  /** From 1. */
  readonly frameNumber: number;
  readonly segmentNumber?: number;
  readonly plane?: Plane;
  readonly spacing?: Spacing;
  /** The images it was drawn on. */
  readonly sources: readonly ImageReference[];
}

/** A segmentation (PS3.3 A.51): which pixels belong to what. */
export interface Segmentation {
  readonly instance: Instance;
  readonly label: string;
  readonly type: 'binary' | 'fractional' | 'labelmap';
  /** What fractions say: how much of the pixel, or how sure. */
  readonly fractionalType?: 'probability' | 'occupancy';
  /** The stored value that means all of the pixel. */
  readonly largest: number;
  readonly rows: number;
  readonly columns: number;
  readonly segments: readonly Segment[];
  readonly frames: readonly SegmentFrame[];
  /** Millimetres between frames, or the thickness of the only one; undefined where it has no place in the patient. */
  readonly step?: number;
}

const segmentationStorage = '1.2.840.10008.5.1.4.1.1.66.4';
const labelMapStorage = '1.2.840.10008.5.1.4.1.1.66.7';

export function isSegmentation({ sopClassUid, hasPixels }: Instance): boolean {
  return hasPixels && (sopClassUid === segmentationStorage || sopClassUid === labelMapStorage);
}

/** Segments and frames beyond these are not read; the object itself can still be opened as images. */
const mostSegments = 10_000;
const mostFrames = 100_000;

export type SegmentationRefusal = { readonly unreadable: 'type' | 'size' };

export function parseSegmentation(instance: Instance): Segmentation | SegmentationRefusal {
  const { dataset, rows, columns } = instance;
  const type = typeOf(instance);
  if (type === undefined) return { unreadable: 'type' };
  if (rows === undefined || columns === undefined || instance.numberOfFrames > mostFrames)
    return { unreadable: 'size' };
  const segments = items(dataset, AnnotationTag.segmentSequence);
  if (segments.length > mostSegments) return { unreadable: 'size' };
  const frames = Array.from({ length: instance.numberOfFrames }, (_, index) =>
    parseFrame(instance, index + 1, type),
  );
  const fraction = text(dataset, AnnotationTag.segmentationFractionalType);
  return {
    instance,
    label: text(dataset, AnnotationTag.contentLabel) ?? '',
    type,
    largest:
      type === 'fractional' ? Math.max(1, number(dataset, AnnotationTag.maximumFractionalValue) ?? 255) : 1,
    rows,
    columns,
    // Number 0 of a label map is what belongs to nothing.
    segments: segments.map(parseSegment).filter(({ number: named }) => type !== 'labelmap' || named !== 0),
    frames,
    ...(type !== 'fractional'
      ? {}
      : { fractionalType: fraction === 'OCCUPANCY' ? ('occupancy' as const) : ('probability' as const) }),
    ...optional('step', stepOf(instance, frames)),
  };
}

function typeOf({ dataset, sopClassUid }: Instance): Segmentation['type'] | undefined {
  const type = text(dataset, AnnotationTag.segmentationType);
  if (type === 'LABELMAP' || sopClassUid === labelMapStorage) return 'labelmap';
  if (type === 'BINARY') return 'binary';
  return type === 'FRACTIONAL' ? 'fractional' : undefined;
}

function parseSegment(item: Dataset, order: number): Segment {
  const [property] = items(item, AnnotationTag.segmentedPropertyTypeCodeSequence);
  const meaning = property === undefined ? undefined : text(property, Tag.codeMeaning);
  const label = text(item, AnnotationTag.segmentLabel) ?? meaning ?? '';
  return {
    number: number(item, AnnotationTag.segmentNumber) ?? order + 1,
    label,
    colour: colourOfCieLab(numbers(item, AnnotationTag.recommendedDisplayCieLabValue)) ?? ownColour(order),
    ...optional('propertyType', meaning === label ? undefined : meaning),
    ...optional('algorithmType', text(item, AnnotationTag.segmentAlgorithmType)),
  };
}

function parseFrame(instance: Instance, frameNumber: number, type: Segmentation['type']): SegmentFrame {
  const { dataset } = instance;
  const named = functionalGroup(dataset, frameNumber, AnnotationTag.segmentIdentificationSequence);
  const derivation = functionalGroup(dataset, frameNumber, AnnotationTag.derivationImageSequence);
  return {
    frameNumber,
    sources: derivation === undefined ? [] : parseImageReferences(derivation, Tag.sourceImageSequence),
    ...(type === 'labelmap' || named === undefined
      ? {}
      : optional('segmentNumber', number(named, AnnotationTag.referencedSegmentNumber))),
    ...optional('plane', planeOf(instance, frameNumber)),
    ...optional('spacing', pixelSpacing(instance, frameNumber)),
  };
}

function stepOf(instance: Instance, frames: readonly SegmentFrame[]): number | undefined {
  const planes = frames.flatMap(({ plane }) => (plane === undefined ? [] : [plane]));
  const [first] = planes;
  if (first === undefined) return undefined;
  const measures = functionalGroup(instance.dataset, 1, Tag.pixelMeasuresSequence) ?? instance.dataset;
  const stated = number(measures, Tag.spacingBetweenSlices);
  if (stated !== undefined && stated > 0) return stated;
  const places = planes.map((plane) => positionAlong(plane, first.normal)).sort((a, b) => a - b);
  // Empty frames are often left out: the smallest step between those that are there is the nearest to the truth.
  const steps = places.slice(1).map((place, index) => place - (places[index] ?? place));
  const smallest = Math.min(...steps.filter((step) => step > 0.01));
  const thickness = number(measures, Tag.sliceThickness);
  if (Number.isFinite(smallest)) return smallest;
  return thickness !== undefined && thickness > 0 ? thickness : undefined;
}
