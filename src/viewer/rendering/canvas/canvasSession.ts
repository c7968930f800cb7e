import { type FrameSource } from '#dicom/frame.ts';
import {
  type CanvasCommands,
  type ImageCanvasProps,
  type Link,
  type Target,
  type Tool,
} from '#viewer/rendering/canvas.ts';
import { type Spatial } from '#viewer/rendering/spatial.ts';
import { fitZoom, type Point, zoomOf } from '#viewer/rendering/painting/view.ts';
import { type ViewPlace, viewPlace } from '#viewer/rendering/painting/viewPlace.ts';
import { cursors } from './cursors.ts';
import { type GestureTarget, listenToGestures } from './gestures.ts';
import { createSurface, type Surface } from './surface.ts';
import { StackView } from './stackView.ts';
import { commandsOf } from './commands.ts';
import { joinLink, type LinkMember } from './links.ts';
import { measuredStack } from './measuredStack.ts';
import { Measurements } from './measurements.ts';
import { Probe } from './probe.ts';
import { SpatialLayer } from './spatialLayer.ts';
import { ViewVoice } from './viewVoice.ts';
import { LayerCanvas } from '#viewer/rendering/layers/layerCanvas.ts';
import { type Layers } from '#viewer/rendering/layers/layers.ts';

/** Everything behind one canvas: opened with its element, closed with it. */
export class CanvasSession {
  readonly commands: CanvasCommands;
  readonly view: StackView;
  readonly measurements: Measurements;
  readonly probe: Probe;
  readonly layers: LayerCanvas;
  readonly spatial: SpatialLayer;
  readonly #surface: Surface;
  readonly #voice: ViewVoice;
  readonly #endGestures: () => void;
  readonly #member: LinkMember;
  #tool: Tool = 'scroll';

  constructor(element: HTMLElement, props: () => ImageCanvasProps) {
    this.#surface = createSurface(element, () => this.view.resized());
    this.view = new StackView(this.#surface, {
      onState: (state) => props().onState(state),
      onFrame: (frame) => props().onFrame?.(frame),
      onPlaced: () => {
        this.layers.redraw();
        this.measurements.redraw();
        this.probe.redraw();
        this.spatial.moved();
      },
    });
    this.layers = new LayerCanvas(this.#surface.overlay, this.view, (state) => props().onLayers?.(state));
    this.measurements = new Measurements(this.#surface.layer(), measuredStack(this.view), (text) =>
      this.#surface.say(text),
    );
    this.probe = new Probe(this.#surface.layer(), this.#surface.voice('probe'), this.view);
    this.spatial = new SpatialLayer(this.#surface.layer(), this.#surface.voice('places'), this.view);
    this.#voice = new ViewVoice(this.#surface.voice('view'), () => placeOf(this.view));
    this.#member = joinLink(this.view, () => props().onStopped?.());
    this.commands = commandsOf(this.view, this.#member, {
      measurements: this.measurements,
      probe: this.probe,
      spatial: this.spatial,
      voice: this.#voice,
    });
    this.#endGestures = listenToGestures(element, this.#gestureTarget());
    openSessions.add(this);
  }

  goTo(target: Target, frames: FrameSource): void {
    if (this.view.stack?.displaySet !== target.displaySet) this.#voice.silence();
    this.view.goTo(target, frames);
    this.#member.arrived();
  }

  setTool(tool: Tool): void {
    this.#tool = tool;
    this.#surface.setCursor(cursors[tool]);
    this.measurements.setTool(tool);
    this.probe.setTool(tool);
    this.spatial.setTool(tool);
  }

  setLink(link: Link | undefined): void {
    this.#member.setLink(link);
    this.measurements.setGroup(link?.group);
  }

  setSpatial(spatial: Spatial | undefined): void {
    this.#member.setLaidOn(spatial?.laidOn);
    this.spatial.set(spatial);
  }

  setWords(words: ImageCanvasProps['words']): void {
    this.measurements.setWords(words);
    this.probe.setWords(words);
    this.spatial.setWords(words);
    this.#voice.setWords(words.place);
  }

  setLayers(layers: Layers | undefined): void {
    this.layers.set(layers);
  }

  setLabel(label: string): void {
    this.#surface.setLabel(label);
  }

  close(): void {
    openSessions.delete(this);
    this.#endGestures();
    this.#voice.silence();
    this.probe.close();
    this.measurements.close();
    this.spatial.close();
    this.#member.leave();
    this.layers.close();
    this.view.close();
    this.#surface.close();
  }

  #hover(at: Point): void {
    if (!this.probe.hand('hover', at)) this.measurements.hover(at);
  }

  #gestureTarget(): GestureTarget {
    const member = this.#member;
    return {
      tool: () => this.#tool,
      isWhole: () => isWhole(this.view),
      scrollBy: (positions) => member.scrollBy(positions),
      pan: (by) => member.pan(by),
      zoom: (factor, at) => member.zoom(factor, at),
      window: (by) => member.dragWindow(by),
      measure: (phase, at) =>
        this.measurements.hand(phase, at) || this.probe.hand(phase, at) || this.spatial.hand(phase, at),
      hover: (at) => this.#hover(at),
      left: () => this.probe.left(),
    };
  }
}

function placeOf({ painted, matrix, canvas }: StackView): ViewPlace | undefined {
  return painted === undefined || matrix === undefined ? undefined : viewPlace(matrix, painted.image, canvas);
}

function isWhole({ painted, view, canvas }: StackView): boolean {
  if (painted === undefined) return true;
  const fit = fitZoom(painted.image, canvas, view.rotation);
  return zoomOf(view, painted.image, canvas) <= fit * 1.01;
}

const openSessions = new Set<CanvasSession>();

const blanked = new Set<() => void>();

/** Has `blank` called whenever every canvas is blanked, until the returned function is called. */
export function onBlank(blank: () => void): () => void {
  blanked.add(blank);
  return () => blanked.delete(blank);
}

/** Blanks every canvas on screen. */
export function blankCanvases(): void {
  for (const session of openSessions) {
    session.layers.close();
    session.view.close();
  }
  for (const blank of blanked) blank();
}
