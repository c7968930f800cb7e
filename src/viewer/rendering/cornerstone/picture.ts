import { Enums, EVENTS, PlanarViewport, type RenderingEngine } from '@cornerstonejs/core';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { type Painting } from '#viewer/rendering/painting/painter.ts';
import { laidAgainst, zoomOf } from '#viewer/rendering/painting/view.ts';
import { openEngine } from './engine.ts';
import { imageOf } from './imageOf.ts';

let next = 1;

/** One Cornerstone viewport above one of our canvases, hidden until told to show. */
export class CornerstonePicture {
  readonly #canvas: HTMLCanvasElement;
  readonly #element: HTMLDivElement;
  readonly #id = `picture-${next++}`;
  readonly #engine: RenderingEngine;
  readonly #viewport: PlanarViewport;
  #image: ReturnType<typeof imageOf> | undefined;
  #mounted: Promise<unknown> = Promise.resolve();
  #numberOfRenders = 0;
  #isClosed = false;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#element = document.createElement('div');
    Object.assign(this.#element.style, {
      visibility: 'hidden',
      pointerEvents: 'none',
      transformOrigin: '0 0',
    });
    this.#element.setAttribute('aria-hidden', 'true');
    canvas.after(this.#element);
    this.#fit();
    this.#engine = openEngine();
    this.#engine.enableElement({
      viewportId: this.#id,
      element: this.#element,
      type: Enums.ViewportType.PLANAR_NEXT,
    });
    const viewport = this.#engine.getViewport(this.#id);
    if (!(viewport instanceof PlanarViewport)) throw new Error('Cornerstone gave another viewport');
    this.#viewport = viewport;
    Object.assign(this.#element.style, { position: 'absolute', inset: '0 auto auto 0' });
    this.#element.addEventListener(EVENTS.IMAGE_RENDERED, () => (this.#numberOfRenders += 1));
  }

  /** Paints unseen. True once exactly this is painted, at the very size of our canvas. */
  async paint(painting: Painting): Promise<boolean> {
    const { frame, shown } = painting;
    if (frame.kind === 'bitmap') return false;
    if (this.#fit()) {
      this.#viewport.resize();
      this.#image = undefined;
    }
    const image = imageOf(frame, shown);
    if (this.#image !== image) {
      this.#image = image;
      this.#mounted = this.#viewport.renderImageObject(image);
    }
    // Whoever asks for the same image meanwhile waits too: until it is mounted, the one before it would be painted.
    await this.#mounted;
    if (this.#isClosed || this.#image !== image) return false;
    const own = this.#viewport.getCanvas();
    if (own.width !== this.#canvas.width || own.height !== this.#canvas.height) return false;
    this.#viewport.setDisplaySetPresentation(presentationOf(painting, this.#canvas));
    this.#place(painting, own);
    const before = this.#numberOfRenders;
    this.#viewport.render();
    return this.#numberOfRenders > before;
  }

  show(isShown: boolean): void {
    this.#element.style.visibility = isShown ? 'visible' : 'hidden';
  }

  /** Cornerstone's own canvas while it is shown. */
  get visibleCanvas(): HTMLCanvasElement | undefined {
    return this.#element.style.visibility === 'visible' ? this.#viewport.getCanvas() : undefined;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const canvases = [...this.#element.querySelectorAll('canvas')];
    if (this.#engine.getViewport(this.#id) !== undefined) this.#engine.disableElement(this.#id);
    this.#image = undefined;
    // Until the garbage collector comes, the pixels would stand.
    for (const canvas of canvases) canvas.width = canvas.height = 1;
    this.#element.remove();
  }

  /** Our view in Cornerstone's terms: what lies in the middle, and how many units the canvas is high. */
  #place({ view: looked, image }: Painting, own: HTMLCanvasElement): void {
    const view = laidAgainst(looked, image, this.#canvas);
    this.#viewport.setViewState({
      anchorCanvas: [0.5, 0.5],
      anchorWorld: [(image.columns - 1) / 2 + view.offsetX, (image.rows - 1) / 2 + view.offsetY, 0],
      rotation: view.rotation,
      flipHorizontal: view.isFlipped,
      flipVertical: false,
      scale: [1, 1],
      scaleMode: 'fit',
    });
    const fit = this.#viewport.getResolvedView().toICamera().parallelScale;
    if (fit === undefined) throw new Error('Cornerstone gave no scale');
    const scale = (zoomOf(view, image, this.#canvas) * 2 * fit) / own.height;
    // Sizing a canvas resets its context, and shrinking is smoothed as ours is.
    const context = own.getContext('2d');
    if (context !== null)
      context.imageSmoothingQuality = zoomOf(view, image, this.#canvas) < 0.7 ? 'medium' : 'low';
    this.#viewport.setViewState({ scale: [scale, scale] });
  }

  /** Cornerstone sizes its canvas in CSS pixels: it is given as many of them as our canvas has pixels, and scaled to lie exactly above it. */
  #fit(): boolean {
    const { width, height, clientWidth, clientHeight } = this.#canvas;
    const { style } = this.#element;
    style.transform = `scale(${clientWidth / width}, ${clientHeight / height})`;
    if (style.width === `${width}px` && style.height === `${height}px`) return false;
    Object.assign(style, { width: `${width}px`, height: `${height}px` });
    return true;
  }
}

function presentationOf({ frame, shown, view, image }: Painting, canvas: HTMLCanvasElement) {
  const isSmooth = frame.kind === 'grey' || zoomOf(view, image, canvas) <= 2;
  return {
    visible: true,
    interpolationType: isSmooth ? Enums.InterpolationType.LINEAR : Enums.InterpolationType.NEAREST,
    ...(shown === undefined ? { voiRange: { lower: 0, upper: 255 }, invert: false } : windowOf(shown)),
  };
}

/** Cornerstone takes a range and makes LINEAR of it: LINEAR_EXACT from c − w/2 to c + w/2 is LINEAR over that very range. */
function windowOf({ look, voi, isInverted }: GreyShown) {
  if ('entries' in voi) throw new Error('a table is not Cornerstone’s to paint');
  const isExact = voi.function === 'LINEAR_EXACT';
  const [middle, half] = isExact ? [voi.center, voi.width / 2] : [voi.center - 0.5, (voi.width - 1) / 2];
  return {
    voiRange: { lower: middle - half, upper: middle + half },
    invert: look.isInverse !== isInverted,
  };
}
