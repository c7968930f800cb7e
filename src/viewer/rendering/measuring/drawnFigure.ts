import { type DisplaySet, type StackPosition } from '#dicom/displaySet.ts';
import { type CutPlane, imageNear } from './cutPlane.ts';
import { type Figure, type Statistics } from './figure.ts';

/** What a figure was drawn on. */
export interface FigurePlace {
  /** The image: figures of one are never shown on another. */
  readonly key: string;
  /** What is emptied together: a display set, or a plane of a volume. */
  readonly scope: string;
  /** Absent for planes and slides, whose figures are on no one stored image. */
  readonly image?: { readonly position: StackPosition; readonly aspect: number };
  /** A plane through a volume. */
  readonly cut?: CutPlane;
}

/** A stored image of what was drawn on: the very one, or the one nearest to it. Undefined for slides. */
export function imageOf({ place, points }: Pick<DrawnFigure, 'place' | 'points'>): StackPosition | undefined {
  return place.image?.position ?? (place.cut === undefined ? undefined : imageNear(place.cut, points));
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
  /** Only of what measures the patient: not of a ruler, nor on a slide. */
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
