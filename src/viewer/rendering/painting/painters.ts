import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { abandonCornerstone, type Cornerstone, cornerstone } from '#viewer/rendering/cornerstone/loading.ts';
import { painterFor } from '#viewer/rendering/cornerstone/painterFor.ts';
import type { CornerstonePicture } from '#viewer/rendering/cornerstone/picture.ts';
import { Painter, type Painting } from './painter.ts';

export interface StackPainting extends Painting {
  readonly displaySet: StackDisplaySet;
}

/** An image that has not moved for this long, in ms, has come to rest. */
const rest = 250;

/** Both painters of one canvas. Ours paints everything at once; where an image has come to rest, and the picture will be the same, Cornerstone takes over. */
export class Painters {
  readonly #canvas: HTMLCanvasElement;
  readonly #own: Painter;
  #picture: CornerstonePicture | undefined;
  #resting: Resting | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#own = new Painter(canvas);
    this.#tell('own');
  }

  /** The canvas that has the picture now. */
  get visibleCanvas(): HTMLCanvasElement {
    return this.#picture?.visibleCanvas ?? this.#canvas;
  }

  paint(painting: StackPainting): void {
    this.#own.paint(painting);
    const resting = { painting, width: this.#canvas.width, height: this.#canvas.height };
    if (this.#resting !== undefined && isSame(this.#resting, resting)) return;
    this.#stir();
    this.#resting = resting;
    this.#timer = setTimeout(() => void this.#takeOver(resting), rest);
  }

  /** Nothing is shown, and nothing of it kept. */
  clear(): void {
    this.#stir();
    this.#resting = undefined;
    this.#picture?.close();
    this.#picture = undefined;
    this.#own.clear();
  }

  /** Our painter has the picture again. */
  #stir(): void {
    clearTimeout(this.#timer);
    this.#picture?.show(false);
    this.#tell('own');
  }

  async #takeOver(resting: Resting): Promise<void> {
    const { painting } = resting;
    const choice = painterFor(painting.displaySet, painting);
    if (choice.painter === 'own') {
      this.#tell('own', choice.reason);
      return;
    }
    const module = await cornerstone();
    if (this.#resting !== resting) return;
    if (module === undefined) {
      this.#tell('own', 'not-loaded');
      return;
    }
    const isPainted = await this.#paintWith(module, painting).catch(abandonCornerstone);
    if (this.#resting !== resting) return;
    this.#picture?.show(isPainted);
    if (isPainted) this.#tell('cornerstone');
    else this.#tell('own', 'refused');
  }

  async #paintWith(module: Cornerstone, painting: Painting): Promise<boolean> {
    this.#picture ??= new module.CornerstonePicture(this.#canvas);
    return this.#picture.paint(painting);
  }

  #tell(painter: 'own' | 'cornerstone', reason?: string): void {
    const { dataset } = this.#canvas.parentElement ?? this.#canvas;
    dataset['painter'] = painter;
    if (reason === undefined) delete dataset['painterReason'];
    else dataset['painterReason'] = reason;
  }
}

interface Resting {
  readonly painting: StackPainting;
  readonly width: number;
  readonly height: number;
}

function isSame(a: Resting, b: Resting): boolean {
  return (
    a.painting.frame === b.painting.frame &&
    a.painting.shown === b.painting.shown &&
    a.painting.view === b.painting.view &&
    a.painting.over === b.painting.over &&
    a.width === b.width &&
    a.height === b.height
  );
}
