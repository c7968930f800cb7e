import { type StackPosition } from '#dicom/displaySet.ts';
import { FrameFailure, type Frame, type FrameSource } from '#dicom/frame.ts';
import { Tag } from '#dicom/tag.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { checkEncoded } from '#viewer/rendering/decoding/checks.ts';
import { decodeForDisplay } from '#viewer/rendering/decoding/decoders.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { forBrowser } from '#viewer/rendering/decoding/jpegSegments.ts';
import { parsePixelFormat, type PixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';

/** Fetches and decodes one position. Rejects with FrameFailure, or with the signal's reason. */
export async function decodePosition(
  position: StackPosition,
  frames: FrameSource,
  how: {
    readonly isUrgent: boolean;
    readonly mayUseBrowser: boolean;
    readonly signal: AbortSignal;
    /** The object's profile where it does not stand in its metadata. */
    readonly icc?: Uint8Array | undefined;
  },
): Promise<DecodedFrame> {
  const { instance, frameNumber } = position;
  const format = parsePixelFormat(instance);
  const frame = await frames(instance.sopInstanceUid, frameNumber, how.signal);
  if (how.mayUseBrowser && isBrowserJpeg(frame, format)) {
    const bitmap = await decodePhoto(frame, { format, icc: how.icc ?? iccProfileOf(position) });
    return { kind: 'bitmap', rows: format.rows, columns: format.columns, bitmap };
  }
  return decodeForDisplay(frame, format, how);
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

/** ICC Profile (0028,2000) of the object, where the metadata carries it. */
export function iccProfileOf({ instance }: StackPosition): Uint8Array | undefined {
  const binary = instance.dataset[Tag.iccProfile]?.InlineBinary;
  return binary === undefined
    ? undefined
    : Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));
}
