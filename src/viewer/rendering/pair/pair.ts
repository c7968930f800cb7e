import { type StackPosition } from '#dicom/displaySet.ts';
import { type FrameFailureReason, type FrameSource } from '#dicom/frame.ts';
import { type Fidelity } from '#viewer/rendering/canvas.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type ScaleRelation } from './placement.ts';
import { type Registration } from './registration/register.ts';
import { type Similarity } from './similarity.ts';

/** The earlier photograph and the later one. */
export type PairSide = 'past' | 'now';
export const pairSides = ['past', 'now'] as const;

export interface HalfTarget {
  readonly position: StackPosition;
  readonly frames: FrameSource;
}

export type PairTarget = Readonly<Record<PairSide, HalfTarget | undefined>>;

/** What stands in one half. Only `painted` says anything about pixels. */
export type HalfState =
  | { readonly state: 'empty' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly reason: FrameFailureReason; readonly detail: string }
  | {
      readonly state: 'painted';
      readonly position: StackPosition;
      readonly fidelity: Fidelity;
      readonly profile?: 'applied' | 'not-applied';
      /** Device pixels per image pixel, along a row of the image. */
      readonly scale: number;
      /** Of one CSS pixel of the screen, only with a basis. */
      readonly millimetresPerPixel?: number;
      /** Degrees clockwise that the adjustment has turned it. */
      readonly turn: number;
    };

export interface PairState {
  readonly halves: Readonly<Record<PairSide, HalfState>>;
  /** Known once both are painted. */
  readonly relation?: ScaleRelation;
}

/** Of both halves together, in the later one's own pixels. Points are in the square pixels of their own half. */
export interface PairCommands {
  zoomBy(factor: number): void;
  panBy(by: Point): void;
  fit(): void;
  /** One pixel of the later photograph is one device pixel. */
  actualSize(): void;
  retry(side: PairSide): void;
  /** Where a point of a half is, in CSS pixels of its element; undefined while nothing is painted. */
  toScreen(side: PairSide, point: Point): Point | undefined;
  toImage(side: PairSide, screen: Point): Point | undefined;
  /** The width of a half's image, in its own pixels; undefined while nothing is painted. */
  widthOf(side: PairSide): number | undefined;
  /** How the earlier photograph lies on the later, found by what both show; undefined while either is not there. Rejects when aborted. */
  propose(signal: AbortSignal): Promise<Registration | undefined>;
}

export interface PairListener {
  onState(state: PairState): void;
  /** Something has moved on screen. */
  onPlaced(): void;
  /** A hand has gone down on, moved over or left a half while points are being set, in CSS pixels of the half. */
  onPoint(side: PairSide, phase: 'down' | 'move' | 'up', at: Point): void;
}

/** How the halves are shown and what hands do. */
export interface PairManner {
  /** Where the earlier one lies on the later; undefined where nobody has adjusted it. */
  readonly adjustment: Similarity | undefined;
  /** Points are being set: a finger or the left button sets one instead of moving the pictures. */
  readonly isPointing: boolean;
}
