import { type FrameSource } from '#dicom/frame.ts';
import { type GestureTarget, listenToGestures } from '#viewer/rendering/canvas/gestures.ts';
import { Measurements } from '#viewer/rendering/canvas/measurements.ts';
import { createSurface, type Surface } from '#viewer/rendering/canvas/surface.ts';
import { ViewVoice } from '#viewer/rendering/canvas/viewVoice.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { type ViewPlace, viewPlace } from '#viewer/rendering/painting/viewPlace.ts';
import { measuredSlide } from './measuredSlide.ts';
import { Minimap } from './minimap.ts';
import { type ProfileSource, type SlideCanvasProps, type SlideCommands, type SlideTarget } from './slide.ts';
import { readSlide } from './slideReading.ts';
import { SlideView } from './slideView.ts';
import { openSlides } from './tileMemory.ts';

type SlideTool = SlideCanvasProps['tool'];

/** A notch of the wheel, some 100 pixels, is a quarter nearer or farther. */
const turned = 450;

/** Everything behind one slide canvas: opened with its element, closed with it. */
export class SlideSession {
  readonly commands: SlideCommands;
  readonly #view: SlideView;
  readonly #surface: Surface;
  readonly #map: Minimap;
  readonly #measurements: Measurements;
  readonly #voice: ViewVoice;
  readonly #stop = new AbortController();
  #tool: SlideTool = 'pan';

  constructor(element: HTMLElement, props: () => SlideCanvasProps) {
    this.#surface = createSurface(element, () => this.#view.refresh());
    this.#map = new Minimap(element, (at) => this.#view.centreOn(at));
    this.#view = new SlideView({
      canvas: this.#surface.canvas,
      map: this.#map,
      tell: {
        onState: (state) => props().onState(state),
        onFrame: (frame) => props().onFrame(frame),
        onPlaced: () => this.#measurements.redraw(),
      },
    });
    this.#measurements = new Measurements(this.#surface.overlay, measuredSlide(this.#view), (text) =>
      this.#surface.say(text),
    );
    this.#voice = new ViewVoice(this.#surface.voice('view'), () => placeOf(this.#view));
    this.commands = this.#commandsOf(() => props().profileOf);
    const end = listenToGestures(element, this.#gestureTarget());
    const { signal } = this.#stop;
    signal.addEventListener('abort', end);
    element.addEventListener('dblclick', (event) => this.#nearer(event, element), { signal });
    openSlides.add(this.#view);
  }

  goTo(
    target: SlideTarget,
    source: { readonly frames: FrameSource; readonly profileOf: ProfileSource },
  ): void {
    this.#view.goTo(target, source);
  }

  setTool(tool: SlideTool): void {
    this.#tool = tool;
    this.#surface.setCursor(cursors[tool]);
    this.#measurements.setTool(tool);
  }

  setWords(words: SlideCanvasProps['words']): void {
    this.#measurements.setWords(words);
    this.#voice.setWords(words.place);
  }

  setLabel(label: string): void {
    this.#surface.setLabel(label);
  }

  close(): void {
    openSlides.delete(this.#view);
    this.#stop.abort();
    this.#voice.silence();
    this.#measurements.close();
    this.#view.close();
    this.#map.close();
    this.#surface.close();
  }

  #commandsOf(profileOf: () => ProfileSource): SlideCommands {
    const [view, voice] = [this.#view, this.#voice];
    return {
      zoomBy: (factor) => voice.after(() => view.zoom(factor)),
      panBy: ({ x, y }) => voice.after(() => view.pan({ x: x * devicePixelRatio, y: y * devicePixelRatio })),
      fit: () => voice.after(() => view.fit()),
      actualSize: () => voice.after(() => view.actualSize()),
      removeMeasurements: () => this.#measurements.removeAll(),
      measure: (step) => this.#measurements.step(step),
      retry: () => view.retry(),
      read: (window) => readSlide(view, profileOf(), window),
    };
  }

  #gestureTarget(): GestureTarget {
    const view = this.#view;
    return {
      tool: () => this.#tool,
      isWhole: () => false,
      scrollBy: () => undefined,
      turn: (pixels, at) => view.zoom(Math.exp(-pixels / turned), at),
      pan: (by) => view.pan(by),
      zoom: (factor, at) => view.zoom(factor, at),
      // The right button, which windows elsewhere, has nothing to window here.
      window: (by) => view.pan(by),
      measure: (phase, at) => this.#measurements.hand(phase, at),
      hover: (at) => this.#measurements.hover(at),
      left: () => undefined,
    };
  }

  #nearer(event: MouseEvent, element: HTMLElement): void {
    if (this.#tool !== 'pan') return;
    const box = element.getBoundingClientRect();
    const at: Point = {
      x: (event.clientX - box.left) * devicePixelRatio,
      y: (event.clientY - box.top) * devicePixelRatio,
    };
    this.#view.zoom(2, at);
  }
}

/** In pixels of the finest level, as painted last: at rest that is where it lies. */
function placeOf({ painted, matrix, canvas }: SlideView): ViewPlace | undefined {
  return painted === undefined || matrix === undefined ? undefined : viewPlace(matrix, painted.image, canvas);
}

const cursors: Readonly<Record<SlideTool, string>> = {
  pan: 'grab',
  zoom: 'zoom-in',
  length: 'crosshair',
  angle: 'crosshair',
  bidirectional: 'crosshair',
  ellipse: 'crosshair',
  outline: 'crosshair',
};
