import { number, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { isVideoCodec, transferSyntax } from '#dicom/transferSyntax.ts';
import { swapped } from './binaryValues.ts';
import { type Bytes } from './bytes.ts';
import { datasetOf } from './dicomJson.ts';
import { type DicomObject, Syntax, withObject } from './dicomObject.ts';
import { type RawElement } from './elements.ts';
import { framesOf, type FragmentTable, readFragments, type Stretch } from './fragments.ts';
import { nativeLayout, type NativeLayout } from './nativeLayout.ts';
import { type Payload, type Segment } from './payload.ts';

/** Where an object's frames are, or why they cannot be given one by one. */
export type Pixels =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'native';
      readonly element: RawElement;
      readonly layout: NativeLayout;
      readonly bigEndian: boolean;
    }
  | {
      readonly kind: 'encapsulated';
      readonly fragments: readonly Stretch[];
      readonly offsetTable: Stretch;
      readonly frames: readonly (readonly Stretch[])[] | undefined;
      readonly truncated: boolean;
    }
  | { readonly kind: 'video'; readonly fragments: readonly Stretch[]; readonly offsetTable: Stretch }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface PixelSource {
  readonly path: string;
  readonly size: number;
  readonly transferSyntaxUid: string;
}

const pixelTags: ReadonlySet<string> = new Set([
  Tag.rows,
  Tag.columns,
  Tag.samplesPerPixel,
  Tag.bitsAllocated,
  Tag.numberOfFrames,
  Tag.photometricInterpretation,
]);

export function readPixels(source: PixelSource): Pixels {
  return withObject(source.path, { wants: () => false, headerOnly: false }, pixelsOf);
}

function pixelsOf(object: DicomObject): Pixels {
  const element = object.elements.find(({ tag }) => pixelElements.has(tag));
  if (element === undefined) return { kind: 'none' };
  const dataset = datasetOf(object, {
    bulkDataUri: () => undefined,
    inlineBytes: 'dropped',
    wants: (tag) => pixelTags.has(tag),
  });
  const numberOfFrames = Math.max(1, Math.floor(number(dataset, Tag.numberOfFrames) ?? 1));
  if (element.encapsulated === true) return encapsulated(object, element, numberOfFrames);
  const layout = nativeLayout(element, {
    rows: number(dataset, Tag.rows) ?? 0,
    columns: number(dataset, Tag.columns) ?? 0,
    samplesPerPixel: number(dataset, Tag.samplesPerPixel) ?? 1,
    bitsAllocated: number(dataset, Tag.bitsAllocated) ?? 0,
    photometricInterpretation: text(dataset, Tag.photometricInterpretation) ?? '',
    numberOfFrames,
  });
  if ('reason' in layout) return { kind: 'unreadable', reason: layout.reason };
  return { kind: 'native', element, layout, bigEndian: object.bigEndian };
}

const pixelElements: ReadonlySet<string> = new Set([
  Tag.pixelData,
  Tag.floatPixelData,
  Tag.doubleFloatPixelData,
]);

function encapsulated(object: DicomObject, element: RawElement, numberOfFrames: number): Pixels {
  const area = { offset: element.offset, length: element.length };
  const extendedOffsets = extendedOffsetsOf(object);
  const table: FragmentTable = { ...readFragments(object.bytes, area), extendedOffsets };
  const { fragments, truncated } = table;
  const offsetTable = { offset: element.offset + 8, length: table.basicOffsets.length * 4 };
  const codec = transferSyntax(object.transferSyntaxUid)?.codec;
  if (codec !== undefined && isVideoCodec(codec)) return { kind: 'video', fragments, offsetTable };
  const frames = framesOf(table, numberOfFrames, object.bytes);
  return { kind: 'encapsulated', fragments, offsetTable, frames, truncated };
}

function extendedOffsetsOf(object: DicomObject): readonly number[] {
  const element = object.elements.find(({ tag }) => tag === '7FE00001');
  if (element === undefined) return [];
  const entries = object.bytes.at(element.offset, element.length);
  return Array.from({ length: Math.floor(entries.length / 8) }, (_, index) =>
    Number(entries.readBigUInt64LE(index * 8)),
  );
}

