import { type ImageCanvasProps, type Tool } from '#viewer/rendering/canvas.ts';
import { apply, type Point, unapply } from '#viewer/rendering/painting/view.ts';
import { alongScreen } from './alongScreen.ts';
import { drawProbe } from './probeDrawing.ts';
import { probeReading } from './probeReading.ts';
import { type StackView } from './stackView.ts';

/** Milliseconds of rest before a screen reader is told: hands pass hundreds of pixels a second. */
const rest = 400;

/** Reads the value of one pixel: under the mouse, where a finger or a click has set it, or where keys have taken it. It stays in its place of the image while images change. */
export class Probe {
  readonly #layer: SVGElement;
  readonly #voice: HTMLElement;
  readonly #view: StackView;
  #words: ImageCanvasProps['words'] | undefined;
  #isInHand = false;
  /** In image pixels. */
  #set: Point | undefined;
  #hovered: Point | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `voice` is an element whose text screen readers speak politely. */
  constructor(layer: SVGElement, voice: HTMLElement, view: StackView) {
    this.#layer = layer;
    this.#voice = voice;
    this.#view = view;
  }

  setTool(tool: Tool): void {
    this.#isInHand = tool === 'probe';
    this.#set = undefined;
    this.#hovered = undefined;
    this.redraw();
  }

  setWords(words: ImageCanvasProps['words']): void {
    this.#words = words;
    this.redraw();
  }

  /** True when it was this tool's to answer. */
  hand(phase: 'down' | 'move' | 'up' | 'hover', at: Point): boolean {
    const { matrix } = this.#view;
    if (!this.#isInHand || matrix === undefined) return false;
    const point = unapply(matrix, at);
    if (phase === 'hover') this.#hovered = point;
    else [this.#set, this.#hovered] = [point, undefined];
    this.redraw();
    return true;
  }

  /** The mouse is elsewhere: what was set stands again. */
  left(): void {
    if (this.#hovered === undefined) return;
    this.#hovered = undefined;
    this.redraw();
  }

  /** By image pixels along the screen, however the image is turned. */
  moveBy(by: Point): void {
    const { matrix, painted } = this.#view;
    if (!this.#isInHand || matrix === undefined || painted === undefined) return;
    const { columns, rows } = painted.frame;
    const from = this.#hovered ?? this.#set;
    const step = alongScreen(matrix, by);
    const within = (value: number, count: number) =>
      Math.min(Math.max(Math.floor(value), 0), count - 1) + 0.5;
    this.#hovered = undefined;
    this.#set =
      from === undefined
        ? { x: within(columns / 2, columns), y: within(rows / 2, rows) }
        : { x: within(from.x + step.x, columns), y: within(from.y + step.y, rows) };
    this.redraw();
  }

  redraw(): void {
    const { matrix, painted } = this.#view;
    const point = this.#hovered ?? this.#set;
    const words = this.#words;
    if (
      !this.#isInHand ||
      matrix === undefined ||
      painted === undefined ||
      point === undefined ||
      words === undefined
    ) {
      this.#say('');
      if (this.#layer.childElementCount > 0) this.#layer.replaceChildren();
      return;
    }
    const text = words.probe(probeReading(painted, point));
    const { x, y } = apply(matrix, point);
    const { width, height } = this.#view.canvas;
    this.#layer.replaceChildren(
      drawProbe({
        at: { x: x / devicePixelRatio, y: y / devicePixelRatio },
        size: { width: width / devicePixelRatio, height: height / devicePixelRatio },
        text,
      }),
    );
    this.#say(text);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#voice.textContent = '';
  }

  #say(text: string): void {
    clearTimeout(this.#timer);
    if (this.#voice.textContent === text) return;
    if (text === '') this.#voice.textContent = '';
    else this.#timer = setTimeout(() => (this.#voice.textContent = text), rest);
  }
}
