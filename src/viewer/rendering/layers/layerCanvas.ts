import { contoursOn } from '#dicom/placement.ts';
import { type Slice, slicesOf } from '#dicom/sliceStack.ts';
import { type StackView } from '#viewer/rendering/canvas/stackView.ts';
import { apply } from '#viewer/rendering/painting/view.ts';
import { drawContour, drawGraphic, type ToScreen } from './drawGraphics.ts';
import { drawSegments } from './drawSegments.ts';
import { type Layers, type LayersState } from './layers.ts';
import { SegmentFrames } from './segmentFrames.ts';

const nothing: LayersState = { waiting: 0, failed: 0 };

/** Draws what lies over an image on a canvas of its own, which exists only while there is something to draw. */
export class LayerCanvas {
  readonly #above: Element;
  readonly #view: StackView;
  readonly #onState: (state: LayersState) => void;
  #layers: Layers | undefined;
  #frames = new SegmentFrames(() => this.redraw());
  #canvas: HTMLCanvasElement | undefined;
  #slices: { readonly of: object; readonly list: readonly (Slice | undefined)[] } | undefined;
  #said = nothing;

  /** The canvas goes under `above`, which draws measurements. */
  constructor(above: Element, view: StackView, onState: (state: LayersState) => void) {
    this.#above = above;
    this.#view = view;
    this.#onState = onState;
  }

  set(layers: Layers | undefined): void {
    this.#layers = layers;
    this.#frames.retry();
    this.#view.setPresentations(layers?.presentationOf);
    this.redraw();
  }

  redraw(): void {
    const { painted, matrix, presentation } = this.#view;
    const layers = this.#layers;
    const isNeeded =
      layers !== undefined &&
      (layers.structures.length > 0 ||
        layers.segmentations.some(({ segments }) => segments.size > 0) ||
        (presentation?.marks.length ?? 0) > 0);
    if (painted === undefined || matrix === undefined || !isNeeded) {
      this.#remove();
      this.#say(nothing);
      return;
    }
    const context = this.#contextOf();
    const toScreen: ToScreen = (point) => apply(matrix, point);
    const slice = this.#slice();
    const { position, frame } = painted;
    const { sopInstanceUid } = position.instance;
    const image = {
      sopInstanceUid,
      frameNumber: position.frameNumber,
      rows: frame.rows,
      columns: frame.columns,
      slice,
    };
    this.#say(drawSegments(context, layers, { image, view: matrix, known: this.#frames }));
    for (const structure of layers.structures) {
      if (slice === undefined) break;
      for (const contour of contoursOn(structure, slice))
        drawContour(context, contour, { colour: structure.colour, toScreen });
    }
    for (const mark of presentation?.marks ?? []) drawGraphic(context, mark, toScreen);
  }

  /** Nothing is shown, and nothing of it kept. */
  close(): void {
    this.#remove();
    this.#frames.close();
    this.#frames = new SegmentFrames(() => this.redraw());
  }

  #slice(): Slice | undefined {
    const { stack, painted } = this.#view;
    if (stack === undefined || painted === undefined) return undefined;
    if (this.#slices?.of !== stack) this.#slices = { of: stack, list: slicesOf(stack.displaySet) };
    return this.#slices.list[painted.index];
  }

  #contextOf(): CanvasRenderingContext2D {
    const canvas = this.#canvas ?? this.#create();
    const { width, height } = this.#view.canvas;
    // Setting a size also clears; so does clearing, without new memory.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser gives no 2D canvas');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, width, height);
    return context;
  }

  #create(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
    canvas.style.pointerEvents = 'none';
    canvas.setAttribute('aria-hidden', 'true');
    canvas.dataset['layers'] = '';
    this.#above.before(canvas);
    this.#canvas = canvas;
    return canvas;
  }

  #remove(): void {
    const canvas = this.#canvas;
    if (canvas === undefined) return;
    // A canvas of no size holds no pixels, however long something holds the canvas.
    canvas.width = canvas.height = 0;
    canvas.remove();
    this.#canvas = undefined;
  }

  #say(state: LayersState): void {
    if (state.waiting === this.#said.waiting && state.failed === this.#said.failed) return;
    this.#said = state;
    this.#onState(state);
  }
}
