import { type Crossing, placeOn } from '#dicom/crossing.ts';
import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { type Vector } from '#dicom/geometry.ts';
import { inverseOf, moveBy } from '#dicom/rigid.ts';
import { distanceTo, isWithin, type Slice, slicesOf, toImagePoint } from '#dicom/sliceStack.ts';
import { type ImageCanvasProps, type Tool } from '#viewer/rendering/canvas.ts';
import { type Spatial } from '#viewer/rendering/spatial.ts';
import { apply, type Point, unapply } from '#viewer/rendering/painting/view.ts';
import { alongScreen } from './alongScreen.ts';
import { type PlacedImage, referenceLine } from './referenceLine.ts';
import { type Space, spaceOf } from './space.ts';
import { clearMarks, drawCross, drawLine, drawSentence } from './spatialDrawing.ts';
import { type StackView } from './stackView.ts';

/** Milliseconds of rest before a screen reader is told. */
const rest = 400;

/** Every canvas on the page. */
const layers = new Set<SpatialLayer>();

/** The place that all canvases show, in the coordinates they share. */
let cursor: { readonly frameOfReferenceUid: string; readonly place: Vector } | undefined;

/** What one canvas shows of where the others are: the shared 3D cursor, and the line in which the active one's slice cuts it. */
export class SpatialLayer {
  readonly #layer: SVGElement;
  readonly #voice: HTMLElement;
  readonly #view: StackView;
  #spatial: Spatial = { lines: 'hidden', isActive: false };
  #words: ImageCanvasProps['words'] | undefined;
  #isInHand = false;
  #drawnAt = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(layer: SVGElement, voice: HTMLElement, view: StackView) {
    this.#layer = layer;
    this.#voice = voice;
    this.#view = view;
    layers.add(this);
  }

  set(spatial: Spatial | undefined): void {
    const { lines } = this.#spatial;
    this.#spatial = spatial ?? { lines: 'hidden', isActive: false };
    redrawAll();
    if (this.#spatial.isActive && lines === 'hidden' && this.#spatial.lines === 'drawn') this.#speakOfLines();
  }

  setWords(words: ImageCanvasProps['words']): void {
    this.#words = words;
    this.redraw();
  }

  /** Another tool in hand takes the cursor away, everywhere. */
  setTool(tool: Tool): void {
    this.#isInHand = tool === 'cursor';
    if (!this.#isInHand) {
      cursor = undefined;
      clearTimeout(this.#timer);
      this.#voice.textContent = '';
    }
    this.redraw();
  }

  /** True when it was this tool's to answer. */
  hand(phase: 'down' | 'move' | 'up', at: Point): boolean {
    const { matrix } = this.#view;
    if (!this.#isInHand || matrix === undefined) return false;
    if (phase !== 'up') this.#pointAt(unapply(matrix, at));
    return true;
  }

  /** By image pixels along the screen; from the middle of the image where there is no cursor yet. */
  moveBy(by: Point): void {
    const { matrix, painted } = this.#view;
    if (!this.#isInHand || matrix === undefined || painted === undefined) return;
    const step = alongScreen(matrix, by);
    const at = this.#cursorPoint();
    const { columns, rows } = painted.frame;
    this.#pointAt(
      at === undefined ? { x: columns / 2, y: rows / 2 } : { x: at.x + step.x, y: at.y + step.y },
    );
  }

  redraw(): void {
    clearMarks(this.#layer);
    const { matrix } = this.#view;
    if (matrix === undefined) return;
    const screen = (point: Point) => {
      const { x, y } = apply(matrix, point);
      return { x: x / devicePixelRatio, y: y / devicePixelRatio };
    };
    this.#drawLines(screen);
    const point = this.#cursorPoint();
    if (point !== undefined) drawCross(this.#layer, screen(point));
    else this.#sayWhyNot();
  }

  /** The image has moved on its canvas, or is another one: where it is the active one, its line moves in the others. */
  placed(): void {
    this.redraw();
    const index = this.#view.painted?.index ?? -1;
    if (!this.#spatial.isActive || index === this.#drawnAt) return;
    this.#drawnAt = index;
    for (const other of layers) if (other !== this) other.redraw();
  }

  close(): void {
    clearTimeout(this.#timer);
    layers.delete(this);
    if (layers.size === 0) cursor = undefined;
  }

  #pointAt(point: Point): void {
    const [here, painted] = [this.#slice(), this.#view.painted];
    const space = this.#space();
    if (here === undefined || painted === undefined || space === undefined) return;
    const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
    const { columns, rows } = painted.frame;
    const at = { x: within(point.x, columns), y: within(point.y, rows) };
    const place = moveBy(space.placing, placeOn(here, at));
    cursor = { frameOfReferenceUid: space.frameOfReferenceUid, place };
    for (const other of layers) if (other !== this) other.#follow();
    redrawAll();
    this.#speak();
  }

  /** To the slice that the cursor lies in, where there is one. */
  #follow(): void {
    const own = this.#cursorPlace();
    const index = own === undefined ? undefined : this.#sliceAt(own);
    if (index !== undefined) this.#view.scrollTo(index);
  }

  #sliceAt(place: Vector): number | undefined {
    const { stack } = this.#view;
    if (stack === undefined) return undefined;
    let [best, least] = [-1, Infinity];
    for (const [index, slice] of knownSlices(stack.displaySet).entries()) {
      if (slice === undefined) continue;
      const distance = distanceTo(slice, place);
      if (!isWithin(distance, slice.reach + 1e-4) || Math.abs(distance) >= least) continue;
      const { instance } = stack.positions[index] ?? stack.positions[0];
      const { x, y } = toImagePoint(slice, place);
      if (x < 0 || y < 0 || x > (instance.columns ?? 0) || y > (instance.rows ?? 0)) continue;
      [best, least] = [index, Math.abs(distance)];
    }
    return best < 0 ? undefined : best;
  }

  /** The cursor in this canvas's own patient coordinates. */
  #cursorPlace(): Vector | undefined {
    const space = this.#space();
    if (cursor === undefined || space?.frameOfReferenceUid !== cursor.frameOfReferenceUid) return undefined;
    return moveBy(inverseOf(space.placing), cursor.place);
  }

  /** Where the cursor lies on the painted image; undefined where it lies in another slice. */
  #cursorPoint(): Point | undefined {
    const [place, slice] = [this.#cursorPlace(), this.#slice()];
    if (place === undefined || slice === undefined) return undefined;
    if (this.#sliceAt(place) === undefined) return undefined;
    return isWithin(distanceTo(slice, place), slice.reach + 1e-4) ? toImagePoint(slice, place) : undefined;
  }

  #sayWhyNot(): void {
    const words = this.#words?.cursor;
    if (cursor === undefined || words === undefined) return;
    const place = this.#cursorPlace();
    if (place === undefined) drawSentence(this.#layer, { words: words.otherSpace, of: 'cursor' });
    else if (this.#sliceAt(place) === undefined)
      drawSentence(this.#layer, { words: words.outside, of: 'cursor' });
  }

  #drawLines(screen: (point: Point) => Point): void {
    if (this.#spatial.lines === 'hidden' || this.#spatial.isActive) return;
    const active = [...layers].find((other) => other.#spatial.isActive);
    // Nothing is painted there yet.
    if (active !== undefined && active.#view.painted === undefined) return;
    const found = referenceLine(this.#placed(), active === undefined ? undefined : active.#placed());
    if ('none' in found) {
      const why = this.#words?.lines[found.none];
      if (why !== undefined) drawSentence(this.#layer, { words: why, of: 'line' });
      return;
    }
    const drawn = ({ from, to }: Crossing) => ({ from: screen(from), to: screen(to) });
    drawLine(this.#layer, drawn(found.line), found.edges.map(drawn));
  }

  #placed(): PlacedImage | undefined {
    const { painted, stack } = this.#view;
    const slice = this.#slice();
    if (slice === undefined || painted === undefined || stack === undefined) return undefined;
    const { rows, columns } = painted.frame;
    const slices = knownSlices(stack.displaySet);
    const edges = [slices[0], slices.at(-1)].flatMap((edge) =>
      edge === undefined || edge === slice ? [] : [{ ...edge, rows, columns }],
    );
    return { rectangle: { ...slice, rows, columns }, edges, space: this.#space() };
  }

  #slice(): Slice | undefined {
    const { stack, painted } = this.#view;
    if (stack === undefined || painted === undefined) return undefined;
    return knownSlices(stack.displaySet)[painted.index];
  }

  #space(): Space | undefined {
    const slice = this.#slice();
    return slice === undefined ? undefined : spaceOf(slice.plane, this.#spatial.laidOn);
  }

  #speak(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const all = [...layers];
      const shown = all.filter((one) => one.#cursorPlace() !== undefined && one.#isShown()).length;
      this.#voice.textContent = this.#words?.cursor.shownIn(shown, all.length) ?? '';
    }, rest);
  }

  #speakOfLines(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const others = [...layers].filter((one) => one !== this);
      const shown = others.filter((one) => one.#layer.dataset['line'] !== undefined).length;
      this.#voice.textContent = this.#words?.lines.shownIn(shown, others.length) ?? '';
    }, rest);
  }

  #isShown(): boolean {
    const place = this.#cursorPlace();
    return place !== undefined && this.#sliceAt(place) !== undefined;
  }
}

function redrawAll(): void {
  for (const layer of layers) layer.redraw();
}

/** Looked up at every move of a hand; it costs a look at every pair of slices. */
const known = new WeakMap<StackDisplaySet, readonly (Slice | undefined)[]>();

function knownSlices(displaySet: StackDisplaySet): readonly (Slice | undefined)[] {
  const found = known.get(displaySet) ?? slicesOf(displaySet);
  known.set(displaySet, found);
  return found;
}
