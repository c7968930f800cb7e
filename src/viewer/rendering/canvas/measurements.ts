import { type MeasureStep, type MeasurementWords, type Tool } from '#viewer/rendering/canvas.ts';
import { drawnFigures } from '#viewer/rendering/measuring/drawnFigures.ts';
import { FigureHand } from '#viewer/rendering/measuring/figureHand.ts';
import { type MeasuredView } from '#viewer/rendering/measuring/measuredView.ts';
import { valuesOf } from '#viewer/rendering/measuring/valuesOf.ts';
import { apply, type Point } from '#viewer/rendering/painting/view.ts';
import { drawCursor, drawMeasurements } from './measurementDrawing.ts';
import { spokenAfter } from './pointingWords.ts';

/** Milliseconds of rest before a screen reader is told where the keys point. */
const rest = 300;

/** The measurements of what one canvas shows, and the hand that draws more. Where no image is painted there is nothing to measure. */
export class Measurements {
  readonly #overlay: SVGElement;
  readonly #view: MeasuredView;
  readonly #hand: FigureHand;
  readonly #unsubscribe: () => void;
  readonly #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #words: MeasurementWords | undefined;
  /** Since the last step by keys: what a figure has come to has been said. */
  #isTold = false;
  #group: string | undefined;

  /** `say` has screen readers speak what has been drawn. */
  constructor(overlay: SVGElement, view: MeasuredView, say: (text: string) => void = () => undefined) {
    this.#overlay = overlay;
    this.#view = view;
    this.#say = say;
    this.#hand = new FigureHand(view, (figure) => {
      const { measured } = view;
      this.#isTold = true;
      if (measured === undefined || this.#words === undefined) return;
      say(this.#words.figure(valuesOf(figure, measured.measure, this.#here())).join(', '));
    });
    this.#unsubscribe = drawnFigures.subscribe(() => this.#draw());
  }

  setTool(tool: Tool): void {
    this.#hand.setTool(tool);
    this.redraw();
  }

  setWords(words: MeasurementWords): void {
    this.#words = words;
    this.redraw();
  }

  /** The canvases that this one is linked with: what is measured here is proposed to be the same as there. */
  setGroup(group: string | undefined): void {
    this.#group = group;
    this.redraw();
  }

  /** True when it was this tool's to answer; `at` in device pixels. */
  hand(phase: 'down' | 'move' | 'up', at: Point): boolean {
    const isAnswered = this.#hand.hand(phase, at);
    if (isAnswered) this.redraw();
    return isAnswered;
  }

  hover(at: Point): void {
    if (this.#hand.hover(at)) this.redraw();
  }

  /** What hands do, by keys and buttons. */
  step(step: MeasureStep): void {
    const drawn = this.#here().length;
    this.#isTold = false;
    this.#hand.step(step);
    this.redraw();
    const words = this.#words?.pointing;
    clearTimeout(this.#timer);
    // Nothing of the steps before is said after what a figure has come to.
    if (words === undefined || this.#isTold) return;
    const left = this.#here().length;
    const text = left < drawn ? words.removed(left) : spokenAfter(step, words, this.#hand);
    if (text !== undefined) this.#timer = setTimeout(() => this.#say(text), step.kind === 'move' ? rest : 0);
  }

  removeAll(): void {
    const scope = this.#view.measured?.place.scope;
    this.#hand.drop();
    const isAny = drawnFigures.all().some(({ place }) => place.scope === scope);
    if (scope !== undefined) drawnFigures.removeOf(scope);
    this.redraw();
    if (isAny && this.#words !== undefined) this.#say(this.#words.pointing.removed(0));
  }

  redraw(): void {
    const place = this.#view.matrix === undefined ? undefined : this.#view.measured?.place;
    const group = this.#group;
    drawnFigures.setCanvas(
      this,
      place === undefined ? undefined : { place, ...(group === undefined ? {} : { group }) },
    );
    this.#draw();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
    drawnFigures.setCanvas(this, undefined);
  }

  #draw(): void {
    const { matrix, measured } = this.#view;
    const words = this.#words;
    if (matrix === undefined || measured === undefined || words === undefined) {
      this.#overlay.replaceChildren();
      return;
    }
    const here = this.#here();
    const { draft, cursor } = this.#hand;
    const isIdle = here.length === 0 && draft === undefined && cursor === undefined;
    if (isIdle && this.#overlay.childElementCount === 0) return;
    const { clientWidth, clientHeight } = this.#overlay.ownerSVGElement ?? this.#overlay;
    const toScreen = (point: Point) => inCssPixels(apply(matrix, point));
    const figures = [...here, ...(draft === undefined ? [] : [draft])].map((figure) => ({
      kind: figure.kind,
      points: figure.points.map(toScreen),
      isOpen: figure === draft,
      lines: words.figure(valuesOf(figure, measured.measure, here)),
    }));
    const drawn = drawMeasurements(figures, { width: clientWidth, height: clientHeight });
    this.#overlay.replaceChildren(...drawn, ...(cursor === undefined ? [] : [drawCursor(toScreen(cursor))]));
  }

  #here() {
    const key = this.#view.measured?.place.key;
    return drawnFigures.all().filter(({ place }) => place.key === key);
  }
}

function inCssPixels(point: Point): Point {
  return { x: point.x / devicePixelRatio, y: point.y / devicePixelRatio };
}
