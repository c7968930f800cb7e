import { type Tool } from '#viewer/rendering/canvas.ts';
import { isFigureKind } from '#viewer/rendering/measuring/figure.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** What hands do on a canvas, in device pixels from its corner. */
export interface GestureTarget {
  readonly tool: () => Tool;
  /** The whole image is seen, so that there is nowhere to move it to. */
  isWhole(): boolean;
  scrollBy(positions: number): void;
  /** Takes the wheel, in pixels turned, where there is nothing to scroll through. */
  turn?(pixels: number, at: Point): void;
  pan(by: Point): void;
  zoom(factor: number, at: Point): void;
  window(by: Point): void;
  measure(phase: 'down' | 'move' | 'up', at: Point): boolean;
  /** The mouse has moved with no button held. */
  hover(at: Point): void;
  left(): void;
}

/** Pixels of dragging that scroll one image. */
const dragStep = 8;
/** Wheels turn in notches of about 100; trackpads glide in small steps that add up to one. */
const notch = 30;
/** CSS pixels that a finger travels sideways before it means another image. */
const swipe = 40;

type Drag = 'scroll' | 'window' | 'zoom' | 'pan' | 'swipe' | 'measure';

/** Mouse, pen and touch on one element. Returns what removes it all again. */
export function listenToGestures(element: HTMLElement, target: GestureTarget): () => void {
  const gestures = new Gestures(element, target);
  const controller = new AbortController();
  const { signal } = controller;
  element.addEventListener('wheel', (event) => gestures.wheel(event), { signal, passive: false });
  element.addEventListener('pointerdown', (event) => gestures.down(event), { signal });
  element.addEventListener('pointermove', (event) => gestures.move(event), { signal });
  element.addEventListener('pointerup', (event) => gestures.up(event), { signal });
  element.addEventListener('pointercancel', (event) => gestures.up(event), { signal });
  element.addEventListener('pointerleave', () => target.left(), { signal });
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  return () => controller.abort();
}

class Gestures {
  readonly #element: HTMLElement;
  readonly #target: GestureTarget;
  readonly #pointers = new Map<number, Point>();
  #drag: Drag | undefined;
  /** Where the one finger or the mouse went down. */
  #from: Point = { x: 0, y: 0 };
  #glide = 0;
  #dragged = 0;

  constructor(element: HTMLElement, target: GestureTarget) {
    this.#element = element;
    this.#target = target;
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 40;
    // Pinching on a trackpad arrives as a wheel with Ctrl held.
    if (event.ctrlKey) {
      this.#target.zoom(Math.exp(-step / 300), this.#at(event));
      return;
    }
    if (this.#target.turn !== undefined) {
      this.#target.turn(step, this.#at(event));
      return;
    }
    if (Math.abs(step) >= notch) {
      this.#glide = 0;
      // Notches that fall within one screen refresh arrive as one event with their sum.
      this.#target.scrollBy(Math.sign(step) * Math.max(1, Math.round(Math.abs(step) / 100)));
      return;
    }
    this.#glide += step;
    if (Math.abs(this.#glide) < notch) return;
    this.#target.scrollBy(Math.sign(this.#glide));
    this.#glide = 0;
  }

  down(event: PointerEvent): void {
    this.#pointers.set(event.pointerId, this.#at(event));
    this.#dragged = 0;
    if (this.#pointers.size > 1) {
      // A second finger turns whatever the first was doing into pinching.
      if (this.#drag === 'measure') this.#target.measure('up', this.#at(event));
      this.#drag = undefined;
      return;
    }
    this.#drag = dragOf(event, this.#target);
    this.#from = this.#at(event);
    this.#element.setPointerCapture(event.pointerId);
    if (this.#drag === 'measure') this.#target.measure('down', this.#at(event));
  }

  move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    const at = this.#at(event);
    if (before === undefined) {
      this.#target.hover(at);
      return;
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, at);
    if (other !== undefined) this.#pinch(other, before, at);
    else this.#dragBy({ x: at.x - before.x, y: at.y - before.y }, at);
  }

  up(event: PointerEvent): void {
    if (!this.#pointers.delete(event.pointerId)) return;
    if (this.#drag === 'measure') this.#target.measure('up', this.#at(event));
    if (this.#drag === 'swipe' && event.type === 'pointerup') this.#swipe(this.#at(event));
    this.#drag = undefined;
  }

  /** As pages are turned: leftwards to the next one. */
  #swipe(to: Point): void {
    const [x, y] = [to.x - this.#from.x, to.y - this.#from.y];
    if (Math.abs(x) < swipe * devicePixelRatio || Math.abs(x) < Math.abs(y)) return;
    this.#target.scrollBy(-Math.sign(x));
  }

  #dragBy(by: Point, at: Point): void {
    switch (this.#drag) {
      case 'scroll':
        this.#scroll(by.y);
        break;
      case 'window':
        this.#target.window(by);
        break;
      case 'zoom':
        this.#target.zoom(Math.exp(-by.y / 200), this.#middle());
        break;
      case 'pan':
        this.#target.pan(by);
        break;
      case 'measure':
        this.#target.measure('move', at);
        break;
      case 'swipe':
      case undefined:
        break;
    }
  }

  #scroll(pixels: number): void {
    this.#dragged += pixels;
    const steps = Math.trunc(this.#dragged / (dragStep * devicePixelRatio));
    if (steps === 0) return;
    this.#dragged -= steps * dragStep * devicePixelRatio;
    this.#target.scrollBy(steps);
  }

  #pinch(other: Point, before: Point, at: Point): void {
    const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
    this.#target.pan({ x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 });
    if (apart(before) < 1) return;
    this.#target.zoom(apart(at) / apart(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }

  #middle(): Point {
    const { width, height } = this.#element.getBoundingClientRect();
    return { x: (width / 2) * devicePixelRatio, y: (height / 2) * devicePixelRatio };
  }

  #at(event: MouseEvent): Point {
    const box = this.#element.getBoundingClientRect();
    return {
      x: (event.clientX - box.left) * devicePixelRatio,
      y: (event.clientY - box.top) * devicePixelRatio,
    };
  }
}

/**
 * Middle button pans and right button windows whatever the tool; the left button and one finger do what the tool says. A finger has
 * nothing to move where the whole image is seen: there it turns to the next one.
 */
function dragOf(event: PointerEvent, target: GestureTarget): Drag {
  if (event.button === 1) return 'pan';
  if (event.button === 2) return 'window';
  const tool = target.tool();
  if (tool === 'pan' && event.pointerType === 'touch' && target.isWhole()) return 'swipe';
  return tool === 'probe' || tool === 'cursor' || isFigureKind(tool) ? 'measure' : tool;
}
