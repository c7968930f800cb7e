import { has, text } from '#dicom/dataset.ts';
import { type StackPosition } from '#dicom/displaySet.ts';
import { FrameFailure, type Frame, type FrameSource } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { checkEncoded } from '#viewer/rendering/decoding/checks.ts';
import { decodeForDisplay } from '#viewer/rendering/decoding/decoders.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { isRgbProfile } from '#viewer/rendering/decoding/iccProfile.ts';
import { forBrowser } from '#viewer/rendering/decoding/jpegSegments.ts';
import { parsePixelFormat, type PixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { type Asking, bulkValueOf } from './bulkValues.ts';
import { graphicsOf, overlayDataOf, planesOn, withReadableBits } from './frameGraphics.ts';

interface Decoding {
  readonly isUrgent: boolean;
  readonly mayUseBrowser: boolean;
  readonly signal: AbortSignal;
  /** The profile where it does not stand in the object itself but in its optical path. */
  readonly icc?: Uint8Array | undefined;
}

/**
 * Fetches and decodes one position, with the overlays and the colour profile it has; a frame that cannot be decoded is asked of the other
 * archive that holds it, if there is one. Rejects with FrameFailure, or with the signal's reason.
 */
export async function decodePosition(
  position: StackPosition,
  frames: FrameSource,
  how: Decoding,
): Promise<DecodedFrame> {
  for (;;) {
    const came: { frame?: Frame } = {};
    try {
      return await decodeOnce(position, frames, { ...how, came });
    } catch (cause) {
      how.signal.throwIfAborted();
      const reason = cause instanceof FrameFailure ? cause.reason : 'damaged';
      // A decoder of ours that did not come says nothing of the archive that gave the frame.
      if (came.frame === undefined || reason === 'decoder-missing') throw cause;
      if (frames.distrust?.(came.frame, reason) !== true) throw cause;
    }
  }
}

/** `came` is told what came, whatever becomes of it. */
async function decodeOnce(
  position: StackPosition,
  frames: FrameSource,
  how: Decoding & { readonly came: { frame?: Frame } },
): Promise<DecodedFrame> {
  const { instance, frameNumber } = position;
  const format = parsePixelFormat(instance);
  const planes = planesOn(position);
  const hasProfile = hasIccProfile(instance, format);
  const bytes = frames(instance.sopInstanceUid, frameNumber, how.signal).then(
    (frame) => (how.came.frame = frame),
  );
  if (planes.length === 0 && !hasProfile) return decoded(await bytes, format, { ...how, profile: how.icc });
  const asking = { frames, signal: how.signal };
  const [frame, data, profile] = await Promise.all([
    bytes,
    overlayDataOf(instance, planes, asking),
    hasProfile ? iccProfileOf(instance, asking) : undefined,
  ]);
  const made = await decoded(frame, withReadableBits(format, frame), { ...how, profile });
  const { spareBits = [], ...shown } = made;
  return {
    ...shown,
    ...(planes.length === 0 ? {} : { graphics: graphicsOf(planes, { frameNumber, data, spareBits }) }),
    ...(hasProfile && profile === undefined ? { profile: 'not-applied' } : {}),
  };
}

async function decoded(
  frame: Frame,
  format: PixelFormat,
  how: Decoding & { readonly profile?: Uint8Array | undefined },
): Promise<DecodedFrame> {
  if (!how.mayUseBrowser || !isBrowserJpeg(frame, format)) return decodeForDisplay(frame, format, how);
  const bitmap = await decodePhoto(frame, { format, icc: how.profile });
  const { rows, columns } = format;
  const photo = { kind: 'bitmap', rows, columns, bitmap } as const;
  if (how.profile === undefined) return photo;
  return { ...photo, profile: isRgbProfile(how.profile) ? 'applied' : 'not-applied' };
}

/** Baseline JPEG in YBR: the browser decodes it three times as fast and manages its colour. RGB inside JPEG it would misread. */
export function isBrowserJpeg(frame: Frame, format: PixelFormat): boolean {
  return (
    transferSyntax(frame.transferSyntaxUid)?.codec === 'jpeg-baseline' &&
    format.samplesPerPixel === 3 &&
    format.photometric !== 'RGB'
  );
}

/** Checked as every frame is, then decoded by the browser with the profile of the stream or of the object; to `width` when given. */
export async function decodePhoto(
  frame: Frame,
  as: { readonly format: PixelFormat; readonly icc: Uint8Array | undefined; readonly width?: number },
): Promise<ImageBitmap> {
  const checked = checkEncoded(frame, as.format);
  const hasOwn = 'header' in checked && 'hasIccProfile' in checked.header && checked.header.hasIccProfile;
  const bytes = forBrowser(frame.bytes, hasOwn ? undefined : as.icc);
  const blob = new Blob([bytes], { type: 'image/jpeg' });
  const size = as.width === undefined ? {} : { resizeWidth: as.width, resizeQuality: 'medium' as const };
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'none', ...size }).catch(
    (cause: unknown) => {
      throw new FrameFailure('damaged', 'the photograph could not be decoded', { cause });
    },
  );
  if (as.width === undefined && (bitmap.width !== as.format.columns || bitmap.height !== as.format.rows))
    throw new FrameFailure('wrong-size', `the photograph is ${bitmap.width} × ${bitmap.height}`);
  return bitmap;
}

/**
 * Colours, whole or by palette, may have a profile (PS3.3 C.11.15); greys have none. Some archives leave binary values out of metadata
 * without a trace: an object that names its Color Space has a profile all the same, and is asked for it unless it is the screen's own.
 */
function hasIccProfile({ dataset }: Instance, { samplesPerPixel, palette }: PixelFormat): boolean {
  const space = text(dataset, colorSpace);
  const isNamed = space !== undefined && space.toUpperCase() !== 'SRGB';
  return (samplesPerPixel === 3 || palette !== undefined) && (has(dataset, Tag.iccProfile) || isNamed);
}

const colorSpace = '00282002';

/** ICC Profile (0028,2000) of the object; undefined where it cannot be had. */
function iccProfileOf(instance: Instance, asking: Asking): Promise<Uint8Array | undefined> {
  return bulkValueOf(instance, Tag.iccProfile, asking);
}
