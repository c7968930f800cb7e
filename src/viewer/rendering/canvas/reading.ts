import { type StackPosition } from '#dicom/displaySet.ts';
import { type Frame } from '#dicom/frame.ts';
import { type PaintedReading, type ReadingWindow } from '#viewer/rendering/canvas.ts';
import { decoderPool } from '#viewer/rendering/decoding/decoders.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { withoutIccProfile } from '#viewer/rendering/decoding/jpegSegments.ts';
import { parsePixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { plainGrey } from '#viewer/rendering/painting/plainGrey.ts';
import { Painter } from '#viewer/rendering/painting/painter.ts';
import { decodePhoto, isBrowserJpeg } from '#viewer/rendering/stack/decodePosition.ts';
import { type Painted } from './painted.ts';
import { type StackView } from './stackView.ts';

/** Numbers of what a view has painted. Undefined where nothing is, or something else is when the reading is done: it is then nobody's. */
export async function readPainted(
  view: StackView,
  window: ReadingWindow,
): Promise<PaintedReading | undefined> {
  const { painted, stack } = view;
  if (painted === undefined || stack === undefined) return undefined;
  const { signal } = new AbortController();
  const { position } = painted;
  const encoded = await stack.encoded(position, signal);
  const format = parsePixelFormat(position.instance);
  const { samples } = await decoderPool.decodeStored(encoded, format, { isUrgent: true, signal });
  // Of the frame as stored: no other decoder subtracts.
  const plain = { position, frame: painted.frame.subtracted?.original ?? painted.frame };
  const pixels = await plainPixels(plain, { encoded, window });
  if (view.painted?.frame !== painted.frame) return undefined;
  return {
    sopInstanceUid: position.instance.sopInstanceUid,
    frameNumber: position.frameNumber,
    rows: painted.frame.rows,
    columns: painted.frame.columns,
    stored: samples,
    pixels,
    screenDifference: screenDifference(view, view.painted),
  };
}

async function plainPixels(
  { frame, position }: Pick<Painted, 'frame' | 'position'>,
  how: { readonly encoded: Frame; readonly window: ReadingWindow },
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  switch (frame.kind) {
    case 'colour':
      return frame.rgba.slice();
    case 'grey':
      return plainGrey(frame.values, position, how.window);
    case 'bitmap':
      return withoutProfile(frame, position, how.encoded);
  }
}

/** The browser paints colours through their profile; only where there is none is the painted bitmap itself the plain one. */
async function withoutProfile(
  frame: DecodedFrame & { readonly kind: 'bitmap' },
  { instance }: StackPosition,
  encoded: Frame,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const format = parsePixelFormat(instance);
  if (!isBrowserJpeg(encoded, format)) {
    const { signal } = new AbortController();
    const plain = await decoderPool.decode(encoded, format, { isUrgent: true, signal });
    if (plain.kind !== 'colour') throw new Error('colours are decoded as colours');
    return plain.rgba;
  }
  const bytes = withoutIccProfile(encoded.bytes);
  if (bytes.length === encoded.bytes.length && instance.dataset['00282000'] === undefined)
    return pixelsOf(frame.bitmap);
  return pixelsOf(await decodePhoto({ ...encoded, bytes }, { format, icc: undefined }));
}

function pixelsOf(bitmap: ImageBitmap): Uint8ClampedArray<ArrayBuffer> {
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
}

/** What is on screen, whichever painter has it, against a painting of the same from nothing. */
function screenDifference(view: StackView, painted: Painted): PaintedReading['screenDifference'] {
  const { frame, shown, image, over } = painted;
  const { width, height } = view.canvas;
  const fresh = document.createElement('canvas');
  Object.assign(fresh, { width, height });
  new Painter(fresh).paint({ frame, shown, image, over, view: view.view });
  const [seen, due] = [view.visibleCanvas, fresh].map(
    (canvas) => canvas.getContext('2d')?.getImageData(0, 0, width, height).data,
  );
  if (seen === undefined || due === undefined) throw new Error('this canvas cannot be read');
  const histogram = new Uint32Array(256);
  for (let at = 0; at < due.length; at++) {
    const by = Math.abs((seen[at] ?? 0) - (due[at] ?? 0));
    histogram[by] = (histogram[by] ?? 0) + 1;
  }
  let beyond = due.length * 0.001;
  let nearlyAll = 255;
  for (; nearlyAll > 0; nearlyAll--) {
    beyond -= histogram[nearlyAll] ?? 0;
    if (beyond < 0) break;
  }
  return { largest: histogram.findLastIndex((count) => count > 0), nearlyAll };
}
