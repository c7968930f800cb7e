import { type FrameFailureReason, type FrameSource } from '#dicom/frame.ts';
import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { type LoopLock, type LoopTrack } from '#dicom/loopLock.ts';
import { type FigureKind, type FigureValues } from '#viewer/rendering/measuring/figure.ts';
import { type ProbeReading } from './probed.ts';
import { type CursorWords, type LineWords, type Spatial } from './spatial.ts';
import { type Layers, type LayersState } from '#viewer/rendering/layers/layers.ts';
import { type PlaceWords } from '#viewer/rendering/painting/viewPlace.ts';
import { type SubtractionShown, type SubtractionStep } from '#viewer/rendering/subtraction/subtraction.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';

/** Plane in which a volume is shown; `acquisition` is as stored and the only one for what is no volume. */
export type Orientation = 'acquisition' | 'axial' | 'coronal' | 'sagittal';

/** Where a canvas has been told to go. A new object is a new wish; a later wish makes an earlier one inert. */
export interface Target {
  readonly displaySet: StackDisplaySet;
  /** Into `stackPositions(displaySet)`, from 0; for a reformatted orientation, the slice of that orientation. */
  readonly index: number;
  readonly orientation: Orientation;
  /** The side of the canvas that the same side of the image lies against while it is shown whole: chest walls meet between two panes. */
  readonly against?: 'left' | 'right';
}

/** `true` all bits as stored · `lossy` compressed with loss at some time · `preview` not yet full quality · `incomplete` part is missing. */
export type Fidelity = 'true' | 'lossy' | 'preview' | 'incomplete';

export interface Window {
  readonly center: number;
  readonly width: number;
}

/** What is on the canvas once it has settled. Only `painted` says anything about pixels; its UIDs are of the image actually painted. */
export type CanvasState =
  | { readonly state: 'loading'; readonly index: number }
  | {
      readonly state: 'painted';
      readonly index: number;
      readonly numberOfPositions: number;
      readonly sopInstanceUid: string;
      readonly frameNumber: number;
      readonly fidelity: Fidelity;
      /** Absent for colour. Units of the modality (HU for CT). */
      readonly window?: Window;
      readonly isInverted: boolean;
      /** Screen pixels per image pixel along a row. */
      readonly scale: number;
      /** Degrees clockwise, and mirrored left–right before rotating. */
      readonly rotation: number;
      readonly isFlipped: boolean;
      /** Letters at the edges as now shown; absent when the image does not say. */
      readonly orientationLetters?: {
        readonly left: string;
        readonly right: string;
        readonly top: string;
        readonly bottom: string;
      };
      /** Millimetres per screen (CSS) pixel, only with a named basis. */
      readonly millimetresPerPixel?: number;
      /** Whose grey the image has where a presentation state says one: the state's, a window or table set by hand, or that of a difference. */
      readonly presentedGrey?: 'state' | 'hand' | 'difference';
      /** Absent where nothing lies over the image. */
      readonly layers?: LayersShown;
      /** Whether the image's ICC profile manages its colours; absent where it has none. */
      readonly profile?: 'applied' | 'not-applied';
      /** Absent where the image has no subtraction and none was asked for. */
      readonly subtraction?: SubtractionShown;
      /** Lookup tables the image names and that could not be had: it is shown without them. */
      readonly missingTables?: number;
      /** Positions that are decoded and can be shown at once. */
      readonly loaded: number;
      /** The position asked for while its pixels are still on their way; what is painted is still `index`. */
      readonly pending?: number;
      /** Set while a loop plays: frames a second actually painted during the last second. */
      readonly playing?: { readonly measuredRate: number };
    }
  | {
      readonly state: 'failed';
      readonly index: number;
      readonly reason: FrameFailureReason;
      readonly detail: string;
      /** Number of the frame that is lacking, where it is one that this image's subtraction needs. */
      readonly needed?: number;
    };

/** What an image brings with it that lies over its pixels: a display shutter, and graphics (overlays of group 60xx). */
export type Layer = 'shutter' | 'graphics';

/** What lies over the painted image, and whether it is seen now. */
export interface LayersShown {
  readonly shutter?: 'on' | 'off';
  readonly graphics?: {
    readonly state: 'on' | 'off';
    readonly count: number;
    /** Overlays the image should have and that could not be had. */
    readonly missing: number;
    /** Of `count`, those that a presentation state brings. */
    readonly fromState: number;
    /** Overlays of the image that a presentation state keeps from being displayed. */
    readonly withheld: number;
    /** What the apparatus calls them, where it does. */
    readonly names: readonly string[];
  };
}

export type Tool = 'scroll' | 'window' | 'zoom' | 'pan' | 'probe' | 'cursor' | FigureKind;

/** What keys and buttons do with a tool that measures; `move` in CSS pixels along the screen, and only once the first `place` has brought the cursor. */
export type MeasureStep =
  | { readonly kind: 'move'; readonly x: number; readonly y: number }
  | { readonly kind: 'place' | 'close' | 'back' | 'leave' };

