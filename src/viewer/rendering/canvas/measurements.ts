import { type ImageCanvasProps, type Tool } from '#viewer/rendering/canvas.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type StackView } from './stackView.ts';

/** Lengths and angles on one canvas. */
export class Measurements {
  readonly #overlay: SVGSVGElement;
  readonly #view: StackView;
  #words: ImageCanvasProps['words'] | undefined;
  #tool: Tool = 'scroll';

  constructor(overlay: SVGSVGElement, view: StackView) {
    this.#overlay = overlay;
    this.#view = view;
  }

  setWords(words: ImageCanvasProps['words']): void {
    this.#words = words;
    this.redraw();
  }

  setTool(tool: Tool): void {
    this.#tool = tool;
  }

  hand(_phase: 'down' | 'move' | 'up', _at: Point): boolean {
    return this.#tool === 'length';
  }

  redraw(): void {
    if (this.#view.painted === undefined) this.#overlay.replaceChildren();
    if (this.#words === undefined) return;
  }

  removeAll(): void {
    this.#overlay.replaceChildren();
  }
}
