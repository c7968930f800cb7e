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

interface Layers {
  readonly shutter: DisplayShutter | undefined;
  readonly graphics: FrameGraphics | undefined;
}

/** What lies over the images of a stack, found once per frame; most have nothing of the kind. */
export class StackLayers {
  readonly #layers = new WeakMap<DecodedFrame, Layers | 'none'>();
  #overs = new WeakMap<Layers, Over>();
  #hidden = noneHidden;

  /** What is to be painted over a frame; the same object for as long as it is the same. */
  over(position: StackPosition, frame: DecodedFrame, hidden: HiddenLayers): Over | undefined {
    const layers = this.#of(position, frame);
    if (layers === 'none') return undefined;
    if (hidden !== this.#hidden) {
      this.#hidden = hidden;
      this.#overs = new WeakMap();
    }
    const known = this.#overs.get(layers);
    if (known !== undefined) return known;
    const made = {
      shutter: hidden.has('shutter') ? undefined : layers.shutter,
      graphics: hidden.has('graphics') ? [] : (layers.graphics?.planes ?? []),
    };
    this.#overs.set(layers, made);
    return made;
  }

  /** For the pane to say: nothing may lie over an image, or be left off it, without a word. */
  shown(position: StackPosition, frame: DecodedFrame, hidden: HiddenLayers): LayersShown | undefined {
    const layers = this.#of(position, frame);
    if (layers === 'none') return undefined;
    const { shutter, graphics } = layers;
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

  #of(position: StackPosition, frame: DecodedFrame): Layers | 'none' {
    const known = this.#layers.get(frame);
    if (known !== undefined) return known;
    const shutter = displayShutterOf(position.instance, position.frameNumber);
    const { graphics } = frame;
    const found = shutter === undefined && graphics === undefined ? 'none' : { shutter, graphics };
    this.#layers.set(frame, found);
    return found;
  }
}
