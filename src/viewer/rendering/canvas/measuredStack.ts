import { type StackPosition } from '#dicom/displaySet.ts';
import { measurementBasis } from '#dicom/measurement.ts';
import { scopeOf } from '#viewer/rendering/measuring/drawnFigure.ts';
import { type MeasuredView } from '#viewer/rendering/measuring/measuredView.ts';
import { statisticsIn } from '#viewer/rendering/measuring/statisticsIn.ts';
import { type ImageSize, type Matrix, unapply } from '#viewer/rendering/painting/view.ts';
import { type StackView } from './stackView.ts';

/** A canvas of stored images: where its image lies now, and whose pixels they are. */
export interface PaintedView {
  readonly matrix: Matrix | undefined;
  readonly canvas: { readonly width: number; readonly height: number };
  readonly painted: { readonly position: StackPosition; readonly image: ImageSize } | undefined;
}

/** A view of stored pixels as measurements see it, whatever they are of. */
export function measuredPixels(view: PaintedView): MeasuredView {
  return {
    get matrix() {
      return view.matrix;
    },
    get measured(): MeasuredView['measured'] {
      const { painted } = view;
      if (painted === undefined) return undefined;
      const { instance, frameNumber } = painted.position;
      return {
        place: { key: keyOf(painted.position), scope: instance.seriesInstanceUid },
        measure: { basis: measurementBasis(instance, frameNumber), aspect: painted.image.aspect },
        middle: () => middleOf(view),
      };
    },
  };
}

/** A stack: what is drawn on it is on the image painted, and pixels with values are counted. */
export function measuredStack(view: StackView): MeasuredView {
  const pixels = measuredPixels(view);
  return {
    get matrix() {
      return view.matrix;
    },
    get measured(): MeasuredView['measured'] {
      const { measured } = pixels;
      const { painted, stack } = view;
      if (measured === undefined || painted === undefined || stack === undefined) return undefined;
      const { position, image } = painted;
      return {
        ...measured,
        place: {
          key: measured.place.key,
          scope: scopeOf(stack.displaySet),
          image: { position, aspect: image.aspect },
        },
        statisticsOf: (figure) => statisticsIn(figure, painted),
      };
    },
  };
}

function keyOf({ instance, frameNumber }: StackPosition): string {
  return `${instance.sopInstanceUid}|${frameNumber}`;
}

function middleOf({ matrix, canvas }: PaintedView) {
  const middle = { x: canvas.width / 2, y: canvas.height / 2 };
  return matrix === undefined ? middle : unapply(matrix, middle);
}
