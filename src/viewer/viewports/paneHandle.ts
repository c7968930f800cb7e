import { type MeasureStep, type Tool, type Window } from '#viewer/rendering/canvas.ts';
import { type SubtractionStep } from '#viewer/rendering/subtraction/subtraction.ts';
import { type ViewedFrom } from '#viewer/rendering/volume/camera.ts';

export type PaneTool = Tool;

/** What a key or a button can ask of a pane. A pane offers what makes sense for it; the rest is absent and its buttons are not shown. */
export interface PaneActions {
  /** Images, frames, photos or pages on from where it stands. */
  step: (count: number) => void;
  /** To this position, from 0. */
  goTo: (index: number) => void;
  toFirst: () => void;
  toLast: () => void;
  play: () => void;
  pause: () => void;
  isPlaying: () => boolean;
  changeSpeed: (step: 1 | -1) => void;
  zoomBy: (factor: number) => void;
  /** Moves what is shown by so many CSS pixels, right and down. */
  panBy: (by: { readonly x: number; readonly y: number }) => void;
  fit: () => void;
  actualSize: () => void;
  rotate: (degreesClockwise: 90 | -90) => void;
  flip: (axis: 'horizontal' | 'vertical') => void;
  invert: () => void;
  /** Subtraction of a loop's frames: on or off, another mask, the mask moved. */
  subtract: (step: SubtractionStep) => void;
  /** Shows or hides the display shutter. */
  toggleShutter: () => void;
  /** Shows or hides the overlays that the apparatus laid over the image. */
  toggleGraphics: () => void;
  setWindow: (window: Window) => void;
  /** Shows the image through one of its own VOI tables, by their order from 0. */
  setTable: (index: number) => void;
  /** Moves the window by fractions of its width: up in `center` darkens, up in `width` flattens. */
  windowBy: (change: { readonly center: number; readonly width: number }) => void;
  reset: () => void;
  removeMeasurements: () => void;
  /** Draws with the measuring tool in hand, by keys and buttons. */
  measure: (step: MeasureStep) => void;
  /** Moves the probe by image pixels, right and down the screen. */
  moveProbe: (by: { readonly x: number; readonly y: number }) => void;
  /** Moves the shared 3D cursor by image pixels, right and down the screen. */
  moveCursor: (by: { readonly x: number; readonly y: number }) => void;
  retry: () => void;
  showSheet: () => void;
  /** Segments and structures over the images, on or off. */
  toggleMarks: () => void;
  /** The image as stored, or with its presentation state. */
  toggleStored: () => void;
  openMarks: () => void;
  /** Brings a tile of a slide to the middle; `frameNumber` from 1. */
  showTile: (tile: { readonly sopInstanceUid: string; readonly frameNumber: number }) => void;
  /** Position in its stack that is shown now. */
  standsAt: () => number;
  /** Moves the crosshair within the plane, by pixels of it. */
  nudge: (by: { readonly right: number; readonly down: number }) => void;
  thicken: (step: 1 | -1) => void;
  /** The next way of putting thick slices together. */
  project: () => void;
  /** Turns a volume by degrees, as a hand turns a globe. */
  turnBy: (by: { readonly x: number; readonly y: number }) => void;
  roll: (degreesClockwise: number) => void;
  viewFrom: (from: ViewedFrom) => void;
  /** The next way of rendering a volume. */
  lookNext: () => void;
}

export type PaneHandle = Readonly<Partial<PaneActions>>;
