import { measurementBasis } from '#dicom/measurement.ts';
import { measureOf } from './cutPlane.ts';
import { type DrawnFigure } from './drawnFigure.ts';
import { type Figure, type FigureValues, isCalibration, type Statistics } from './figure.ts';
import { figureValues, handBasis, type Measure } from './figureValues.ts';

/** A figure as it is told on screen: what it measures with its basis, the calibration by hand of its image going before what the image says. */
export function valuesOf(
  figure: Figure & { readonly statistics?: Statistics; readonly millimetres?: number },
  measure: Measure,
  onImage: readonly DrawnFigure[],
): FigureValues {
  const basis = calibrationOf(onImage, measure.aspect) ?? measure.basis;
  const { statistics, millimetres } = figure;
  return {
    ...figureValues(figure, { ...measure, basis }),
    ...(statistics === undefined ? {} : { statistics }),
    ...(millimetres === undefined ? {} : { millimetres }),
  };
}

/** What a figure says, wherever it is told. */
export function valuesOfDrawn(figure: DrawnFigure, all: readonly DrawnFigure[]): FigureValues | undefined {
  const { image, cut, slide, key } = figure.place;
  if (cut !== undefined) return valuesOf(figure, measureOf(cut), []);
  if (slide !== undefined) return valuesOf(figure, slide.measure, []);
  if (image === undefined) return undefined;
  const { position, aspect } = image;
  const basis = measurementBasis(position.instance, position.frameNumber);
  return valuesOf(
    figure,
    { basis, aspect },
    all.filter(({ place }) => place.key === key),
  );
}

function calibrationOf(onImage: readonly DrawnFigure[], aspect: number) {
  const drawn = onImage.find((one) => isCalibration(one) && one.millimetres !== undefined);
  if (drawn?.millimetres === undefined) return undefined;
  return handBasis(drawn, { millimetres: drawn.millimetres, aspect });
}
