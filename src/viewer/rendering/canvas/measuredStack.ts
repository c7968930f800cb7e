import { type StackPosition } from '#dicom/displaySet.ts';
import { type ImageSize, type Matrix } from '#viewer/rendering/painting/view.ts';
import { angleOf, lengthOf } from './measure.ts';
import { type MeasuredView } from './measurements.ts';

/** A canvas of stored images: where its image lies now, and whose pixels they are. */
export interface PaintedView {
  readonly matrix: Matrix | undefined;
  readonly painted: { readonly position: StackPosition; readonly image: ImageSize } | undefined;
}

/** A view of stored images as measurements see it. */
export function measuredStack(view: PaintedView): MeasuredView {
  return {
    get matrix() {
      return view.matrix;
    },
    get measured(): MeasuredView['measured'] {
      const { painted } = view;
      if (painted === undefined) return undefined;
      const { position, image } = painted;
      return {
        key: `${position.instance.sopInstanceUid}|${position.frameNumber}`,
        valueOf: ({ kind, points }, words) =>
          kind === 'length'
            ? lengthOf(points, position, words)
            : angleOf(points, { position, aspect: image.aspect, words }),
      };
    },
  };
}
