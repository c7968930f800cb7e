import { type FrameSource } from '#dicom/frame.ts';
import { placeOfFrame, shrinkOf } from '#dicom/slideTiles.ts';
import { type PaintedView } from '#viewer/rendering/canvas/measuredStack.ts';
import {
  firstView,
  fitZoom,
  type ImageSize,
  type Matrix,
  panned,
  type Point,
  unapply,
  type View,
  zoomedAt,
  zoomOf,
} from '#viewer/rendering/painting/view.ts';
import { GreyRange } from './greyRange.ts';
import { type Minimap } from './minimap.ts';
import {
  areaOfTile,
  centredOn,
  keptWithin,
  sizeOf,
  viewOn,
  visibleArea,
  wholePixelMatrix,
} from './placing.ts';
import { type ProfileSource, type ShownFrame, type SlideState, type SlideTarget } from './slide.ts';
import { paintSlide, type SlidePainting } from './slidePainting.ts';
import { leastZoom, sceneOf, tileAtMiddle, wishesOf } from './slideScene.ts';
import { stateOf } from './slideState.ts';
import { TileLoader } from './tileLoader.ts';

export interface SlideListener {
  onState(state: SlideState): void;
  onFrame(frame: ShownFrame | undefined): void;
  /** The image has moved on the canvas, or is another one. */
  onPlaced(): void;
}

/** One slide on one canvas: where it lies, which tiles that takes, and the painting of them. */
export class SlideView implements PaintedView {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #map: Minimap;
  readonly #tell: SlideListener;
  #target: SlideTarget | undefined;
  #frames: FrameSource | undefined;
  #loader: TileLoader | undefined;
  #greys = new GreyRange();
  #view: View = firstView;
  #painting: SlidePainting | undefined;
  #due: number | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #told: SlideState | undefined;

  constructor(on: {
    readonly canvas: HTMLCanvasElement;
    readonly map: Minimap;
    readonly tell: SlideListener;
  }) {
    const context = on.canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser gives no 2D canvas');
    this.canvas = on.canvas;
    this.#context = context;
    this.#map = on.map;
    this.#tell = on.tell;
  }

  goTo(
    target: SlideTarget,
    source: { readonly frames: FrameSource; readonly profileOf: ProfileSource },
  ): void {
    if (this.#frames !== source.frames || this.#loader === undefined) {
      this.#loader?.close();
      this.#loader = new TileLoader({ ...source, onChange: () => this.refresh() });
      this.#frames = source.frames;
    }
    // Another layer is painted at the next refresh: until then the canvas shows what it shows, and a hand may measure on it.
    if (this.#target?.image !== target.image)
      [this.#view, this.#painting] = [viewOn(target.image, this.#target?.image, this.#view), undefined];
    if (this.#target?.image !== target.image || this.#target.layer.opticalPath !== target.layer.opticalPath)
      this.#greys = new GreyRange();
    this.#target = target;
    this.#told = undefined;
    if (target.at !== undefined) this.#show(target.at);
    this.refresh();
  }

  /** What is on the canvas now; undefined while nothing is. */
  get painting(): SlidePainting | undefined {
    return this.#painting;
  }

  get frames(): FrameSource | undefined {
    return this.#frames;
  }

  get matrix(): Matrix | undefined {
    return this.#painting?.matrix;
  }

  /** For measuring: in pixels of the finest level, whichever is painted. */
  get painted(): PaintedView['painted'] {
    const { target } = this.#painting?.scene ?? {};
    if (target === undefined) return undefined;
    const { instance } = target.image.levels[0].parts[0];
    return { position: { instance, frameNumber: 1 }, image: sizeOf(target.image) };
  }

  zoom(factor: number, at?: Point): void {
    this.#move((view, image) => {
      const zoomed = zoomedAt(
        view,
        { factor, ...(at === undefined ? {} : { at }) },
        { image, canvas: this.canvas },
      );
      const isTooFar = zoomOf(zoomed, image, this.canvas) < this.#leastZoom(image);
      return isTooFar && factor < 1 ? view : zoomed;
    });
  }

  pan(by: Point): void {
    this.#move((view, image) => panned(view, by, { image, canvas: this.canvas }));
  }

  fit(): void {
    this.#move(() => firstView);
  }

  actualSize(): void {
    this.#move((view) => ({ ...view, zoom: 1 }));
  }

  /** `at` in shares of the whole slide. */
  centreOn(at: Point): void {
    this.#move((view, image) =>
      centredOn(
        { ...view, zoom: zoomOf(view, image, this.canvas) },
        { x: at.x * image.columns, y: at.y * image.rows },
        image,
      ),
    );
  }

