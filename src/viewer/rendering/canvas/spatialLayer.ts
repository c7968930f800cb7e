import { type Crossing, placeOn } from '#dicom/crossing.ts';
import { type Vector } from '#dicom/geometry.ts';
import { inverseOf, moveBy } from '#dicom/rigid.ts';
import { distanceTo, isWithin, type Slice, toImagePoint } from '#dicom/sliceStack.ts';
import { type ImageCanvasProps, type Tool } from '#viewer/rendering/canvas.ts';
import { type Spatial } from '#viewer/rendering/spatial.ts';
import { apply, type Point, unapply } from '#viewer/rendering/painting/view.ts';
import { alongScreen } from './alongScreen.ts';
import { type PlacedImage, referenceLine } from './referenceLine.ts';
import {
  isHandHere,
  joinPlaces,
  leadingFor,
  leadMoved,
  leavePlaces,
  type PlacesMember,
  pointAt,
  pointedPlace,
  redrawAll,
  shownInAll,
  unpoint,
} from './sharedPlaces.ts';
import { knownSlices, sliceHolding } from './slicePlaces.ts';
import { type Space, spaceOf } from './space.ts';
import { clearMarks, drawCross, drawLine, drawSentence } from './spatialDrawing.ts';
import { type StackView } from './stackView.ts';

/** Milliseconds of rest before a screen reader is told. */
const rest = 400;

/** What one canvas shows of where the others are: the shared 3D cursor, and the line in which the active one's slice cuts it. */
export class SpatialLayer implements PlacesMember {
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
    joinPlaces(this);
  }

  set(spatial: Spatial | undefined): void {
    const { lines } = this.#spatial;
    this.#spatial = spatial ?? { lines: 'hidden', isActive: false };
    redrawAll();
    if (this.isActive && lines === 'hidden' && this.areLinesDrawn) this.#speakOfLines();
  }

  get isActive(): boolean {
    return this.#spatial.isActive;
  }

  get areLinesDrawn(): boolean {
    return this.#spatial.lines === 'drawn';
  }

  get shows(): PlacesMember['shows'] {
    const place = this.#cursorPlace();
    return {
      cursor: place !== undefined && sliceHolding(this.#view.stack, place) !== undefined,
      line: this.#layer.dataset['line'] !== undefined,
    };
  }

  setWords(words: ImageCanvasProps['words']): void {
    this.#words = words;
    this.redraw();
  }

  /** Another tool in hand takes the cursor away, everywhere. */
  setTool(tool: Tool): void {
    this.#isInHand = tool === 'cursor';
    if (!this.#isInHand) {
      unpoint();
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
  moved(): void {
    this.redraw();
    const index = this.#view.painted?.index ?? -1;
    if (!this.#spatial.isActive || index === this.#drawnAt) return;
    this.#drawnAt = index;
    leadMoved(this);
  }

  close(): void {
    clearTimeout(this.#timer);
    leavePlaces(this);
  }

  #pointAt(point: Point): void {
    const [here, painted] = [this.#slice(), this.#view.painted];
    const space = this.#space();
    if (here === undefined || painted === undefined || space === undefined) return;
    const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
    const { columns, rows } = painted.frame;
    const at = { x: within(point.x, columns), y: within(point.y, rows) };
    const place = moveBy(space.placing, placeOn(here, at));
    pointAt({ frameOfReferenceUid: space.frameOfReferenceUid, place }, this);
    this.#speak();
  }

  /** To the slice that the cursor lies in, where there is one. */
  follow(): void {
    const own = this.#cursorPlace();
    const index = own === undefined ? undefined : sliceHolding(this.#view.stack, own);
    if (index !== undefined) this.#view.scrollTo(index);
  }

  /** The cursor in this canvas's own patient coordinates. */
  #cursorPlace(): Vector | undefined {
    const space = this.#space();
    const cursor = pointedPlace();
    if (cursor === undefined || space?.frameOfReferenceUid !== cursor.frameOfReferenceUid) return undefined;
    return moveBy(inverseOf(space.placing), cursor.place);
  }

  /** Where the cursor lies on the painted image; undefined where it lies in another slice. */
  #cursorPoint(): Point | undefined {
    const [place, slice] = [this.#cursorPlace(), this.#slice()];
    if (place === undefined || slice === undefined) return undefined;
    if (sliceHolding(this.#view.stack, place) === undefined) return undefined;
    return isWithin(distanceTo(slice, place), slice.reach + 1e-4) ? toImagePoint(slice, place) : undefined;
  }

  #sayWhyNot(): void {
    const words = this.#words?.cursor;
    if (pointedPlace() === undefined || words === undefined) return;
    const place = this.#cursorPlace();
    if (place === undefined) drawSentence(this.#layer, { words: words.otherSpace, of: 'cursor' });
    else if (sliceHolding(this.#view.stack, place) === undefined)
      drawSentence(this.#layer, { words: words.outside, of: 'cursor' });
  }

  #drawLines(screen: (point: Point) => Point): void {
    const leading = this.areLinesDrawn ? leadingFor(this) : undefined;
    if (leading === undefined) return;
    const own = this.placed;
    if (own === 'unpainted') return;
    const found = referenceLine(own, leading.image);
    if ('none' in found) {
      const why = this.#words?.lines[found.none];
      if (why !== undefined) drawSentence(this.#layer, { words: why, of: 'line' });
      return;
    }
    const drawn = ({ from, to }: Crossing) => ({ from: screen(from), to: screen(to) });
    drawLine(this.#layer, drawn(found.line), found.edges.map(drawn));
  }

  get placed(): PlacedImage | 'unpainted' | undefined {
    const { painted, stack } = this.#view;
    if (painted === undefined || stack === undefined) return 'unpainted';
    const slice = this.#slice();
    if (slice === undefined) return undefined;
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
      const { shown, total } = shownInAll('cursor');
      this.#voice.textContent = this.#words?.cursor.shownIn(shown, total) ?? '';
    }, rest);
  }

  #speakOfLines(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Switched on in the other window, it is spoken of there.
      if (!isHandHere()) return;
      const { shown, total } = shownInAll('line', this);
      this.#voice.textContent = this.#words?.lines.shownIn(shown, total) ?? '';
    }, rest);
  }
}
