import { type StackPosition } from '#dicom/displaySet.ts';
import { type Frame } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import { overlayBitsOf, overlayFrameOn, type OverlayPlane, overlayPlanesOf } from '#dicom/overlayPlane.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import {
  type FrameGraphics,
  type Graphic,
  type SpareBits,
} from '#viewer/rendering/decoding/frameGraphics.ts';
import { type PixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { type Asking, bulkValueOf } from './bulkValues.ts';

/** Overlay Data of the planes that lie on a frame, by group; undefined where the data cannot be had. */
export type OverlayData = ReadonlyMap<string, Uint8Array | undefined>;

/** The planes that lie on a position; without any, there is nothing to do. */
export function planesOn({ instance, frameNumber }: StackPosition): readonly OverlayPlane[] {
  const planes = overlayPlanesOf(instance.dataset);
  return planes.length === 0
    ? planes
    : planes.filter((plane) => overlayFrameOn(plane, frameNumber) !== undefined);
}

export async function overlayDataOf(
  instance: Instance,
  planes: readonly OverlayPlane[],
  asking: Asking,
): Promise<OverlayData> {
  const found = planes.flatMap(({ group, bits }) =>
    bits.kind === 'data'
      ? [bulkValueOf(instance, bits.tag, asking).then((data) => [group, data] as const)]
      : [],
  );
  return new Map(await Promise.all(found));
}

/** The graphics of one frame from what was fetched and what stood in its own pixels. What is lacking is counted. */
export function graphicsOf(
  planes: readonly OverlayPlane[],
  of: {
    readonly frameNumber: number;
    readonly data: OverlayData;
    readonly spareBits: readonly SpareBits[];
  },
): FrameGraphics {
  const graphics = planes.flatMap((plane): readonly Graphic[] => {
    const bits = bitsOf(plane, of);
    return bits === undefined ? [] : [{ plane, bits }];
  });
  return { planes: graphics, missing: planes.length - graphics.length };
}

function bitsOf(
  plane: OverlayPlane,
  { frameNumber, data, spareBits }: Parameters<typeof graphicsOf>[1],
): Uint8Array<ArrayBuffer> | undefined {
  const { bits } = plane;
  if (bits.kind === 'embedded') {
    const own = spareBits.find(({ position }) => position === bits.position)?.bits;
    return own === undefined || own.length < Math.ceil((plane.rows * plane.columns) / 8) ? undefined : own;
  }
  const bytes = data.get(plane.group);
  const frame = overlayFrameOn(plane, frameNumber);
  return bytes === undefined || frame === undefined ? undefined : overlayBitsOf(plane, bytes, frame);
}

/** A compressed stream holds values only: what a decoder leaves above them is a sign, or nothing (PS3.5 8.1.1). */
export function withReadableBits(format: PixelFormat, frame: Frame): PixelFormat {
  if (format.overlayBits === undefined) return format;
  const codec = transferSyntax(frame.transferSyntaxUid)?.codec;
  if (codec === 'native' || codec === 'rle' || codec === 'deflated-frame') return format;
  const { overlayBits: _, ...without } = format;
  return without;
}
