import { type StackPosition } from '#dicom/displaySet.ts';
import { tilesIn } from '#dicom/slideTiles.ts';
import { measuredPixels } from '#viewer/rendering/canvas/measuredStack.ts';
import { type MeasuredView } from '#viewer/rendering/measuring/measuredView.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type SlideTarget } from './slide.ts';
import { type SlideView } from './slideView.ts';

/** A slide as measurements see it: what is drawn is on a picture of many tiles, and is seen in every layer of it. */
export function measuredSlide(view: SlideView): MeasuredView {
  const pixels = measuredPixels(view);
  return {
    get matrix() {
      return view.matrix;
    },
    get measured(): MeasuredView['measured'] {
      const { measured } = pixels;
      const { target } = view.painting?.scene ?? {};
      if (measured === undefined || target === undefined) return undefined;
      const slide = {
        studyInstanceUid: target.image.levels[0].parts[0].instance.studyInstanceUid,
        measure: measured.measure,
        tileNear: (points: readonly Point[]) => tileNear(target, points),
      };
      return { ...measured, place: { ...measured.place, slide } };
    },
  };
}

/** The stored tile of the finest level that the middle of a figure lies on, or the first one where nothing was scanned there. */
export function tileNear(
  { image, layer }: Pick<SlideTarget, 'image' | 'layer'>,
  points: readonly Point[],
): StackPosition {
  const [finest] = image.levels;
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const [tile] = tilesIn(image, finest, { layer, area: { left: x, top: y, right: x + 1, bottom: y + 1 } });
  return { instance: tile?.instance ?? finest.parts[0].instance, frameNumber: tile?.frameNumber ?? 1 };
}
