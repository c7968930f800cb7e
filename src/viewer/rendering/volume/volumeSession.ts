import { onBlank } from '#viewer/rendering/canvas/canvasSession.ts';
import { windowShown } from '#viewer/rendering/canvas/shownStack.ts';
import { createSurface, type Surface } from '#viewer/rendering/canvas/surface.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type VolumeSource } from '#viewer/rendering/planes/planes.ts';
import { VoxelStack } from '#viewer/rendering/planes/voxelStack.ts';
import { type Camera, cameraFrom, millimetresPerPixel, rolled, turned, type ViewedFrom } from './camera.ts';
import { LookChoice } from './lookChoice.ts';
import { RayLoad } from './rayLoad.ts';
import { type RayCaster, type Shot } from './rayCaster.ts';
import { type TextureLimits } from './textureGrid.ts';
import { type VolumePreset, volumeScaleOf } from './transfer.ts';
import { paintedState } from './paintedState.ts';
import { type VolumeFailure, type VolumeState } from './volume.ts';

/** A hand that has not moved for this long, in ms, rests: then what was drawn coarsely is drawn in full. */
const rest = 120;
/** While a hand moves, every so manieth pixel each way is reckoned, and a sample taken every voxel. */
const coarse = { fraction: 3, stride: 1 } as const;
/** Rows of a full picture drawn in one go, so that a slow card answers a hand in between. */
const bands = 8;

/** One volume on one canvas by ray casting. Opened and closed with its pane; there is one at a time, and one WebGL context. */
export class VolumeSession {
  readonly stack: VoxelStack;
  readonly look: LookChoice;
  readonly #surface: Surface;
  readonly #limits: TextureLimits;
  readonly #onState: (state: VolumeState) => void;
  readonly #endBlank: () => void;
  readonly #controller = new AbortController();
  #camera: Camera = cameraFrom('front');
  #load: RayLoad | undefined;
  #caster: RayCaster | undefined;
  #failure: VolumeFailure | undefined;
  #isLost = false;
  #request = 0;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  /** Bands of the full picture that are drawn; undefined while it is drawn coarsely. */
  #drawn: number | undefined;

