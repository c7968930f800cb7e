import { FrameFailure, type FrameSource } from '#dicom/frame.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { type Target, type Window } from '#viewer/rendering/canvas.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { Painters } from '#viewer/rendering/painting/painters.ts';
import { type Matrix, matrixOf, type View } from '#viewer/rendering/painting/view.ts';
import { ImageStack, prefetcher } from '#viewer/rendering/stack/imageStack.ts';
import { arrival } from './arrival.ts';
import { Cine, type CineTiming, followed } from './cine.ts';
import { StackLayers } from './layers.ts';
import { nextOnTheWay, type Painted, unpainted, type ViewListener } from './painted.ts';
import { paintedState } from './paintedState.ts';
import { LockedCine } from './loopClock.ts';
import { refusalOf } from './orientations.ts';
import { type Opening, Presented, type PresentationsOf } from './presented.ts';
import { GreyLooks, type GreyWish, imageSizeOf, noWish, windowShown } from './shownStack.ts';
import { type Surface } from './surface.ts';

/** One stack on one canvas. The last wish wins; what the state says is what has been painted. */
export class StackView {
  readonly #surface: Surface;
  readonly #painter: Painters;
  readonly #listener: ViewListener;
  #stack: ImageStack | undefined;
  #target: Target | undefined;
  #looks = new GreyLooks();
  readonly layers = new StackLayers();
  readonly #presented = new Presented();
  #wanted = 0;
  #painted: Painted | undefined;
  #failure: { readonly index: number; readonly failure: FrameFailure } | undefined;
  #refused: FrameFailure | undefined;
  #cine: Cine | undefined;
  #saidRateAt = 0;
  #request = 0;
  #isStateDue = true;

  constructor(surface: Surface, listener: ViewListener) {
    this.#surface = surface;
    this.#painter = new Painters(surface.canvas);
    this.#listener = listener;
  }

  get stack(): ImageStack | undefined {
    return this.#stack;
  }
  get painted(): Painted | undefined {
    return this.#painted;
  }
  get wanted(): number {
    return this.#wanted;
  }
  get view(): View {
    return this.#presented.view;
  }
  get canvas(): HTMLCanvasElement {
    return this.#surface.canvas;
  }
  /** Whichever canvas is seen: ours, or Cornerstone's above it. */
  get visibleCanvas(): HTMLCanvasElement {
    return this.#painter.visibleCanvas;
  }
  get matrix(): Matrix | undefined {
    return this.#painted === undefined ? undefined : matrixOf(this.view, this.#painted.image, this.canvas);
  }
  get presentation(): FramePresentation | undefined {
    return this.#painted === undefined ? undefined : this.#presented.presentation;
  }
  get isPlaying(): boolean {
    return this.#cine !== undefined;
  }
  get window(): Window | undefined {
    const shown = this.#painted?.shown;
    return shown === undefined ? undefined : windowShown(shown);
  }

