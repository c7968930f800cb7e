import { type StackPosition } from '#dicom/displaySet.ts';
import { type CanvasState, type PaintedFrame } from '#viewer/rendering/canvas.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { type Over } from '#viewer/rendering/painting/painter.ts';
import { type ImageSize } from '#viewer/rendering/painting/view.ts';

/** What is on the canvas at this moment. */
export interface Painted {
  readonly index: number;
  readonly position: StackPosition;
  readonly frame: DecodedFrame;
  readonly shown: GreyShown | undefined;
  readonly image: ImageSize;
  readonly over: Over | undefined;
}

/** Before the looks of an image have been found. */
export const unpainted = { shown: undefined, over: undefined };

/** Who is told what a view has done. */
export interface ViewListener {
  onState(state: CanvasState): void;
  onFrame(frame: PaintedFrame): void;
  /** The image has moved on the canvas, or is another one. */
  onPlaced(): void;
}

/** Behind by no more than this, scrolling passes every image, one a screen refresh; further behind, it leaps. */
const stepsWithoutLeap = 6;

/** Where to go from the painted index on the way to the wanted one. */
export function nextOnTheWay(painted: number | undefined, wanted: number): number {
  const behind = wanted - (painted ?? wanted);
  const isNear = Math.abs(behind) > 1 && Math.abs(behind) <= stepsWithoutLeap;
  return isNear ? (painted ?? 0) + Math.sign(behind) : wanted;
}
