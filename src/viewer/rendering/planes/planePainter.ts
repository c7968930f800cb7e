import {
  type CanvasSize,
  type ImageSize,
  type Matrix,
  matrixOf,
  type View,
} from '#viewer/rendering/painting/view.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { type PlaneCut } from './planeCut.ts';
import { type OverlayLook } from './planes.ts';
import { shadeGrey, shadeOverlay } from './shade.ts';

export interface PlanePainting {
  readonly cut: PlaneCut;
  readonly shown: GreyShown;
  /** The overlay's cut of the very same pixels. */
  readonly over?: { readonly cut: PlaneCut; readonly look: OverlayLook; readonly factor: number } | undefined;
  readonly view: View;
  readonly image: ImageSize;
}

/** Paints cuts on one canvas: grey and colour to a raster of the cut's size, then placed by the view, with hatching where slices are missing. */
export class PlanePainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #raster: Raster | undefined;
  #painted: Omit<PlanePainting, 'view' | 'image'> | undefined;
  #last: PlanePainting | undefined;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser gives no 2D canvas');
    this.#canvas = canvas;
    this.#context = context;
  }

  paint(whole: PlanePainting): void {
    this.#last = whole;
    const { view, image, ...painting } = whole;
    const raster = this.#shaded(painting);
    const { stride, columns, rows } = painting.cut.cut;
    const matrix = matrixOf(view, image, this.#canvas);
    const context = this.#context;
    clear(context, this.#canvas);
    place(context, matrix);
    if (raster.isHatched) this.#hatch(matrix, image);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'low';
    // The centre of raster pixel r lies on the centre of image pixel r·stride.
    const corner = 0.5 - 0.5 * stride;
    context.drawImage(raster.canvas, corner, corner, columns * stride, rows * stride);
  }

  /** The same picture, on a canvas that has been given another size and is blank because of it. */
  again(): void {
    if (this.#last !== undefined) this.paint(this.#last);
  }

  clear(): void {
    this.#last = undefined;
    this.#painted = undefined;
    if (this.#raster !== undefined) this.#raster.canvas.width = this.#raster.canvas.height = 0;
    this.#raster = undefined;
    clear(this.#context, this.#canvas);
  }

  #shaded(painting: Omit<PlanePainting, 'view' | 'image'>): Raster {
    const { columns, rows } = painting.cut.cut;
    const raster = this.#rasterOf(columns, rows);
    if (this.#painted !== undefined && isSame(this.#painted, painting)) return raster;
    this.#painted = painting;
    const words = new Uint32Array(raster.pixels.data.buffer);
    shadeGrey(painting.cut.values, painting.shown, words);
    const { over } = painting;
    if (over !== undefined) shadeOverlay(over.cut.values, { ...over.look, factor: over.factor }, words);
    raster.isHatched = words.includes(0);
    raster.context.putImageData(raster.pixels, 0, 0);
    return raster;
  }

  /** Slanting lines that no tissue has, of the screen's size whatever the zoom. */
  #hatch(matrix: Matrix, image: ImageSize): void {
    const context = this.#context;
    const pattern = context.createPattern(hatching(), 'repeat');
    if (pattern === null) return;
    pattern.setTransform(
      new DOMMatrix([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f]).inverse(),
    );
    context.fillStyle = pattern;
    context.fillRect(0, 0, image.columns, image.rows);
  }

  #rasterOf(columns: number, rows: number): Raster {
    const known = this.#raster;
    if (known !== undefined && known.canvas.width === columns && known.canvas.height === rows) return known;
    this.#painted = undefined;
    const canvas = new OffscreenCanvas(columns, rows);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('this browser gives no 2D canvas');
    this.#raster = { canvas, context, pixels: new ImageData(columns, rows), isHatched: false };
    return this.#raster;
  }
}

interface Raster {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly pixels: ImageData;
  isHatched: boolean;
}

function isSame(a: Omit<PlanePainting, 'view' | 'image'>, b: Omit<PlanePainting, 'view' | 'image'>): boolean {
  return (
    a.cut === b.cut && a.shown === b.shown && a.over?.cut === b.over?.cut && a.over?.look === b.over?.look
  );
}

function clear(context: CanvasRenderingContext2D, { width, height }: CanvasSize): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
}

function place(context: CanvasRenderingContext2D, { a, b, c, d, e, f }: Matrix): void {
  context.setTransform(a, b, c, d, e, f);
}

let tile: OffscreenCanvas | undefined;

function hatching(): OffscreenCanvas {
  if (tile !== undefined) return tile;
  tile = new OffscreenCanvas(12, 12);
  const context = tile.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  context.fillStyle = '#10202c';
  context.fillRect(0, 0, 12, 12);
  context.strokeStyle = '#3f6f8f';
  context.lineWidth = 2;
  for (const from of [-12, 0, 12]) {
    context.moveTo(from, 12);
    context.lineTo(from + 12, 0);
  }
  context.stroke();
  return tile;
}
