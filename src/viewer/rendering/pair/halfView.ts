import { type FrameFailure } from '#dicom/frame.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { StackLayers } from '#viewer/rendering/canvas/layers.ts';
import {
  fidelityOf,
  GreyLooks,
  imageSizeOf,
  millimetresPerColumn,
  lookedAt,
  noWish,
} from '#viewer/rendering/canvas/shownStack.ts';
import { createSurface, type Surface } from '#viewer/rendering/canvas/surface.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { Painter } from '#viewer/rendering/painting/painter.ts';
import { apply, firstView, type Matrix, unapply } from '#viewer/rendering/painting/view.ts';
import { decodePosition } from '#viewer/rendering/stack/decodePosition.ts';
import { asFailure } from '#viewer/rendering/stack/imageStack.ts';
import { type HalfState, type HalfTarget } from './pair.ts';
import { type Measured } from './placement.ts';
import { planeOf, type Plane } from './registration/plane.ts';

/**
 * One photograph of a pair on a canvas of its own, painted by the painter of all photographs. Its pixels are decoded once and held by
 * nothing else: when another takes its place they are let go of at once, so that a pair never holds more than two.
 */
export class HalfView {
  readonly #surface: Surface;
  readonly #painter: Painter;
  readonly #onArrived: () => void;
  #looks = new GreyLooks();
  readonly #layers = new StackLayers();
  #target: HalfTarget | undefined;
  #frame: DecodedFrame | undefined;
  #failure: FrameFailure | undefined;
  #matrix: Matrix | undefined;
  #stop = new AbortController();

  constructor(element: HTMLElement, on: { readonly arrived: () => void; readonly resized: () => void }) {
    this.#surface = createSurface(element, on.resized);
    this.#painter = new Painter(this.#surface.canvas);
    this.#onArrived = on.arrived;
  }

  get canvas(): HTMLCanvasElement {
    return this.#surface.canvas;
  }

  get measured(): Measured | undefined {
    if (this.#frame === undefined || this.#target === undefined) return undefined;
    const { position } = this.#target;
    return { image: imageSizeOf(position, this.#frame), millimetres: millimetresPerColumn(position) };
  }

  /** For what is said of both halves: the later one is never hidden. */
  voice(): HTMLElement {
    return this.#surface.voice('view');
  }

  setLabel(label: string): void {
    this.#surface.setLabel(label);
  }

  goTo(target: HalfTarget | undefined): void {
    if (isSame(this.#target, target)) return;
    this.blank();
    this.#target = target;
    if (target !== undefined) void this.#load(target);
  }

  retry(): void {
    const target = this.#target;
    if (this.#failure === undefined || target === undefined) return;
    this.#failure = undefined;
    void this.#load(target);
    this.#onArrived();
  }

  /** Image pixels to device pixels. */
  paint(matrix: Matrix): void {
    const [frame, target, measured] = [this.#frame, this.#target, this.measured];
    if (frame === undefined || target === undefined || measured === undefined) return;
    this.#matrix = matrix;
    this.#painter.paint({
      frame,
      matrix,
      view: firstView,
      image: measured.image,
      shown: this.#looks.shown(target.position, frame, noWish),
      over: this.#layers.over(target.position, frame, lookedAt(noWish)),
    });
  }

  state(): HalfState {
    if (this.#failure !== undefined)
      return { state: 'failed', reason: this.#failure.reason, detail: this.#failure.message };
    if (this.#target === undefined) return { state: 'empty' };
    const [frame, matrix, measured] = [this.#frame, this.#matrix, this.measured];
    if (frame === undefined || matrix === undefined || measured === undefined) return { state: 'loading' };
    const scale = Math.hypot(matrix.a, matrix.b);
    const { millimetres } = measured;
    return {
      state: 'painted',
      position: this.#target.position,
      fidelity: fidelityOf(this.#target.position),
      ...(frame.profile === undefined ? {} : { profile: frame.profile }),
      scale,
      ...(millimetres === undefined ? {} : { millimetresPerPixel: (millimetres * devicePixelRatio) / scale }),
      turn: (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI,
    };
  }

  /** A point in square pixels of the image, in CSS pixels of the element. */
  toScreen({ x, y }: Point): Point | undefined {
    const aspect = this.measured?.image.aspect;
    if (this.#matrix === undefined || aspect === undefined) return undefined;
    const at = apply(this.#matrix, { x, y: y / aspect });
    return { x: at.x / devicePixelRatio, y: at.y / devicePixelRatio };
  }

  toImage({ x, y }: Point): Point | undefined {
    const aspect = this.measured?.image.aspect;
    if (this.#matrix === undefined || aspect === undefined) return undefined;
    const at = unapply(this.#matrix, { x: x * devicePixelRatio, y: y * devicePixelRatio });
    return { x: at.x, y: at.y * aspect };
  }

  /** Its brightness at `width`, by the painter that put it on screen: what registration compares is what is seen. */
  smallCopy(width: number): Plane | undefined {
    const [frame, target, measured] = [this.#frame, this.#target, this.measured];
    if (frame === undefined || target === undefined || measured === undefined) return undefined;
    const { columns, rows, aspect } = measured.image;
    const zoom = width / columns;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = Math.max(1, Math.round(rows * aspect * zoom));
    const painter = new Painter(canvas);
    painter.paint({
      frame,
      matrix: { a: zoom, b: 0, c: 0, d: zoom * aspect, e: 0, f: 0 },
      view: firstView,
      image: measured.image,
      shown: this.#looks.shown(target.position, frame, noWish),
    });
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    const plane = data === undefined ? undefined : planeOf(data, canvas.width, canvas.height);
    painter.clear();
    canvas.width = canvas.height = 0;
    return plane;
  }

  /** Nothing is shown and no pixel is kept. */
  blank(): void {
    this.#stop.abort();
    this.#painter.clear();
    if (this.#frame?.kind === 'bitmap') this.#frame.bitmap.close();
    this.#frame = undefined;
    this.#matrix = undefined;
    this.#failure = undefined;
    this.#target = undefined;
    this.#looks = new GreyLooks();
  }

  close(): void {
    this.blank();
    this.#surface.close();
  }

  async #load({ position, frames }: HalfTarget): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    try {
      const how = { isUrgent: true, mayUseBrowser: true, signal: stop.signal };
      const frame = await decodePosition(position, frames, how);
      if (stop.signal.aborted && frame.kind === 'bitmap') frame.bitmap.close();
      if (stop.signal.aborted) return;
      this.#frame = frame;
    } catch (cause) {
      if (stop.signal.aborted) return;
      this.#failure = asFailure(cause);
    }
    this.#onArrived();
  }
}

function isSame(a: HalfTarget | undefined, b: HalfTarget | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.frames === b.frames &&
    a.position.instance.sopInstanceUid === b.position.instance.sopInstanceUid &&
    a.position.frameNumber === b.position.frameNumber
  );
}
