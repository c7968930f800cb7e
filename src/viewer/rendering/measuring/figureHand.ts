import { distance, simplified } from '#dicom/planarFigure.ts';
import { type MeasureStep, type Tool } from '#viewer/rendering/canvas.ts';
import { apply, type Matrix, type Point, unapply } from '#viewer/rendering/painting/view.ts';
import { begun, closed, type Draft, moved, placed, stroked, takenBack } from './draft.ts';
import { type DrawnFigure } from './drawnFigure.ts';
import { drawnFigures } from './drawnFigures.ts';
import { type Figure, isFigureKind, isOfTwoLines } from './figure.ts';
import { type Grasp, grasped, letGo, regrasped } from './grasp.ts';
import { type MeasuredView } from './measuredView.ts';

/** CSS pixels: of movement that is none, and around an outline's first point that close it. */
const [still, closing] = [3, 12];

/** What a hand is drawing or has taken hold of on one canvas; by mouse, finger or keys. What is finished goes to `drawnFigures`. */
export class FigureHand {
  readonly #view: MeasuredView;
  readonly #onDrawn: (figure: DrawnFigure) => void;
  #tool: Tool = 'scroll';
  #draft: Draft | undefined;
  #held: Grasp | undefined;
  /** Where this press began, in device pixels, and whether it began a figure. */
  #press: { readonly at: Point; readonly isFirst: boolean } | undefined;
  /** Where the keys point, in image pixels. */
  #cursor: Point | undefined;

  constructor(view: MeasuredView, onDrawn: (figure: DrawnFigure) => void) {
    this.#view = view;
    this.#onDrawn = onDrawn;
  }

  get draft(): Draft | undefined {
    return this.#draft;
  }
  get cursor(): Point | undefined {
    return this.#cursor;
  }
  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  setTool(tool: Tool): void {
    this.#tool = tool;
    this.drop();
  }

  drop(): void {
    this.#draft = undefined;
    this.#held = undefined;
    this.#cursor = undefined;
  }

