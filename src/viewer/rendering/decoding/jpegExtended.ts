import { FrameFailure } from '#dicom/frame.ts';
import { type Samples } from './native.ts';
import { type PixelFormat } from './pixelFormat.ts';

export function decodeJpegExtended(_bytes: Uint8Array, format: PixelFormat): Samples {
  throw new FrameFailure('unsupported', `JPEG Extended with more than 8 bits (${format.bitsStored})`);
}
