import { type Dataset, number, text } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';

import { type InstanceAddress } from './archiveUrl.ts';
import { type Attachment } from './mhd/documentReference.ts';

/** What the gateway must know of an instance to fetch and prove its bytes. */
export interface InstanceFacts extends InstanceAddress {
  readonly sopClassUid: string;
  readonly modality?: string;
  readonly numberOfFrames: number;
  readonly pixels?: PixelShape;
  /** As the archive tells, if it does; a frame's own bytes decide. */
  readonly transferSyntaxUid?: string;
  readonly documentMedia?: string;
  readonly documentLength?: number;
  readonly originalSopInstanceUid?: string;
  /** Tag path → where the archive keeps that bulk value, below its root. */
  readonly bulk: ReadonlyMap<string, string>;
  /** Set for what is no DICOM object: where its document archive keeps its bytes, and by what they are known. */
  readonly attachment?: Attachment;
}

export interface PixelShape {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly bitsAllocated: number;
  readonly photometric: string;
}

export function factsOf(instance: Instance, bulk: ReadonlyMap<string, string>): InstanceFacts {
  const { dataset, rows, columns } = instance;
  const media = text(dataset, Tag.mimeTypeOfEncapsulatedDocument);
  const documentLength = number(dataset, '00420015');
  return {
    study: instance.studyInstanceUid,
    series: instance.seriesInstanceUid,
    sop: instance.sopInstanceUid,
    sopClassUid: instance.sopClassUid,
    numberOfFrames: instance.numberOfFrames,
    bulk,
    ...(instance.modality === undefined ? {} : { modality: instance.modality }),
    ...(rows === undefined || columns === undefined || !instance.hasPixels
      ? {}
      : { pixels: shapeOf(dataset, rows, columns) }),
    ...(instance.transferSyntaxUid === undefined ? {} : { transferSyntaxUid: instance.transferSyntaxUid }),
    ...(media === undefined ? {} : { documentMedia: media }),
    ...(documentLength === undefined ? {} : { documentLength }),
    ...(instance.originalSopInstanceUid === undefined
      ? {}
      : { originalSopInstanceUid: instance.originalSopInstanceUid }),
  };
}

function shapeOf(dataset: Dataset, rows: number, columns: number): PixelShape {
  return {
    rows,
    columns,
    samples: number(dataset, Tag.samplesPerPixel) ?? 1,
    bitsAllocated: number(dataset, Tag.bitsAllocated) ?? 8,
    photometric: text(dataset, Tag.photometricInterpretation) ?? '',
  };
}

/** Bytes of one uncompressed frame (PS3.5 8.1.1, PS3.3 C.7.6.3.1.2): subsampled YBR and single bits take less. */
export function nativeLength(shape: PixelShape): number {
  const pixels = shape.rows * shape.columns;
  if (shape.bitsAllocated === 1) return Math.ceil((pixels * shape.samples) / 8);
  const bytes = Math.ceil(shape.bitsAllocated / 8);
  if (shape.photometric === 'YBR_FULL_422' || shape.photometric === 'YBR_PARTIAL_422')
    return pixels * 2 * bytes;
  if (shape.photometric === 'YBR_PARTIAL_420') return (pixels * 3 * bytes) / 2;
  return pixels * shape.samples * bytes;
}