  /** True when it was this tool's to answer; `at` in device pixels. */
  hand(phase: 'down' | 'move' | 'up', at: Point): boolean {
    const { matrix, measured } = this.#view;
    if (matrix === undefined || measured === undefined || !isFigureKind(this.#tool)) return false;
    this.#cursor = undefined;
    if (phase === 'down') this.#down(at, matrix);
    else if (phase === 'move') this.#move(at, matrix);
    else this.#up(matrix);
    return true;
  }

  /** The mouse goes by with no button held: what waits for its next point follows. */
  hover(at: Point): boolean {
    const { matrix } = this.#view;
    if (matrix === undefined || this.#draft === undefined) return false;
    this.#follow(unapply(matrix, at));
    return true;
  }

  step(step: MeasureStep): void {
    const { matrix } = this.#view;
    if (matrix === undefined || !isFigureKind(this.#tool)) return;
    switch (step.kind) {
      case 'move':
        this.#moveCursor(step, matrix);
        break;
      case 'place':
        this.#placeAtCursor(this.#tool, matrix);
        break;
      case 'close':
        this.#close();
        break;
      case 'back':
        this.#back();
        break;
      case 'leave':
        this.drop();
        break;
    }
  }

  #down(at: Point, matrix: Matrix): void {
    this.#press = { at, isFirst: this.#draft === undefined };
    if (this.#draft === undefined) {
      if (!this.#grasp(at, matrix) && isFigureKind(this.#tool))
        this.#draft = begun(this.#tool, unapply(matrix, at));
      return;
    }
    if (this.#isAtFirst(at, matrix)) {
      this.#close();
      return;
    }
    this.#follow(unapply(matrix, at));
    // A press sets where the second line begins; the same drag draws it.
    if (isThird(this.#draft)) this.#place();
  }

  #move(at: Point, matrix: Matrix): void {
    const [draft, press] = [this.#draft, this.#press];
    const isAway = press !== undefined && distance(press.at, at) >= 2 * still * devicePixelRatio;
    const mayStroke = draft?.kind === 'outline' && press?.isFirst === true;
    if (mayStroke && (draft.isStroke || isAway)) this.#draft = stroked(draft, unapply(matrix, at));
    else this.#follow(unapply(matrix, at));
  }

  #up(matrix: Matrix): void {
    const [draft, press] = [this.#draft, this.#press];
    this.#press = undefined;
    if (this.#held !== undefined) this.#letGo(this.#held, matrix);
    else if (draft === undefined || press === undefined) return;
    else if (draft.isStroke) this.#endStroke(draft, matrix);
    else if (draft.kind === 'outline') {
      if (!press.isFirst) this.#place();
    } else if (!isNothing(draft, matrix)) this.#place();
    else if (draft.points.length === 2) this.#draft = undefined;
  }

  /** An outline drawn in one go: only the points that say something, closed back to the first. */
  #endStroke({ kind, points }: Draft, matrix: Matrix): void {
    this.#draft = undefined;
    const tolerance = (1.5 * devicePixelRatio) / Math.hypot(matrix.a, matrix.b);
    const line = simplified(points.slice(1), tolerance);
    const [first, last] = [line[0], line.at(-1)];
    if (first === undefined || last === undefined) return;
    const isBack = distance(apply(matrix, first), apply(matrix, last)) < closing * devicePixelRatio;
    const kept = isBack ? line.slice(0, -1) : line;
    if (kept.length >= 3) this.#finish({ kind, points: kept });
  }

  #moveCursor({ x, y }: Point, matrix: Matrix): void {
    if (this.#cursor === undefined) return;
    const at = apply(matrix, this.#cursor);
    this.#cursor = unapply(matrix, { x: at.x + x * devicePixelRatio, y: at.y + y * devicePixelRatio });
    this.#follow(this.#cursor);
  }

  /** The first time the cursor comes, in the middle of what was clicked or the canvas; after that it sets, takes and lets go of points. */
  #placeAtCursor(tool: Tool, matrix: Matrix): void {
    const cursor = this.#cursor;
    if (cursor === undefined) {
      this.#cursor = this.#view.measured?.middle();
      return;
    }
    const at = apply(matrix, cursor);
    if (this.#held !== undefined) this.#letGo(this.#held, matrix);
    else if (this.#draft !== undefined) {
      if (this.#isAtFirst(at, matrix)) this.#close();
      else if (this.#draft.kind === 'outline' || !isNothing(this.#draft, matrix) || isThird(this.#draft))
        this.#place();
    } else if (!this.#grasp(at, matrix, tool) && isFigureKind(tool)) this.#draft = begun(tool, cursor);
  }

  /** Keys begin where other figures may lie, and take hold only of what the tool draws. */
  #grasp(at: Point, matrix: Matrix, tool?: Tool): boolean {
    const among = this.#here().filter(({ kind }) => tool === undefined || kind === tool);
    const taken = grasped(among, matrix, at);
    this.#held = taken?.grasp;
    if (taken !== undefined) drawnFigures.change(taken.grasp.id, { points: taken.points });
    return taken !== undefined;
  }

  #follow(to: Point): void {
    const aspect = this.#view.measured?.measure.aspect ?? 1;
    const held = this.#held;
    const figure = held === undefined ? undefined : this.#here().find(({ id }) => id === held.id);
    if (held !== undefined && figure !== undefined)
      drawnFigures.change(held.id, { points: regrasped(figure, held, { to, aspect }) });
    else if (this.#draft !== undefined) this.#draft = moved(this.#draft, to, aspect);
  }

  #letGo(held: Grasp, matrix: Matrix): void {
    this.#held = undefined;
    const figure = this.#here().find(({ id }) => id === held.id);
    if (figure === undefined) return;
    const changed = { kind: figure.kind, points: letGo(figure, held, matrix) };
    drawnFigures.movePoints(held.id, changed.points, this.#view.measured?.statisticsOf?.(changed));
    const told = this.#here().find(({ id }) => id === held.id);
    if (told !== undefined) this.#onDrawn(told);
  }

  #place(): void {
    const result = this.#draft === undefined ? undefined : placed(this.#draft);
    if (result?.kind === 'draft') this.#draft = result.draft;
    else if (result !== undefined) this.#finish(result.figure);
  }

  #close(): void {
    const figure = this.#draft === undefined ? undefined : closed(this.#draft);
    if (figure !== undefined) this.#finish(figure);
  }

  /** The point set last; with nothing in the making, the figure drawn last on this image. */
  #back(): void {
    const last = this.#here().at(-1);
    if (this.#draft !== undefined) this.#draft = takenBack(this.#draft);
    else if (last !== undefined) drawnFigures.remove(last.id);
  }

  #finish({ kind, points }: Figure): void {
    const { measured } = this.#view;
    this.#draft = undefined;
    if (measured === undefined) return;
    const statistics = measured.statisticsOf?.({ kind, points });
    const { place } = measured;
    const drawn = { kind, points, place, ...(statistics === undefined ? {} : { statistics }) };
    this.#onDrawn(drawnFigures.add(drawn));
  }

  #isAtFirst(at: Point, matrix: Matrix): boolean {
    const draft = this.#draft;
    const first = draft?.points[0];
    if (draft?.kind !== 'outline' || first === undefined || draft.points.length < 4) return false;
    return distance(apply(matrix, first), at) < closing * devicePixelRatio;
  }

  #here(): readonly DrawnFigure[] {
    const key = this.#view.measured?.place.key;
    return drawnFigures.all().filter(({ place }) => place.key === key);
  }
}

/** A hand that let go where it began has drawn nothing. */
function isNothing({ points }: Draft, matrix: Matrix): boolean {
  const [a, b] = points.slice(-2).map((point) => apply(matrix, point));
  return a === undefined || b === undefined || distance(a, b) < still * devicePixelRatio;
}

/** Where the second of two lines begins, which may be anywhere. */
function isThird({ kind, points }: Draft): boolean {
  return isOfTwoLines(kind) && points.length === 3;
}
