import { type StackPosition } from '#dicom/displaySet.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { pixelAspect } from '#dicom/geometry.ts';
import { decodeForDisplay } from '#viewer/rendering/decoding/decoders.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { parsePixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { paintGrey } from '#viewer/rendering/painting/brightness.ts';
import { fullRange, greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { decodePhoto, iccProfileOf, isBrowserJpeg } from '#viewer/rendering/stack/decodePosition.ts';
import { inTurn } from './turns.ts';

/** A frame as a bitmap no wider than `width` device pixels, for contact sheets: the caller closes it. Rejects with FrameFailure, or the signal's reason. */
export function decodePreview(
  position: StackPosition,
  frames: FrameSource,
  how: { readonly width: number; readonly signal: AbortSignal },
): Promise<ImageBitmap> {
  return inTurn(how.signal, () => decode(position, frames, how));
}

async function decode(
  position: StackPosition,
  frames: FrameSource,
  how: { readonly width: number; readonly signal: AbortSignal },
): Promise<ImageBitmap> {
  const { instance, frameNumber } = position;
  const format = parsePixelFormat(instance);
  const width = Math.max(1, Math.min(Math.round(how.width), format.columns));
  const frame = await frames(instance.sopInstanceUid, frameNumber, how.signal);
  if (isBrowserJpeg(frame, format)) return decodePhoto(frame, { format, icc: iccProfileOf(position), width });
  const decoded = await decodeForDisplay(frame, format, { isUrgent: false, signal: how.signal });
  if (decoded.kind === 'bitmap') return decoded.bitmap;
  const height = (width / decoded.columns) * decoded.rows * pixelAspect(instance, frameNumber);
  return createImageBitmap(imageOf(decoded, position), {
    resizeWidth: width,
    resizeHeight: Math.max(1, Math.round(height)),
    resizeQuality: 'medium',
  });
}

function imageOf(
  decoded: Exclude<DecodedFrame, { readonly kind: 'bitmap' }>,
  position: StackPosition,
): ImageData {
  if (decoded.kind === 'colour') return new ImageData(decoded.rgba, decoded.columns, decoded.rows);
  const image = new ImageData(decoded.columns, decoded.rows);
  const look = greyLookOf(position.instance, position.frameNumber);
  const voi = look.voi ?? { ...fullRange(decoded.values, look), function: 'LINEAR' as const };
  paintGrey(decoded.values, { look, voi, isInverted: false }, new Uint32Array(image.data.buffer));
  return image;
}
