import { type MeasurementWords, type Tool } from '#viewer/rendering/canvas.ts';
import { apply, type Matrix, type Point, unapply } from '#viewer/rendering/painting/view.ts';
import { drawMeasurement } from './measurementDrawing.ts';

/** Marks of one image, in its own pixels; never shown on another. */
export interface Measurement {
  readonly kind: 'length' | 'angle';
  readonly points: readonly Point[];
}

/** What measurements are drawn on: a stack or a plane through a volume. */
export interface MeasuredView {
  /** Undefined where nothing is painted. */
  readonly matrix: Matrix | undefined;
  readonly measured:
    | {
        /** The image on the canvas: marks of one are never shown on another. */
        readonly key: string;
        readonly valueOf: (measurement: Measurement, words: MeasurementWords) => string;
      }
    | undefined;
}

/** Lengths and angles on one canvas, kept as long as its display set is open. Where no image is painted there is nothing to measure. */
export class Measurements {
  readonly #overlay: SVGElement;
  readonly #view: MeasuredView;
  readonly #byImage = new Map<string, readonly Measurement[]>();
  #words: MeasurementWords | undefined;
  #tool: Tool = 'scroll';
  #drawing: Measurement | undefined;

  constructor(overlay: SVGElement, view: MeasuredView) {
    this.#overlay = overlay;
    this.#view = view;
  }

  setTool(tool: Tool): void {
    this.#tool = tool;
    this.#drawing = undefined;
    this.redraw();
  }

  setWords(words: MeasurementWords): void {
    this.#words = words;
    this.redraw();
  }

  /** A length is one drag; an angle is a drag for its first leg and a click, or a second drag, for the end of the other. */
  hand(phase: 'down' | 'move' | 'up', at: Point): boolean {
    const { matrix } = this.#view;
    if (matrix === undefined || (this.#tool !== 'length' && this.#tool !== 'angle')) return false;
    const point = unapply(matrix, at);
    if (phase === 'down') this.#begin(point);
    else if (this.#drawing !== undefined) this.#moveTo(point);
    if (phase === 'up') this.#finish(matrix);
    this.redraw();
    return true;
  }

  removeAll(): void {
    this.#byImage.clear();
    this.#drawing = undefined;
    this.redraw();
  }

  redraw(): void {
    const { matrix, measured } = this.#view;
    const words = this.#words;
    if (matrix === undefined || measured === undefined || words === undefined) {
      this.#overlay.replaceChildren();
      return;
    }
    const all = [
      ...(this.#byImage.get(this.#key()) ?? []),
      ...(this.#drawing === undefined ? [] : [this.#drawing]),
    ];
    if (all.length === 0 && this.#overlay.childElementCount === 0) return;
    const toScreen = (point: Point) => inCssPixels(apply(matrix, point));
    this.#overlay.replaceChildren(
      ...all.map((measurement) => {
        const text = measured.valueOf(measurement, words);
        return drawMeasurement({ points: measurement.points.map(toScreen), text });
      }),
    );
  }

  #begin(point: Point): void {
    if (this.#drawing?.kind === 'angle') this.#moveTo(point);
    else this.#drawing = { kind: this.#tool === 'angle' ? 'angle' : 'length', points: [point, point] };
  }

  #moveTo(point: Point): void {
    const drawing = this.#drawing;
    if (drawing === undefined) return;
    this.#drawing = { ...drawing, points: [...drawing.points.slice(0, -1), point] };
  }

  /** A hand that let go where it began has drawn nothing. */
  #finish(matrix: Matrix): void {
    const drawing = this.#drawing;
    const [a, b] = drawing?.points.slice(-2).map((point) => apply(matrix, point)) ?? [];
    if (drawing === undefined || a === undefined || b === undefined) return;
    if (Math.hypot(a.x - b.x, a.y - b.y) < 3 * devicePixelRatio) {
      if (drawing.points.length === 2) this.#drawing = undefined;
      return;
    }
    if (drawing.kind === 'angle' && drawing.points.length === 2) {
      const last = drawing.points[1] ?? { x: 0, y: 0 };
      this.#drawing = { ...drawing, points: [...drawing.points, last] };
      return;
    }
    this.#byImage.set(this.#key(), [...(this.#byImage.get(this.#key()) ?? []), drawing]);
    this.#drawing = undefined;
  }

  #key(): string {
    return this.#view.measured?.key ?? '';
  }
}

function inCssPixels(point: Point): Point {
  return { x: point.x / devicePixelRatio, y: point.y / devicePixelRatio };
}
