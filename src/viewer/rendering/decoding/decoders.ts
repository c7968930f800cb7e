import { type Frame, FrameFailure } from '#dicom/frame.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { type DecodedFrame, displayFrame } from './displayFrame.ts';
import { decodeNative } from './native.ts';
import { type DecodeWorker, DecoderPool, type ForDisplay } from './decoderPool.ts';
import { type PixelFormat } from './pixelFormat.ts';

/** Up to this many pixels, an uncompressed grey frame is copied at once: cheaper than handing it over, and the first image waits for no worker. */
const copiedAtOnce = 2_000_000;

export const decoderPool = new DecoderPool(createWorker, workerCount());

/** Decodes for the screen. Rejects with FrameFailure, or the signal's reason. */
export async function decodeForDisplay(
  frame: Frame,
  format: PixelFormat,
  how: ForDisplay,
): Promise<DecodedFrame> {
  if (how.profile === undefined && isQuick(frame, format)) {
    const samples = decodeNative(frame.bytes, format, 'little');
    return displayFrame({ samples, colour: 'none' }, format);
  }
  return decoderPool.decode(frame, format, how);
}

function isQuick(frame: Frame, format: PixelFormat): boolean {
  const syntax = transferSyntax(frame.transferSyntaxUid);
  if (syntax === undefined)
    throw new FrameFailure('unsupported', `unknown transfer syntax ${frame.transferSyntaxUid}`);
  return (
    syntax.codec === 'native' &&
    syntax.bigEndian !== true &&
    format.samplesPerPixel === 1 &&
    format.rows * format.columns <= copiedAtOnce
  );
}

function createWorker(): DecodeWorker {
  return new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
}

/** Two even on two cores, so that a heavy frame never stands before the one asked for. */
function workerCount(): number {
  const cores = typeof navigator === 'undefined' ? 2 : navigator.hardwareConcurrency;
  return Math.min(4, Math.max(2, cores - 1));
}
