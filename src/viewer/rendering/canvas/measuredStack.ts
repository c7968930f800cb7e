import { angleOf, lengthOf } from './measure.ts';
import { type MeasuredView } from './measurements.ts';
import { type StackView } from './stackView.ts';

/** A stack's view as measurements see it. */
export function measuredStack(view: StackView): MeasuredView {
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
            : angleOf(points, { aspect: image.aspect, words }),
      };
    },
  };
}
