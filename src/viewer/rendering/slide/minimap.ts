import { FrameFailure } from '#dicom/frame.ts';
import { tilesIn } from '#dicom/slideTiles.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type GreyRange } from './greyRange.ts';
import { placeTile, sizeOf } from './placing.ts';
import { type SlideScene } from './slideScene.ts';
import { type TileLoader } from './tileLoader.ts';

/** CSS pixels that the map takes at most. */
const [widest, highest] = [176, 132];

/** The whole slide in a corner, with a frame around what is in view; pressed or dragged on, it takes the view there. */
export class Minimap {
  readonly #canvas = document.createElement('canvas');
  readonly #stop = new AbortController();

  /** `onPoint` is told where the hand is, in shares of the whole slide. */
  constructor(element: HTMLElement, onPoint: (at: Point) => void) {
    const canvas = this.#canvas;
    canvas.className = 'slide-map';
    // The keys that move and zoom say the same to those who do not see it.
    canvas.setAttribute('aria-hidden', 'true');
    canvas.hidden = true;
    element.append(canvas);
    const { signal } = this.#stop;
    const tell = (event: PointerEvent) => {
      event.stopPropagation();
      if (event.buttons === 0) return;
      const box = canvas.getBoundingClientRect();
      onPoint({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
    };
    canvas.addEventListener(
      'pointerdown',
      (event) => {
        canvas.setPointerCapture(event.pointerId);
        tell(event);
      },
      { signal },
    );
    canvas.addEventListener('pointermove', tell, { signal });
    canvas.addEventListener('dblclick', (event) => event.stopPropagation(), { signal });
  }

  /** Shown only while there is more than is in view, and something to show it by. */
  paint(scene: SlideScene, loader: TileLoader, greys: GreyRange): void {
    const { area, target } = scene;
    const size = sizeOf(target.image);
    const isWhole = area.right - area.left > size.columns * 0.99 && area.bottom - area.top > size.rows * 0.99;
    this.#canvas.hidden = isWhole;
    if (isWhole) return;
    const scale = Math.min(widest / size.columns, highest / (size.rows * size.aspect)) * devicePixelRatio;
    const [width, height] = [Math.round(size.columns * scale), Math.round(size.rows * size.aspect * scale)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#canvas.style.width = `${width / devicePixelRatio}px`;
    this.#canvas.style.height = `${height / devicePixelRatio}px`;
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (context === null) return;
    context.fillStyle = '#23282d';
    context.fillRect(0, 0, width, height);
    const matrix = { a: scale, b: 0, c: 0, d: scale * size.aspect, e: 0, f: 0 };
    paintCoarsest(context, { scene, loader, greys, matrix });
    frame(context, {
      x: area.left * matrix.a,
      y: area.top * matrix.d,
      width: (area.right - area.left) * matrix.a,
      height: (area.bottom - area.top) * matrix.d,
    });
  }

  /** A canvas of no size holds no pixels. */
  clear(): void {
    this.#canvas.hidden = true;
    this.#canvas.width = this.#canvas.height = 1;
  }

  close(): void {
    this.#stop.abort();
    this.clear();
    this.#canvas.remove();
  }
}

function paintCoarsest(
  context: CanvasRenderingContext2D,
  from: {
    readonly scene: SlideScene;
    readonly loader: TileLoader;
    readonly greys: GreyRange;
    readonly matrix: Parameters<typeof placeTile>[1]['matrix'];
  },
): void {
  const { image, layer } = from.scene.target;
  const level = image.levels.at(-1);
  if (level === undefined || level.grid.across * level.grid.down > 64) return;
  const { columns, rows } = image.levels[0].grid;
  context.imageSmoothingQuality = 'medium';
  for (const tile of tilesIn(image, level, {
    layer,
    area: { left: 0, top: 0, right: columns, bottom: rows },
  })) {
    const decoded = from.loader.at(tile);
    if (decoded === undefined || decoded instanceof FrameFailure) continue;
    const { source, target } = placeTile(tile, { image, level, matrix: from.matrix });
    if (target.width <= 0 || target.height <= 0) continue;
    context.drawImage(
      from.greys.sourceOf(tile, decoded),
      source.x,
      source.y,
      source.width,
      source.height,
      target.x,
      target.y,
      target.width,
      target.height,
    );
  }
}

/** Light within dark, so that it is seen on any stain; never smaller than can be seen. */
function frame(
  context: CanvasRenderingContext2D,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const least = 6 * devicePixelRatio;
  const [width, height] = [Math.max(least, box.width), Math.max(least, box.height)];
  const x = box.x + (box.width - width) / 2;
  const y = box.y + (box.height - height) / 2;
  context.strokeStyle = '#000';
  context.lineWidth = 4 * devicePixelRatio;
  context.strokeRect(x, y, width, height);
  context.strokeStyle = '#ffd84d';
  context.lineWidth = 2 * devicePixelRatio;
  context.strokeRect(x, y, width, height);
}
