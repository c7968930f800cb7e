import { type MeasurementBasis } from '#dicom/measurement.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** What can be drawn to measure. `ruler` and `sticker` measure nothing: they say how long something in a photograph is. */
export const figureKinds = [
  'length',
  'angle',
  'cobb',
  'bidirectional',
  'ellipse',
  'outline',
  'ruler',
  'sticker',
] as const;
export type FigureKind = (typeof figureKinds)[number];

/**
 * One drawing, in pixels of its image. `angle`: the middle point is the vertex · `cobb`: two
 * lines, end by end · `bidirectional`: ends of the long axis, then of the one
 * across it · `ellipse`: opposite corners of the box around it · `outline`: closed from the last point to the first.
 */
export interface Figure {
  readonly kind: FigureKind;
  readonly points: readonly Point[];
}

/** Points after which a figure is complete; an outline is closed by hand. */
export const pointsOf: Readonly<Record<FigureKind, number>> = {
  length: 2,
  angle: 3,
  cobb: 4,
  bidirectional: 4,
  ellipse: 2,
  outline: Infinity,
  ruler: 2,
  sticker: 2,
};

/** Of two lines, the second of which begins anywhere. */
export function isOfTwoLines(kind: FigureKind): boolean {
  return kind === 'cobb' || kind === 'bidirectional';
}

export function isFigureKind(tool: string): tool is FigureKind {
  return figureKinds.some((kind) => kind === tool);
}

export function isCalibration({ kind }: Figure): boolean {
  return kind === 'ruler' || kind === 'sticker';
}

/** `length` is the long axis where there are two; `diameter` the longest of an outline and `width` across it. */
export type QuantityName = 'length' | 'shortAxis' | 'angle' | 'area' | 'diameter' | 'width' | 'perimeter';
export type QuantityUnit = 'mm' | 'mm2' | 'px' | 'px2' | 'deg';

export interface Quantity {
  readonly name: QuantityName;
  readonly value: number;
  readonly unit: QuantityUnit;
}

/** Of the pixels whose centres lie inside, after the modality transform; padding left out. */
export interface Statistics {
  readonly mean: number;
  /** Standard deviation of these pixels (the population's). */
  readonly deviation: number;
  readonly unit: string;
  readonly pixels: number;
}

/** What a figure says. Millimetres rest on `basis`; with `none` everything is in pixels. */
export interface FigureValues {
  readonly kind: FigureKind;
  readonly quantities: readonly Quantity[];
  readonly basis: MeasurementBasis;
  readonly statistics?: Statistics;
  /** The outline crosses itself, so that it has no area. */
  readonly crossesItself?: true;
  /** Of a ruler or sticker: how long it is, once the user has said so. */
  readonly millimetres?: number;
}