  retry(): void {
    this.#loader?.retry();
  }

  /** Paints at the next screen refresh, once however often it is asked. */
  refresh(): void {
    this.#due ??= requestAnimationFrame(() => {
      this.#due = undefined;
      this.#paint();
    });
  }

  /** Nothing is shown, and nothing more is asked for, until another target is given. */
  close(): void {
    if (this.#due !== undefined) cancelAnimationFrame(this.#due);
    this.#due = undefined;
    clearTimeout(this.#resting);
    this.#loader?.close();
    this.#loader = undefined;
    this.#frames = undefined;
    this.#target = undefined;
    this.#painting = undefined;
    this.#greys = new GreyRange();
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.#map.clear();
    this.#tell.onPlaced();
  }

  #show(wanted: ShownFrame): void {
    if (this.#target === undefined) return;
    const found = placeOfFrame([this.#target.image], wanted);
    if (found === undefined) return;
    const { tile, level, image } = found;
    const { left, top, right, bottom } = areaOfTile(tile, image, level);
    const shrink = shrinkOf(image, level);
    const largest = Math.min(
      this.canvas.width / level.grid.tileColumns,
      this.canvas.height / level.grid.tileRows,
    );
    const times = Math.min(32, Math.max(1, Math.floor(largest / 2)));
    this.#move((view, size) =>
      centredOn({ ...view, zoom: times / shrink.x }, { x: (left + right) / 2, y: (top + bottom) / 2 }, size),
    );
  }

  #move(change: (view: View, image: ImageSize) => View): void {
    if (this.#target === undefined) return;
    const image = sizeOf(this.#target.image);
    this.#view = keptWithin(change(this.#view, image), image);
    this.refresh();
  }

  #leastZoom(image: ImageSize): number {
    if (this.#target === undefined) return 0;
    return Math.max(leastZoom(this.#target, this.canvas), fitZoom(image, this.canvas, 0) / 2);
  }

  #paint(): void {
    const [target, loader] = [this.#target, this.#loader];
    if (target === undefined || loader === undefined) return;
    const image = sizeOf(target.image);
    const least = leastZoom(target, this.canvas);
    if (zoomOf(this.#view, image, this.canvas) < least) this.#view = { ...this.#view, zoom: least };
    const matrix = wholePixelMatrix(this.#view, image, this.canvas);
    const zoom = zoomOf(this.#view, image, this.canvas);
    const area = visibleArea(matrix, image, this.canvas);
    const middle = unapply(matrix, { x: this.canvas.width / 2, y: this.canvas.height / 2 });
    const scene = sceneOf(target, { area, middle, zoom }, loader);
    const painting = { scene, matrix, greys: this.#greys };
    this.#painting = painting;
    paintSlide(this.#context, painting);
    this.#map.paint(scene, loader, this.#greys);
    loader.want(wishesOf(scene));
    this.#tell.onPlaced();
    this.#report(painting, zoom);
  }

  /** At once where the state itself is another; where only numbers have changed, when the view has come to rest. */
  #report({ scene }: SlidePainting, zoom: number): void {
    const state = stateOf(scene, zoom);
    const middle = state.state === 'failed' ? undefined : tileAtMiddle(scene);
    this.#tell.onFrame(
      middle === undefined
        ? undefined
        : { sopInstanceUid: middle.tile.instance.sopInstanceUid, frameNumber: middle.tile.frameNumber },
    );
    clearTimeout(this.#resting);
    const tell = () => {
      this.#told = state;
      this.#tell.onState(state);
    };
    if (isOtherKind(this.#told, state)) tell();
    else this.#resting = setTimeout(tell, 60);
  }
}

function isOtherKind(told: SlideState | undefined, state: SlideState): boolean {
  if (told?.state !== state.state) return true;
  return told.state === 'painted' && state.state === 'painted' && told.fidelity !== state.fidelity;
}