/** What a pane, a key or a link asks of a canvas. Nothing here waits, save `read`; the state tells what came of it. */
export interface CanvasCommands {
  goTo(index: number): void;
  scrollBy(positions: number): void;
  setWindow(window: Window): void;
  /** Shows the image through one of its own VOI tables, by their order from 0. */
  setTable(index: number): void;
  invert(): void;
  /** Subtraction of a loop's frames: on or off, another mask, the mask moved. */
  subtract(step: SubtractionStep): void;
  /** Hides a layer, or shows it again. */
  toggle(layer: Layer): void;
  zoomBy(factor: number): void;
  /** Moves the image by so many CSS pixels. */
  panBy(by: { readonly x: number; readonly y: number }): void;
  fit(): void;
  /** One image pixel is one device pixel. */
  actualSize(): void;
  rotate(degreesClockwise: 90 | -90): void;
  flip(axis: 'horizontal' | 'vertical'): void;
  /** Window, zoom, pan, rotation, flip and inversion as at first; the slice stays. */
  reset(): void;
  /** Plays frames at `framesPerSecond` (or frame by frame after `durations`, in ms), looping. */
  play(timing: { readonly framesPerSecond: number; readonly durations?: readonly number[] }): void;
  pause(): void;
  removeMeasurements(): void;
  /** Draws by keys and buttons with the tool in hand. */
  measure(step: MeasureStep): void;
  /** Moves the probe by image pixels in the directions of the screen; from the middle of the image where it has not been set. */
  moveProbe(by: { readonly x: number; readonly y: number }): void;
  /** Moves the shared 3D cursor likewise; every canvas that shares coordinates goes to it. */
  moveCursor(by: { readonly x: number; readonly y: number }): void;
  /** Ask again for the frame that failed. */
  retry(): void;
  /** The image that is painted, as numbers; undefined where none is, or another one is by the time it is read. Rejects with FrameFailure. */
  read(window: ReadingWindow): Promise<PaintedReading | undefined>;
}

/** How a reading makes grey of values: by the image's first window or table, as it is shown first, or over the range of the frame's own values. */
export type ReadingWindow = 'first' | 'full-range';

/** One painted image for whoever checks the viewer against other decoders. Nothing of the user's window, zoom or turning is in it. */
export interface PaintedReading {
  readonly sopInstanceUid: string;
  /** From 1. */
  readonly frameNumber: number;
  readonly rows: number;
  readonly columns: number;
  /** As stored: row by row, samples interleaved, before modality, palette and colour transforms; decoded anew from the archive's bytes. */
  readonly stored: Samples;
  /**
   * RGBA of the painted frame, one element a pixel, through the window asked for; where the image has none, its own full range. No
   * padding, shutter, overlay, ICC profile or pixel aspect.
   */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Of 255, between what is on screen and what our own painter makes of this very frame in the same view. */
  readonly screenDifference: {
    readonly largest: number;
    /** 99.9 % of the samples differ by no more: where an image is made smaller, painters smooth hard edges differently. */
    readonly nearlyAll: number;
  };
}

/** One image as it reaches the screen. */
export interface PaintedFrame {
  readonly index: number;
  readonly sopInstanceUid: string;
  readonly frameNumber: number;
}

/** Which movements are shared; each can be switched on its own. Canvases of one group move frame by frame inside this room, without React. */
export interface Link {
  readonly group: string;
  readonly scroll: boolean;
  readonly view: boolean;
  readonly window: boolean;
  readonly cine: boolean;
  /** Turning and mirroring. */
  readonly orientation: boolean;
  /** The present examination: when first linked, the others go to its place and not the other way about. */
  readonly leads?: boolean;
  /** Of a loop that is locked to the others: what by, and when each of its frames is due. */
  readonly lock?: { readonly basis: LoopLock['basis']; readonly track: LoopTrack };
}

export interface MeasurementWords {
  /** The lines beside a figure; every value in millimetres says what they rest on. */
  readonly figure: (values: FigureValues) => readonly string[];
  /** Where the keys point, for whoever does not see it; columns and rows from 0. */
  readonly pointing: {
    readonly at: (x: number, y: number) => string;
    readonly placed: (points: number, x: number, y: number) => string;
    readonly takenBack: (points: number) => string;
    /** A figure has been taken hold of. */
    readonly held: (x: number, y: number) => string;
    /** A whole figure has been taken away; how many are left on the image. */
    readonly removed: (left: number) => string;
    readonly ended: string;
  };
}

export interface ImageCanvasProps {
  readonly target: Target;
  readonly frames: FrameSource;
  readonly tool: Tool;
  readonly link?: Link;
  readonly spatial?: Spatial;
  /** Words for what the canvas draws itself (measurement units and their basis). */
  readonly words: MeasurementWords & {
    readonly probe: (reading: ProbeReading) => string;
    readonly cursor: CursorWords;
    readonly lines: LineWords;
    readonly place: PlaceWords;
  };
  readonly label: string;
  /** What lies over the images; `onLayers` tells what of it is not drawn yet, or cannot be. */
  readonly layers?: Layers;
  readonly onLayers?: (state: LayersState) => void;
  /** Called when the canvas has settled, at most once per animation frame; never per frame of a running cine except `onFrame`. */
  readonly onState: (state: CanvasState) => void;
  /** Called when a playing loop has been stopped by a hand: on it, or on one linked to it, also in another window. */
  readonly onStopped?: () => void;
  /** Called for every image painted, also in a running loop; for attributes written past React. */
  readonly onFrame?: (frame: PaintedFrame) => void;
  readonly commands: (commands: CanvasCommands | null) => void;
}
