import { type Matrix, type Point } from '#viewer/rendering/painting/view.ts';
import { type FigurePlace } from './drawnFigure.ts';
import { type Figure, type Statistics } from './figure.ts';
import { type Measure } from './figureValues.ts';

/** What measurements are drawn on: a stack, a slide or a plane through a volume. */
export interface MeasuredView {
  /** Undefined where nothing is painted. */
  readonly matrix: Matrix | undefined;
  readonly measured:
    | {
        readonly place: FigurePlace;
        readonly measure: Measure;
        /** Where keys begin to point, in image pixels: the middle of what is seen. */
        readonly middle: () => Point;
        readonly statisticsOf?: (figure: Figure) => Statistics | undefined;
      }
    | undefined;
}