export type FramePayload =
  | { readonly payload: Payload; readonly transferSyntaxUid: string }
  | { readonly status: 404 | 500; readonly reason: string };

/** One frame, counted from 1: stored bytes where it is encapsulated, little endian and byte-aligned where it is not. */
export function framePayload(source: PixelSource, pixels: Pixels, frameNumber: number): FramePayload {
  switch (pixels.kind) {
    case 'none':
      return { status: 404, reason: 'the object has no pixel data' };
    case 'video':
      return { status: 500, reason: 'a video stream has no separate frames' };
    case 'unreadable':
      return { status: 500, reason: pixels.reason };
    case 'encapsulated': {
      if (pixels.frames === undefined)
        return { status: 500, reason: 'which fragments make a frame cannot be told' };
      const frame = pixels.frames[frameNumber - 1];
      if (frame === undefined)
        return { status: 404, reason: `the object holds ${pixels.frames.length} frames` };
      const isLast = frameNumber === pixels.frames.length;
      if (isLast && pixels.truncated)
        return { status: 500, reason: 'the file ends in the middle of this frame' };
      return { payload: stretches(source, frame), transferSyntaxUid: source.transferSyntaxUid };
    }
    case 'native':
      return nativeFrame(source, pixels, frameNumber);
  }
}

/** Stretches of the object's bytes, to be read when they are sent. */
export function stretches(source: PixelSource, parts: readonly Stretch[]): Payload {
  if (source.transferSyntaxUid === Syntax.deflated)
    return withObject(source.path, { wants: () => false, headerOnly: true }, ({ bytes }) =>
      asPayload(parts.map(({ offset, length }) => Buffer.from(bytes.at(offset, length)))),
    );
  return asPayload(parts.map(({ offset, length }) => ({ path: source.path, offset, length })));
}

const asPayload = (segments: readonly Segment[]): Payload => ({
  segments,
  length: segments.reduce((sum, segment) => sum + segment.length, 0),
});

function nativeFrame(
  source: PixelSource,
  { element, layout, bigEndian }: Extract<Pixels, { kind: 'native' }>,
  frameNumber: number,
): FramePayload {
  if (frameNumber > layout.numberOfFrames)
    return { status: 404, reason: `the object holds ${layout.numberOfFrames} frames` };
  const firstBit = (frameNumber - 1) * layout.frameBits;
  const start = Math.floor(firstBit / 8);
  const end = Math.ceil((firstBit + layout.frameBits) / 8);
  if (end > element.length) return { status: 500, reason: 'the file ends before this frame does' };
  const transferSyntaxUid = Syntax.explicit;
  const width = bigEndian ? layout.wordBytes : 1;
  const shift = firstBit % 8;
  const isWholeBytes = shift === 0 && layout.frameBits % 8 === 0;
  if (width === 1 && isWholeBytes)
    return {
      payload: stretches(source, [{ offset: element.offset + start, length: end - start }]),
      transferSyntaxUid,
    };
  // Words are whole from the value's start, so the stretch to swap is widened to whole words.
  const [from, to] = [start - (start % width), Math.min(element.length, Math.ceil(end / width) * width)];
  const stored = withObject(
    source.path,
    { wants: () => false, headerOnly: true },
    ({ bytes }: { bytes: Bytes }) => bytes.at(element.offset + from, to - from),
  );
  const frame = swapped(stored, width).subarray(start - from, end - from);
  return {
    payload: asPayload([isWholeBytes ? frame : shifted(frame, shift, layout.frameBits)]),
    transferSyntaxUid,
  };
}

/** One-bit frames follow each other without padding (PS3.5 8.1.1): this one's first bit is moved to the lowest bit of its first byte. */
function shifted(bytes: Buffer, shift: number, bits: number): Buffer {
  const aligned = Buffer.alloc(Math.ceil(bits / 8));
  for (let index = 0; index < aligned.length; index += 1)
    aligned[index] = ((bytes[index] ?? 0) >> shift) | (((bytes[index + 1] ?? 0) << (8 - shift)) & 0xff);
  const spare = aligned.length * 8 - bits;
  if (spare > 0) aligned[aligned.length - 1] = (aligned.at(-1) ?? 0) & (0xff >> spare);
  return aligned;
}