  /** Another display set or source begins anew; the same one moves only if the wish itself names another position. */
  goTo(target: Target, frames: FrameSource): void {
    const before = { target: this.#target, position: this.#stack?.positions[this.#wanted] };
    const isSame = this.#stack?.isOf(target.displaySet, frames) === true;
    const { index, stays } = arrival(target, before);
    if (!isSame) this.#open(target.displaySet, { frames, stays });
    this.#target = target;
    this.#presented.against = target.against;
    this.#refused = refusalOf(target);
    this.scrollTo(index);
  }

  setPresentations(of: PresentationsOf | undefined): void {
    this.#presented.of = of;
    this.#changed();
  }

  scrollTo(index: number): void {
    this.#wanted = Math.min(Math.max(0, Math.round(index)), (this.#stack?.positions.length ?? 1) - 1);
    this.#stack?.want(this.#wanted);
    this.#changed();
  }

  setView(view: View): void {
    this.#presented.view = view;
    this.#changed();
  }

  /** A wish may depend on the one before. */
  setWish(wish: Partial<GreyWish> | ((now: GreyWish) => Partial<GreyWish>)): void {
    const now = this.#presented.wish;
    this.#presented.wish = { ...now, ...(typeof wish === 'function' ? wish(now) : wish) };
    this.#changed();
  }

  /** Of several canvases only what they share goes back; what lies over an image stays as it was, then. */
  reset(what: 'window' | 'view' | 'place' | 'both'): void {
    if (what === 'window') this.setWish(({ hidden }) => ({ ...noWish, hidden }));
    if (what === 'both') this.setWish(noWish);
    const { firstView, view } = this.#presented;
    const turned = what === 'place' ? { rotation: view.rotation, isFlipped: view.isFlipped } : {};
    if (what !== 'window') this.setView({ ...firstView, ...turned });
  }

  resized(): void {
    // A resized canvas is blank until painted: at once, so that it never flickers.
    this.#isStateDue = true;
    this.#paintNow();
    this.#changed();
  }

  play(timing: CineTiming, lock?: ConstructorParameters<typeof LockedCine>[2]): void {
    const count = this.#stack?.positions.length ?? 0;
    if (count < 2) return;
    const from = { index: this.#painted?.index ?? 0, count, now: performance.now() };
    this.#cine = lock === undefined ? new Cine(timing, from) : new LockedCine(timing, from, lock);
    this.#changed();
  }

  pause(): void {
    if (this.#cine === undefined) return;
    this.#cine = undefined;
    this.scrollTo(this.#painted?.index ?? this.#wanted);
  }

  retry(): void {
    const index = this.#failure?.index ?? this.#wanted;
    this.#failure = undefined;
    this.#stack?.retry(index);
    this.scrollTo(index);
  }

  close(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#stack?.close();
    this.#presented.close();
    this.#stack = this.#target = this.#cine = this.#painted = undefined;
    this.#looks = new GreyLooks();
    this.#painter.clear();
  }

  #open(displaySet: Target['displaySet'], of: Opening): void {
    const stack = new ImageStack(displaySet, of.frames, (index) => this.#arrived(index));
    this.close();
    this.#failure = undefined;
    this.#presented.begin(of, () => this.#changed());
    this.#stack = stack;
    this.#wanted = -1;
    this.#listener.onPlaced();
    prefetcher.add(stack);
  }

  #arrived(index: number): void {
    if (index === this.#wanted && this.#painted === undefined) this.#tick(performance.now());
    this.#changed();
  }

  #changed(): void {
    this.#isStateDue = true;
    if (this.#request === 0 && this.#stack !== undefined)
      this.#request = requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now: number): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    if (this.#stack === undefined) return;
    if (this.#cine !== undefined) {
      this.#wanted = followed(this.#cine, { now, wanted: this.#wanted, stack: this.#stack });
      this.#isStateDue ||= now - this.#saidRateAt > 1000;
    }
    this.#step();
    if (this.#isStateDue) this.#say(now);
    const isBehind = this.#painted?.index !== this.#wanted && this.#stack.at(this.#wanted) !== undefined;
    if (this.#cine !== undefined || (isBehind && this.#failure === undefined)) {
      this.#isStateDue ||= isBehind;
      this.#request = requestAnimationFrame((next) => this.#tick(next));
    }
  }

  /** Paints the wanted image, or the next one on the way to it; covers the canvas if the wanted one failed. */
  #step(): void {
    const found = this.#refused ?? this.#stack?.at(this.#wanted);
    if (found instanceof FrameFailure) return this.#cover(found);
    this.#failure = undefined;
    const next = this.#cine === undefined ? nextOnTheWay(this.#painted?.index, this.#wanted) : this.#wanted;
    const frame = next === this.#wanted ? found : this.#stack?.at(next);
    const isLaid = (index: number) => this.#presented.isAtHand(this.#stack?.positions[index]);
    if (frame !== undefined && !(frame instanceof FrameFailure) && isLaid(next)) this.#paint(next, frame);
    else if (found !== undefined && isLaid(this.#wanted)) this.#paint(this.#wanted, found);
    else this.#paintNow();
  }

  #paint(index: number, frame: DecodedFrame): void {
    const position = this.#stack?.positions[index];
    if (position === undefined) return;
    const isNew = this.#painted?.frame !== frame || this.#painted.index !== index;
    const image = imageSizeOf(position, frame);
    this.#presented.present(position, image);
    this.#painted = { index, position, frame, image, ...unpainted };
    this.#paintNow();
    if (!isNew) return;
    this.#cine?.painted(performance.now());
    const { frameNumber } = position;
    this.#listener.onFrame({ index, sopInstanceUid: position.instance.sopInstanceUid, frameNumber });
  }

  #paintNow(): void {
    const [painted, displaySet] = [this.#painted, this.#stack?.displaySet];
    if (painted === undefined || displaySet === undefined) return;
    const { position, frame } = painted;
    const { wish, view, looked } = this.#presented;
    const shown = this.#looks.shown(position, frame, wish);
    const over = this.layers.over(position, frame, looked);
    this.#painted = { ...painted, shown, over };
    this.#painter.paint({ ...this.#painted, view, displaySet });
    this.#listener.onPlaced();
  }

  #cover(failure: FrameFailure): void {
    this.#failure = { index: this.#wanted, failure };
    this.#painted = undefined;
    this.#painter.clear();
    this.#listener.onPlaced();
  }

  #say(now: number): void {
    this.#isStateDue = false;
    this.#saidRateAt = now;
    const [failure, { wish, looked }, rate] = [this.#failure, this.#presented, this.#cine?.measuredRate];
    this.#listener.onState(paintedState({ view: this, failure, wish, looked, rate }));
  }
}
