import { type StackPosition } from '#dicom/displaySet.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { firstView, type ImageSize, type View } from '#viewer/rendering/painting/view.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { StateGraphics } from '#viewer/rendering/stack/stateGraphics.ts';
import { type Looked } from './layers.ts';
import { type GreyWish, lookedAt, noWish } from './shownStack.ts';

export type PresentationsOf = (position: StackPosition) => FramePresentation | undefined;

/** Where a stack's frames come from, and whether it is one that a hand has already set. */
export interface Opening {
  readonly frames: FrameSource;
  readonly stays: boolean;
}

interface Looking {
  readonly wish: GreyWish;
  readonly view: View;
}

const asStored: Looking = { wish: noWish, view: firstView };

/**
 * How a stack is looked at: what the user has set of window and view, kept apart for each way that presentation states want images shown.
 * Moving to an image with another state begins with what that state says, and coming back finds what was left.
 */
export class Presented {
  wish: GreyWish = noWish;
  view: View = firstView;
  #against: View['against'];
  of: PresentationsOf | undefined;
  #kept = new Map<string, Looking>();
  #first = asStored;
  #graphics: StateGraphics | undefined;

  get presentation(): FramePresentation | undefined {
    return this.wish.presentation;
  }

  /** The view to begin with, and to come back to. */
  get firstView(): View {
    return this.#first.view;
  }

  /** With what the state lays over the image that was presented last. */
  get looked(): Looked {
    return lookedAt(this.wish, this.#graphics);
  }

  /** What the state of an image lays over it can be painted: before that, the image is not to be seen. */
  isAtHand(position: StackPosition | undefined): boolean {
    const next = position === undefined ? undefined : this.of?.(position);
    return next === undefined || this.#graphics?.of(next) !== undefined;
  }

  /** Another stack: nothing of the last one is kept, unless it is the same one opened anew. */
  begin({ frames, stays }: Opening, onArrived: () => void): void {
    this.close();
    this.#graphics = new StateGraphics(frames, onArrived);
    if (stays) return;
    this.#kept = new Map();
    this.#first = this.#asStored();
    this.wish = noWish;
    this.view = this.#first.view;
  }

  close(): void {
    this.#graphics?.close();
  }

  /** The side that images lie against while they are shown whole. */
  set against(side: View['against']) {
    if (side === this.#against) return;
    this.#against = side;
    this.view = laid(this.view, side);
    this.#first = { ...this.#first, view: laid(this.#first.view, side) };
  }

  #asStored(): Looking {
    return { ...asStored, view: laid(firstView, this.#against) };
  }

  /** This image is to be painted. */
  present(position: StackPosition, image: ImageSize): void {
    const next = this.of?.(position);
    const isSame = next?.id === this.presentation?.id;
    if (isSame && next !== this.presentation) this.wish = withPresentation(this.wish, next);
    if (isSame) return;
    this.#kept.set(this.presentation?.id ?? '', { wish: this.wish, view: this.view });
    this.#first =
      next === undefined
        ? this.#asStored()
        : { wish: withPresentation(noWish, next), view: presentedView(next, image) };
    const found = this.#kept.get(next?.id ?? '') ?? this.#first;
    this.wish = { ...withPresentation(found.wish, next), hidden: this.wish.hidden };
    this.view = found.view;
  }
}

function laid(view: View, against: View['against']): View {
  const { against: _, ...own } = view;
  return against === undefined ? own : { ...own, against };
}

function withPresentation(wish: GreyWish, presentation: FramePresentation | undefined): GreyWish {
  const { presentation: _, ...own } = wish;
  return presentation === undefined ? own : { ...own, presentation };
}

/** Turned as the state says, and at first with its area in the middle and whole (PS3.3 C.10.4). */
function presentedView({ turn, area }: FramePresentation, image: ImageSize): View {
  if (area === undefined) return { ...firstView, ...turn };
  const [columns, rows] = [area.right - area.left, area.bottom - area.top];
  return {
    ...turn,
    zoom: area.magnification === undefined ? { columns, rows } : area.magnification * devicePixelRatio,
    offsetX: area.left + columns / 2 - image.columns / 2,
    offsetY: area.top + rows / 2 - image.rows / 2,
  };
}
