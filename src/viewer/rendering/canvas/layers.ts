import { type StackPosition } from '#dicom/displaySet.ts';
import { type DisplayShutter, displayShutterOf } from '#dicom/displayShutter.ts';
import { type Layer, type LayersShown } from '#viewer/rendering/canvas.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type FrameGraphics } from '#viewer/rendering/decoding/frameGraphics.ts';
import { type Over } from '#viewer/rendering/painting/painter.ts';

/** Which layers the user has switched off. */
export type HiddenLayers = ReadonlySet<Layer>;

export const noneHidden: HiddenLayers = new Set();

export function toggled(hidden: HiddenLayers, layer: Layer): HiddenLayers {
  return hidden.has(layer)
    ? new Set([...hidden].filter((one) => one !== layer))
    : new Set([...hidden, layer]);
}

/** What of an image's layers depends on how it is looked at: what is switched off, and the shutter of a presentation state in place of its own. */
export interface Looked {
  readonly hidden: HiddenLayers;
  readonly shutter: DisplayShutter | undefined;
}

interface Layers {
  readonly shutter: DisplayShutter | undefined;
  readonly graphics: FrameGraphics | undefined;
}

const none: Layers = { shutter: undefined, graphics: undefined };

/** What lies over the images of a stack, found once per frame; most have nothing of the kind. */
export class StackLayers {
  readonly #layers = new WeakMap<DecodedFrame, Layers>();
  #overs = new WeakMap<DecodedFrame, Over>();
  #looked: Looked = { hidden: noneHidden, shutter: undefined };

  /** What is to be painted over a frame; the same object for as long as it is the same. */
  over(position: StackPosition, frame: DecodedFrame, looked: Looked): Over | undefined {
    const { shutter, graphics } = this.#of(position, frame, looked);
    if (shutter === undefined && graphics === undefined) return undefined;
    const { hidden } = looked;
    if (hidden !== this.#looked.hidden || looked.shutter !== this.#looked.shutter) {
      this.#looked = looked;
      this.#overs = new WeakMap();
    }
    const known = this.#overs.get(frame);
    if (known !== undefined) return known;
    const made = {
      shutter: hidden.has('shutter') ? undefined : shutter,
      graphics: hidden.has('graphics') ? [] : (graphics?.planes ?? []),
    };
    this.#overs.set(frame, made);
    return made;
  }

  /** For the pane to say: nothing may lie over an image, or be left off it, without a word. */
  shown(position: StackPosition, frame: DecodedFrame, looked: Looked): LayersShown | undefined {
    const { shutter, graphics } = this.#of(position, frame, looked);
    if (shutter === undefined && graphics === undefined) return undefined;
    const { hidden } = looked;
    const state = (layer: Layer) => (hidden.has(layer) ? ('off' as const) : ('on' as const));
    return {
      ...(shutter === undefined ? {} : { shutter: state('shutter') }),
      ...(graphics === undefined
        ? {}
        : {
            graphics: {
              state: state('graphics'),
              count: graphics.planes.length,
              missing: graphics.missing,
              names: graphics.planes.flatMap(({ plane }) => plane.name ?? []),
            },
          }),
    };
  }

  #of(position: StackPosition, frame: DecodedFrame, { shutter }: Looked): Layers {
    const own = this.#ownOf(position, frame);
    return shutter === undefined ? own : { ...own, shutter };
  }

  #ownOf(position: StackPosition, frame: DecodedFrame): Layers {
    const known = this.#layers.get(frame);
    if (known !== undefined) return known;
    const shutter = displayShutterOf(position.instance, position.frameNumber);
    const { graphics } = frame;
    const found = shutter === undefined && graphics === undefined ? none : { shutter, graphics };
    this.#layers.set(frame, found);
    return found;
  }
}
