import { type Frame } from '#dicom/frame.ts';
import { type SlideTile } from '#dicom/slidePart.ts';
import { type PaintedReading, type ReadingWindow } from '#viewer/rendering/canvas.ts';
import { decoderPool } from '#viewer/rendering/decoding/decoders.ts';
import { withoutIccProfile } from '#viewer/rendering/decoding/jpegSegments.ts';
import { parsePixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { plainGrey } from '#viewer/rendering/painting/plainGrey.ts';
import { decodeTile } from './decodeTile.ts';
import { type Box, placeTile } from './placing.ts';
import { type ProfileSource } from './slide.ts';
import { paintTile, type SlidePainting } from './slidePainting.ts';
import { tileAtMiddle } from './slideScene.ts';
import { type SlideView } from './slideView.ts';

/** Numbers of the tile painted at the middle of a view. Undefined where there is none, or another one when the reading is done. */
export async function readSlide(
  view: SlideView,
  profileOf: ProfileSource,
  window: ReadingWindow,
): Promise<PaintedReading | undefined> {
  const { painting, frames } = view;
  const middle = painting === undefined ? undefined : tileAtMiddle(painting.scene);
  if (painting === undefined || middle === undefined || frames === undefined) return undefined;
  const { signal } = new AbortController();
  const { tile } = middle;
  const { instance, frameNumber } = tile;
  const encoded = await frames(instance.sopInstanceUid, frameNumber, signal);
  const format = parsePixelFormat(instance);
  const { samples } = await decoderPool.decodeStored(encoded, format, { isUrgent: true, signal });
  const again = () => Promise.resolve(encoded);
  const profile = await profileOf(instance, painting.scene.target.layer.opticalPath);
  const decoded = await decodeTile(tile, { frames: again, profile, signal });
  const pixels = await plainPixels(tile, { encoded, window });
  const now = view.painting;
  if (now === undefined || tileAtMiddle(now.scene)?.decoded !== middle.decoded) return undefined;
  return {
    sopInstanceUid: instance.sopInstanceUid,
    frameNumber,
    rows: format.rows,
    columns: format.columns,
    stored: samples,
    pixels,
    screenDifference: screenDifference(view.canvas, now, { ...middle, decoded }),
  };
}

/** The frame as it is without any colour profile, padding beyond the matrix and all. */
async function plainPixels(
  tile: SlideTile,
  { encoded, window }: { readonly encoded: Frame; readonly window: ReadingWindow },
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const bytes =
    encoded.transferSyntaxUid === '1.2.840.10008.1.2.4.50' ? withoutIccProfile(encoded.bytes) : encoded.bytes;
  const plain = await decodeTile(tile, {
    frames: () => Promise.resolve({ ...encoded, bytes }),
    profile: undefined,
    signal: new AbortController().signal,
  });
  if (plain.kind === 'grey') return plainGrey(plain.values, tile, window);
  const context = new OffscreenCanvas(plain.columns, plain.rows).getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  context.drawImage(plain.bitmap, 0, 0);
  return context.getImageData(0, 0, plain.columns, plain.rows).data;
}

/** The tile's place on the screen against a painting of that tile alone, decoded anew. */
function screenDifference(
  canvas: HTMLCanvasElement,
  painting: SlidePainting,
  fresh: Parameters<typeof paintTile>[1],
): PaintedReading['screenDifference'] {
  const { scene, matrix } = painting;
  const { target } = placeTile(fresh.tile, { image: scene.target.image, level: fresh.level, matrix });
  const box = within(target, canvas);
  const due = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { alpha: false });
  const seen = canvas.getContext('2d');
  if (due === null || seen === null || box.width < 1 || box.height < 1)
    throw new Error('this canvas cannot be read');
  paintTile(due, fresh, painting);
  const [a, b] = [seen, due].map((one) => one.getImageData(box.x, box.y, box.width, box.height).data);
  const histogram = new Uint32Array(256);
  for (let at = 0; at < (a?.length ?? 0); at++) {
    const by = Math.abs((a?.[at] ?? 0) - (b?.[at] ?? 0));
    histogram[by] = (histogram[by] ?? 0) + 1;
  }
  return differenceOf(histogram, a?.length ?? 0);
}

function differenceOf(histogram: Uint32Array, count: number): PaintedReading['screenDifference'] {
  let beyond = count * 0.001;
  let nearlyAll = 255;
  for (; nearlyAll > 0; nearlyAll--) {
    beyond -= histogram[nearlyAll] ?? 0;
    if (beyond < 0) break;
  }
  return { largest: histogram.findLastIndex((many) => many > 0), nearlyAll };
}

function within(box: Box, { width, height }: { readonly width: number; readonly height: number }): Box {
  const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)];
  return {
    x,
    y,
    width: Math.min(width, box.x + box.width) - x,
    height: Math.min(height, box.y + box.height) - y,
  };
}
