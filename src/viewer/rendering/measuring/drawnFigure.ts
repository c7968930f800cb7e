import { type DisplaySet, type StackPosition } from '#dicom/displaySet.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type CutPlane, imageNear } from './cutPlane.ts';
import { type Figure, type Statistics } from './figure.ts';
import { type Measure } from './figureValues.ts';

/** What a figure was drawn on. */
export interface FigurePlace {
  /** The image: figures of one are never shown on another. */
  readonly key: string;
  /** What is emptied together: a display set, or a plane of a volume. */
  readonly scope: string;
  /** A stored image, all of it. Planes and slides have none: their figures are on no one stored image. */
  readonly image?: { readonly position: StackPosition; readonly aspect: number };
  /** A plane through a volume. */
  readonly cut?: CutPlane;
  /** A slide, of many tiles. */
  readonly slide?: SlidePlace;
}

/** A slide as something that has been measured on, in pixels of its finest level. */
export interface SlidePlace {
  readonly studyInstanceUid: string;
  /** By what the finest level says of its pixels, whichever was looked at. */
  readonly measure: Measure;
  /** The stored tile that the middle of these points lies on. */
  readonly tileNear: (points: readonly Point[]) => StackPosition;
}

/** A stored image of what was drawn on: the very one, the one nearest to it in a plane, or its tile of a slide. */
export function imageOf({ place, points }: Pick<DrawnFigure, 'place' | 'points'>): StackPosition | undefined {
  const { image, cut, slide } = place;
  if (image !== undefined) return image.position;
  if (cut !== undefined) return imageNear(cut, points);
  return slide?.tileNear(points);
}

/** One thing in the patient that is measured again and again. */
export interface FigureTarget {
  readonly id: string;
  /** As it is counted where it has no name. */
  readonly number: number;
  readonly name?: string;
  /** Chosen for the user, who has not said so. */
  readonly isProposed: boolean;
}

export interface DrawnFigure extends Figure {
  readonly id: number;
  readonly place: FigurePlace;
  readonly statistics?: Statistics;
  /** Only of what measures the patient: not of a ruler. */
  readonly target?: FigureTarget;
  /** Of a ruler or sticker, once the user has said how long it is. */
  readonly millimetres?: number;
}

/** One canvas that can be measured on, as long as something is painted there. */
export interface MeasuredCanvas {
  readonly place: FigurePlace;
  /** The canvases it is linked with. */
  readonly group?: string;
}

/** Of all that is drawn in one display set. */
export function scopeOf({ studyInstanceUid, id }: DisplaySet): string {
  return `${studyInstanceUid} ${id}`;
}
