import { type FrameFailureReason, type FrameSource } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import { type SlideImage } from '#dicom/slide.ts';
import { type SlideLayer } from '#dicom/slidePart.ts';
import {
  type Fidelity,
  type MeasurementWords,
  type MeasureStep,
  type PaintedReading,
  type ReadingWindow,
} from '#viewer/rendering/canvas.ts';
import { type PlaceWords } from '#viewer/rendering/painting/viewPlace.ts';

/** What a slide canvas shows. A new image starts whole; another layer of the same image is shown at the same place. */
export interface SlideTarget {
  readonly image: SlideImage;
  readonly layer: SlideLayer;
  /** To be brought to the middle, each of its pixels a whole number of screen pixels wide. */
  readonly at?: ShownFrame;
}

/** The ICC profile that an optical path of an instance was captured with; undefined where it has none. Never rejects. */
export type ProfileSource = (instance: Instance, opticalPath: string) => Promise<Uint8Array | undefined>;

/** How far the tiles in view have come, at the resolution that this zoom asks for. */
export interface TilesInView {
  readonly due: number;
  readonly painted: number;
  readonly failed: number;
  /** Places for which the object should have a tile and has none. */
  readonly missing: number;
  /** Places that were never scanned at this resolution, as the object says itself (TILED_SPARSE). */
  readonly unscanned: number;
  /** The archive has no level coarse enough to show the whole slide at once: it is shown part by part. */
  readonly lacksOverview: boolean;
}

export interface SlidePainted {
  readonly state: 'painted';
  /** Of the finest tile painted at the middle of the view. */
  readonly instance: Instance;
  readonly frameNumber: number;
  /** `preview` while coarser tiles stand in for some that are on their way. */
  readonly fidelity: Fidelity;
  readonly tiles: TilesInView;
  /** Why the first of the failed tiles failed. */
  readonly failure?: { readonly reason: FrameFailureReason; readonly detail: string };
  /** Screen pixels per pixel of the finest level, along a row. */
  readonly zoom: number;
  /** Millimetres per CSS pixel, where the object states a spacing. */
  readonly millimetresPerPixel?: number;
}

/** What is on a slide canvas. `painted` only when something stored covers all that is in view. */
export type SlideState =
  | { readonly state: 'loading'; readonly tiles: TilesInView }
  | SlidePainted
  | { readonly state: 'failed'; readonly reason: FrameFailureReason; readonly detail: string };

export interface SlideCommands {
  zoomBy(factor: number): void;
  /** Moves the image by so many CSS pixels. */
  panBy(by: { readonly x: number; readonly y: number }): void;
  fit(): void;
  /** One pixel of the finest level is one device pixel. */
  actualSize(): void;
  removeMeasurements(): void;
  /** Draws with the measuring tool in hand, by keys and buttons. */
  measure(step: MeasureStep): void;
  /** Asks again for every tile that failed. */
  retry(): void;
  read(window: ReadingWindow): Promise<PaintedReading | undefined>;
}

export interface ShownFrame {
  readonly sopInstanceUid: string;
  /** From 1. */
  readonly frameNumber: number;
}

export interface SlideCanvasProps {
  readonly target: SlideTarget;
  readonly frames: FrameSource;
  readonly profileOf: ProfileSource;
  readonly tool: 'pan' | 'zoom' | 'length' | 'angle' | 'bidirectional' | 'ellipse' | 'outline';
  readonly words: MeasurementWords & { readonly place: PlaceWords };
  readonly label: string;
  /** Called when what it says has changed, and a little after the view has come to rest. */
  readonly onState: (state: SlideState) => void;
  /** Called for every change of the tile painted at the middle; for attributes written past React. */
  readonly onFrame: (frame: ShownFrame | undefined) => void;
  readonly commands: (commands: SlideCommands | null) => void;
}
