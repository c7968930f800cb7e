import { type DisplayShutter } from '#dicom/displayShutter.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type Graphic } from '#viewer/rendering/decoding/frameGraphics.ts';
import { type GreyShown, paintGrey } from './brightness.ts';
import { GraphicTiles } from './graphicTiles.ts';
import { paintShutter } from './shutter.ts';
import { ShutterTile } from './shutterTile.ts';
import { type ImageSize, type Matrix, matrixOf, type View } from './view.ts';

/** What one painting needs. `shown` is unused for colour. */
export interface Painting {
  readonly frame: DecodedFrame;
  readonly shown: GreyShown | undefined;
  readonly view: View;
  readonly image: ImageSize;
  readonly over?: Over | undefined;
  /** Image pixels to the canvas's, in place of where the view alone would lay them: for an image that is laid upon another. */
  readonly matrix?: Matrix;
}

/** What is painted over an image and is to be seen now. Absent where there is nothing of the kind. */
export interface Over {
  readonly shutter: DisplayShutter | undefined;
  /** A shutter of a presentation state, pixel by pixel. */
  readonly bitmap?: Graphic | undefined;
  readonly graphics: readonly Graphic[];
}

/** Paints frames on one canvas: values through our own VOI path to an image of its own size, then placed by the view. */
export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #tiles = new GraphicTiles();
  readonly #shutter = new ShutterTile();
  #raster: Raster | undefined;
  #painted: Pick<Painting, 'frame' | 'shown'> | undefined;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser gives no 2D canvas');
    this.#canvas = canvas;
    this.#context = context;
  }

  paint({ frame, shown, view, image, over, ...painting }: Painting): void {
    const source = this.#sourceOf(frame, shown);
    const { width, height } = this.#canvas;
    const matrix = painting.matrix ?? matrixOf(view, image, this.#canvas);
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
    context.setTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
    const zoom = Math.hypot(matrix.a, matrix.b);
    // Colour is shown as its pixels are once it is magnified more than twice; grey is interpolated, as is customary.
    context.imageSmoothingEnabled = frame.kind === 'grey' || zoom <= 2;
    // Down to a half every source pixel still counts with plain interpolation; below, the slower one averages.
    context.imageSmoothingQuality = zoom < 0.5 ? 'medium' : 'low';
    context.drawImage(source, 0, 0, frame.columns, frame.rows);
    if (over?.shutter !== undefined) paintShutter(context, over.shutter, image);
    if (over?.bitmap !== undefined) this.#shutter.paint(context, over.bitmap, zoom);
    if (over !== undefined) this.#tiles.paint(context, over.graphics, { zoom, image });
  }

  /** Nothing is shown: for failures, and when leaving a patient. */
  clear(): void {
    this.#painted = undefined;
    this.#tiles.clear();
    this.#shutter.clear();
    // Letting go of it would leave its pixels to the garbage collector's leisure.
    if (this.#raster !== undefined) this.#raster.canvas.width = this.#raster.canvas.height = 0;
    this.#raster = undefined;
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.fillStyle = '#000';
    this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  #sourceOf(frame: DecodedFrame, shown: GreyShown | undefined): CanvasImageSource {
    if (frame.kind === 'bitmap') return frame.bitmap;
    const raster = this.#rasterFor(frame);
    if (this.#painted?.frame === frame && this.#painted.shown === shown) return raster.canvas;
    this.#painted = { frame, shown };
    if (frame.kind === 'colour') {
      raster.context.putImageData(new ImageData(frame.rgba, frame.columns, frame.rows), 0, 0);
      return raster.canvas;
    }
    if (shown === undefined) throw new Error('grey is painted through a window');
    paintGrey(frame.values, shown, new Uint32Array(raster.pixels.data.buffer));
    raster.context.putImageData(raster.pixels, 0, 0);
    return raster.canvas;
  }

  #rasterFor(frame: DecodedFrame): Raster {
    const { columns, rows } = frame;
    const known = this.#raster;
    if (known !== undefined && known.canvas.width === columns && known.canvas.height === rows) return known;
    const canvas = new OffscreenCanvas(columns, rows);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error('this browser gives no 2D canvas');
    this.#raster = { canvas, context, pixels: new ImageData(columns, rows) };
    return this.#raster;
  }
}

interface Raster {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly pixels: ImageData;
}