  constructor(
    element: HTMLElement,
    of: {
      readonly source: VolumeSource;
      readonly limits: TextureLimits;
      readonly onState: (state: VolumeState) => void;
    },
  ) {
    this.#limits = of.limits;
    this.#onState = of.onState;
    this.#surface = createSurface(element, () => this.#changed());
    this.stack = new VoxelStack(of.source, () => this.#changed());
    const scale = volumeScaleOf(of.source.displaySet.instances[0]);
    this.look = new LookChoice(scale, () => windowShown({ ...this.#shown() }));
    this.stack.want(of.source.volume.slices.length >> 1);
    const { canvas } = this.#surface;
    const { signal } = this.#controller;
    canvas.addEventListener('webglcontextlost', (event) => this.#lost(event), { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#restored(), { signal });
    this.#endBlank = onBlank(() => this.close());
    this.#changed();
  }

  setLabel(label: string): void {
    this.#surface.setLabel(label);
  }
  setCursor(cursor: string): void {
    this.#surface.setCursor(cursor);
  }

  viewFrom(from: ViewedFrom): void {
    this.#see({ ...cameraFrom(from), zoom: this.#camera.zoom });
  }
  /** Degrees, as a hand turns a globe. */
  turnBy(by: Point): void {
    this.#see(turned(this.#camera, by));
  }
  roll(degrees: number): void {
    this.#see(rolled(this.#camera, degrees));
  }
  zoomBy(factor: number): void {
    this.#see({ ...this.#camera, zoom: Math.min(40, Math.max(0.2, this.#camera.zoom * factor)) });
  }
  /** By CSS pixels. */
  panBy(by: Point): void {
    const step = this.#millimetres() * devicePixelRatio;
    const { pan } = this.#camera;
    this.#see({ ...this.#camera, pan: { x: pan.x - by.x * step, y: pan.y - by.y * step } });
  }
  fit(): void {
    this.#see({ ...this.#camera, zoom: 1, pan: { x: 0, y: 0 } });
  }
  show(preset: VolumePreset): void {
    this.look.choose(preset);
    this.#changed();
  }
  invert(): void {
    this.look.invert();
    this.#changed();
  }
  /** Moves the window, or the values that are seen, by fractions of its width. */
  windowBy(change: { readonly center: number; readonly width: number }): void {
    this.look.windowBy(change);
    this.#changed();
  }
  reset(): void {
    this.look.reset();
    this.#see(cameraFrom('front'));
  }
  retry(): void {
    this.#failure = undefined;
    this.stack.retry();
    this.#changed();
  }

  /** Position in the stack of the slice that lies under a point (CSS pixels from the upper left); undefined where nothing is met there. */
  stackIndexAt(at: Point): number | undefined {
    const pixel = { x: at.x * devicePixelRatio, y: at.y * devicePixelRatio };
    const place = this.#caster?.placeAt(this.#shot(0.5), pixel);
    return place === undefined ? undefined : this.stack.slice(place[2]).stackIndex;
  }

  close(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#restTimer);
    this.#controller.abort();
    this.#endBlank();
    this.#caster?.close();
    this.#caster = undefined;
    this.#load?.close();
    this.#load = undefined;
    this.stack.close();
    this.#surface.close();
  }

  #see(camera: Camera): void {
    this.#camera = camera;
    this.#changed();
  }

  #changed(): void {
    this.#drawn = undefined;
    clearTimeout(this.#restTimer);
    this.#ask();
  }

  #ask(): void {
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#tick());
  }

  #tick(): void {
    this.#request = 0;
    if (this.#controller.signal.aborted) return;
    if (this.#isReady()) this.#draw();
    this.#onState(this.#state());
  }

  /** All slices are here and in the card's memory; works on it where they are not. */
  #isReady(): boolean {
    if (this.#caster !== undefined) return !this.#isLost;
    if (this.#isLost || this.#failure !== undefined || this.stack.loaded < this.stack.total) return false;
    this.#load ??= new RayLoad(this.#surface.canvas, this.stack, this.#limits);
    const made = this.#load.work(performance.now() + 12);
    if (made === 'working') this.#ask();
    else if ('why' in made) this.#failure = made;
    else this.#caster = made;
    return this.#caster !== undefined;
  }

  #draw(): void {
    const { height } = this.#surface.canvas;
    if (this.#drawn === undefined) {
      this.#caster?.drawCoarsely(this.#shot(coarse.stride), coarse.fraction);
      this.#restTimer = setTimeout(() => {
        this.#drawn = 0;
        this.#ask();
      }, rest);
      return;
    }
    if (this.#drawn >= bands) return;
    const row = (band: number) => Math.round((band * height) / bands);
    this.#caster?.draw(this.#shot(0.5), { from: row(this.#drawn), to: row(this.#drawn + 1) });
    this.#drawn += 1;
    if (this.#drawn < bands) this.#ask();
  }

  #shot(stride: number): Shot {
    return { camera: this.#camera, look: this.look.rays, stride };
  }

  #state(): VolumeState {
    const { loaded, failed, total } = this.stack;
    if (this.#isLost) return { state: 'lost' };
    if (this.#failure !== undefined) return { state: 'failed', failure: this.#failure };
    if (failed > 0 && loaded + failed >= total) return { state: 'incomplete', failed, slices: total };
    const held = this.#load?.held;
    if (this.#caster === undefined || held === undefined) return { state: 'loading', loaded, slices: total };
    return paintedState(this.stack, {
      camera: this.#camera,
      look: this.look,
      isCoarse: this.#drawn === undefined || this.#drawn < bands,
      held,
      millimetres: this.#millimetres(),
    });
  }

  #millimetres(): number {
    return millimetresPerPixel(this.#camera, this.stack.source.volume.grid, this.#surface.canvas);
  }

  #shown(): Parameters<typeof windowShown>[0] {
    return { look: this.stack.look, voi: this.stack.voi, isInverted: false };
  }

  #lost(event: Event): void {
    // Without this the browser never gives it back.
    event.preventDefault();
    this.#isLost = true;
    this.#caster = undefined;
    this.#load = undefined;
    this.#changed();
  }

  #restored(): void {
    this.#isLost = false;
    this.#changed();
  }
}
