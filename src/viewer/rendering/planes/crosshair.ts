import { type Point } from '#viewer/rendering/painting/view.ts';

const svg = 'http://www.w3.org/2000/svg';
/** CSS pixels around the middle that stay free, so that what is pointed at is seen. */
const gap = 14;

/** Two thin lines with an open middle over one plane. */
export class Crosshair {
  readonly #element = document.createElementNS(svg, 'svg');
  readonly #lines = Array.from({ length: 8 }, () => document.createElementNS(svg, 'line'));

  constructor(parent: HTMLElement) {
    Object.assign(this.#element.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
    this.#element.style.pointerEvents = 'none';
    this.#element.setAttribute('aria-hidden', 'true');
    this.#lines.forEach((line, index) => {
      // Dark beneath light: seen on any tissue.
      line.setAttribute('stroke', index < 4 ? '#000' : '#6cc3ff');
      line.setAttribute('stroke-width', index < 4 ? '3' : '1');
      line.setAttribute('stroke-opacity', index < 4 ? '0.5' : '0.9');
    });
    this.#element.append(...this.#lines);
    parent.append(this.#element);
  }

  /** `at` in CSS pixels; for whoever tests it, the element says where it stands. */
  place(at: Point, { width, height }: { readonly width: number; readonly height: number }): void {
    this.#element.dataset['crosshair'] = `${at.x.toFixed(1)},${at.y.toFixed(1)}`;
    const ends: readonly (readonly [Point, Point])[] = [
      [
        { x: 0, y: at.y },
        { x: at.x - gap, y: at.y },
      ],
      [
        { x: at.x + gap, y: at.y },
        { x: width, y: at.y },
      ],
      [
        { x: at.x, y: 0 },
        { x: at.x, y: at.y - gap },
      ],
      [
        { x: at.x, y: at.y + gap },
        { x: at.x, y: height },
      ],
    ];
    this.#lines.forEach((line, index) => {
      const [from, to] = ends[index % 4] ?? [at, at];
      line.setAttribute('x1', from.x.toFixed(1));
      line.setAttribute('y1', from.y.toFixed(1));
      line.setAttribute('x2', to.x.toFixed(1));
      line.setAttribute('y2', to.y.toFixed(1));
    });
  }

  close(): void {
    this.#element.remove();
  }
}
