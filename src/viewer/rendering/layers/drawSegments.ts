import { type PlacedImage, segmentFramesOn } from '#dicom/placement.ts';
import { type Matrix } from '#viewer/rendering/painting/view.ts';
import { type Layers, type LayersState, type ShownSegmentation } from './layers.ts';
import { type SegmentFrames } from './segmentFrames.ts';
import { drawMask } from './segmentMask.ts';

/** Draws what is there of the segmentations that lie on an image, and counts what is not. */
export function drawSegments(
  context: CanvasRenderingContext2D,
  { segmentations, frames }: Layers,
  at: { readonly image: PlacedImage; readonly view: Matrix; readonly known: SegmentFrames },
): LayersState {
  const { a, b, c, d, e, f } = at.view;
  const view = new DOMMatrix([a, b, c, d, e, f]);
  const found = segmentations.flatMap(({ segmentation, segments }) =>
    placedOn(at.image, { segmentation, segments }).map(({ frame, map }) => ({
      segments,
      masks: at.known.get(segmentation, frame.frameNumber, frames),
      matrix: view.multiply(new DOMMatrix([map.a, map.b, map.c, map.d, map.e, map.f])),
    })),
  );
  for (const { masks, segments, matrix } of found) {
    if (masks === 'waiting' || masks === 'failed') continue;
    for (const [number, mask] of masks) if (segments.has(number)) drawMask(context, mask, matrix);
  }
  const count = (state: string) => found.filter(({ masks }) => masks === state).length;
  return { waiting: count('waiting'), failed: count('failed') };
}

function placedOn(image: PlacedImage, { segmentation, segments }: ShownSegmentation) {
  if (segments.size === 0) return [];
  return segmentFramesOn(segmentation, image).filter(
    ({ frame }) => frame.segmentNumber === undefined || segments.has(frame.segmentNumber),
  );
}
