import { type Link, type Window } from '#viewer/rendering/canvas.ts';
import {
  flipped,
  firstView,
  panned,
  type Point,
  rotated,
  type View,
  zoomedAt,
} from '#viewer/rendering/painting/view.ts';
import { type CineTiming } from './cine.ts';
import { type StackView } from './stackView.ts';

/** One canvas as a member of a link: it acts on its own view and lets the others of its group follow. */
export class LinkMember {
  readonly view: StackView;
  link: Link | undefined;

  constructor(view: StackView) {
    this.view = view;
  }

  setLink(link: Link | undefined): void {
    this.link = link;
  }

  /** The canvas has been given another target. */
  arrived(): void {
    return;
  }

  leave(): void {
    return;
  }

  scrollTo(index: number): void {
    this.view.scrollTo(index);
  }

  scrollBy(positions: number): void {
    if (this.view.isPlaying) this.view.pause();
    this.scrollTo(this.view.wanted + positions);
  }

  pan(by: Point): void {
    this.#move((view, placed) => panned(view, by, placed));
  }

  zoom(factor: number, at?: Point): void {
    this.#move((view, placed) => zoomedAt(view, at === undefined ? { factor } : { factor, at }, placed));
  }

  fit(): void {
    this.#move((view) => ({ ...view, zoom: 'fit', offsetX: 0, offsetY: 0 }));
  }

  actualSize(): void {
    this.#move((view) => ({ ...view, zoom: 1, offsetX: 0, offsetY: 0 }));
  }

  rotate(degrees: 90 | -90): void {
    this.#move((view) => rotated(view, degrees));
  }

  flip(axis: 'horizontal' | 'vertical'): void {
    this.#move((view) => flipped(view, axis));
  }

  reset(): void {
    this.view.reset();
    this.#move(() => firstView);
  }

  setWindow(window: Window): void {
    this.view.setWish({ window });
  }

  /** Right widens, down brightens (BIR). */
  dragWindow(by: Point): void {
    const { window } = this.view;
    if (window === undefined) return;
    const step = Math.max(window.width, 1) / (256 * devicePixelRatio);
    this.setWindow({
      center: window.center - by.y * step,
      width: Math.max(1, window.width + by.x * step),
    });
  }

  play(timing: CineTiming): void {
    this.view.play(timing);
  }

  pause(): void {
    this.view.pause();
  }

  #move(change: (view: View, placed: Parameters<typeof panned>[2]) => View): void {
    const { painted, canvas, view } = this.view;
    if (painted === undefined) return;
    this.view.setView(change(view, { image: painted.image, canvas }));
  }
}

export function joinLink(view: StackView): LinkMember {
  return new LinkMember(view);
}
