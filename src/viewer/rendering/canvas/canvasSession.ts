import { type FrameSource } from '#dicom/frame.ts';
import {
  type CanvasCommands,
  type ImageCanvasProps,
  type Link,
  type Target,
  type Tool,
} from '#viewer/rendering/canvas.ts';
import { fitZoom, zoomOf } from '#viewer/rendering/painting/view.ts';
import { type GestureTarget, listenToGestures } from './gestures.ts';
import { createSurface, type Surface } from './surface.ts';
import { StackView } from './stackView.ts';
import { commandsOf } from './commands.ts';
import { joinLink, type LinkMember } from './links.ts';
import { measuredStack } from './measuredStack.ts';
import { Measurements } from './measurements.ts';

/** Everything behind one canvas: opened with its element, closed with it. */
export class CanvasSession {
  readonly commands: CanvasCommands;
  readonly view: StackView;
  readonly measurements: Measurements;
  readonly #surface: Surface;
  readonly #endGestures: () => void;
  readonly #member: LinkMember;
  #tool: Tool = 'scroll';

  constructor(element: HTMLElement, props: () => ImageCanvasProps) {
    this.#surface = createSurface(element, () => this.view.resized());
    this.view = new StackView(this.#surface, {
      onState: (state) => props().onState(state),
      onFrame: (frame) => props().onFrame?.(frame),
      onPlaced: () => this.measurements.redraw(),
    });
    this.measurements = new Measurements(this.#surface.overlay, measuredStack(this.view));
    this.#member = joinLink(this.view);
    this.commands = commandsOf(this.view, this.#member, this.measurements);
    this.#endGestures = listenToGestures(element, this.#gestureTarget());
    openSessions.add(this);
  }

  goTo(target: Target, frames: FrameSource): void {
    this.view.goTo(target, frames);
    this.#member.arrived();
  }

  setTool(tool: Tool): void {
    this.#tool = tool;
    this.#surface.setCursor(cursors[tool]);
    this.measurements.setTool(tool);
  }

  setLink(link: Link | undefined): void {
    this.#member.setLink(link);
  }

  setWords(words: ImageCanvasProps['words']): void {
    this.measurements.setWords(words);
  }

  setLabel(label: string): void {
    this.#surface.setLabel(label);
  }

  close(): void {
    openSessions.delete(this);
    this.#endGestures();
    this.#member.leave();
    this.view.close();
    this.#surface.close();
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
      measure: (phase, at) => this.measurements.hand(phase, at),
    };
  }
}

function isWhole({ painted, view, canvas }: StackView): boolean {
  if (painted === undefined) return true;
  const fit = fitZoom(painted.image, canvas, view.rotation);
  return zoomOf(view, painted.image, canvas) <= fit * 1.01;
}

const cursors: Readonly<Record<Tool, string>> = {
  scroll: 'ns-resize',
  window: 'crosshair',
  zoom: 'zoom-in',
  pan: 'grab',
  length: 'crosshair',
  angle: 'crosshair',
};

const openSessions = new Set<CanvasSession>();

const blanked = new Set<() => void>();

/** Has `blank` called whenever every canvas is blanked, until the returned function is called. */
export function onBlank(blank: () => void): () => void {
  blanked.add(blank);
  return () => blanked.delete(blank);
}

/** Blanks every canvas on screen. */
export function blankCanvases(): void {
  for (const session of openSessions) session.view.close();
  for (const blank of blanked) blank();
}
