import { type StackPosition } from '#dicom/displaySet.ts';
import { type DisplayShutter, displayShutterOf } from '#dicom/displayShutter.ts';
import { type Layer, type LayersShown } from '#viewer/rendering/canvas.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type FrameGraphics, type Graphic } from '#viewer/rendering/decoding/frameGraphics.ts';
import { type Over } from '#viewer/rendering/painting/painter.ts';
import { type LaidByState } from '#viewer/rendering/stack/stateGraphics.ts';

/** Which layers the user has switched off. */
export type HiddenLayers = ReadonlySet<Layer>;

export const noneHidden: HiddenLayers = new Set();

export function toggled(hidden: HiddenLayers, layer: Layer): HiddenLayers {
  return hidden.has(layer)
    ? new Set([...hidden].filter((one) => one !== layer))
    : new Set([...hidden, layer]);
}

/** What of an image's layers depends on how it is looked at: what is switched off, and what a presentation state lays in place of its own. */
export interface Looked {
  readonly hidden: HiddenLayers;
  readonly laid: LaidByState | undefined;
}

interface Layers {
  readonly shutter: DisplayShutter | undefined;
  readonly bitmap?: Graphic | undefined;
  readonly graphics: (FrameGraphics & { readonly fromState: number; readonly withheld: number }) | undefined;
}

const none: Layers = { shutter: undefined, graphics: undefined };

/** What lies over the images of a stack, found once per frame; most have nothing of the kind. */
export class StackLayers {
  readonly #layers = new WeakMap<DecodedFrame, Layers>();
  readonly #presented = new WeakMap<DecodedFrame, { readonly laid: LaidByState; readonly layers: Layers }>();
  readonly #overs = new WeakMap<
    DecodedFrame,
    { readonly hidden: HiddenLayers; readonly of: Layers; readonly over: Over }
  >();

  /** What is to be painted over a frame; the same object for as long as it is the same. */
  over(position: StackPosition, frame: DecodedFrame, looked: Looked): Over | undefined {
    const of = this.#of(position, frame, looked);
    if (isNothing(of)) return undefined;
    const { hidden } = looked;
    const known = this.#overs.get(frame);
    if (known?.hidden === hidden && known.of === of) return known.over;
    const isShuttered = !hidden.has('shutter');
    const over = {
      shutter: isShuttered ? of.shutter : undefined,
      bitmap: isShuttered ? of.bitmap : undefined,
      graphics: hidden.has('graphics') ? [] : (of.graphics?.planes ?? []),
    };
    this.#overs.set(frame, { hidden, of, over });
    return over;
  }

  /** For the pane to say: nothing may lie over an image, or be left off it, without a word. */
  shown(position: StackPosition, frame: DecodedFrame, looked: Looked): LayersShown | undefined {
    const of = this.#of(position, frame, looked);
    if (isNothing(of)) return undefined;
    const { shutter, bitmap, graphics } = of;
    const { hidden } = looked;
    const state = (layer: Layer) => (hidden.has(layer) ? ('off' as const) : ('on' as const));
    return {
      ...(shutter === undefined && bitmap === undefined ? {} : { shutter: state('shutter') }),
      ...(graphics === undefined
        ? {}
        : {
            graphics: {
              state: state('graphics'),
              count: graphics.planes.length,
              missing: graphics.missing,
              fromState: graphics.fromState,
              withheld: graphics.withheld,
              names: graphics.planes.flatMap(({ plane }) => plane.name ?? []),
            },
          }),
    };
  }

  #of(position: StackPosition, frame: DecodedFrame, { laid }: Looked): Layers {
    if (laid === undefined) return this.#ownOf(position, frame);
    const known = this.#presented.get(frame);
    if (known?.laid === laid) return known.layers;
    const layers = presentedLayers(this.#ownOf(position, frame), laid);
    this.#presented.set(frame, { laid, layers });
    return layers;
  }

  #ownOf(position: StackPosition, frame: DecodedFrame): Layers {
    const known = this.#layers.get(frame);
    if (known !== undefined) return known;
    const shutter = displayShutterOf(position.instance, position.frameNumber);
    const { graphics } = frame;
    const isAny = shutter !== undefined || graphics !== undefined;
    const own = graphics === undefined ? undefined : { ...graphics, fromState: 0, withheld: 0 };
    const found = isAny ? { shutter, graphics: own } : none;
    this.#layers.set(frame, found);
    return found;
  }
}

function isNothing({ shutter, bitmap, graphics }: Layers): boolean {
  return shutter === undefined && bitmap === undefined && graphics === undefined;
}

/** The state's shutter in place of the image's, and of the image's overlays those that the state does not take away. */
function presentedLayers(own: Layers, laid: LaidByState): Layers {
  const { shutter, bitmap, overlays, missing, imageOverlays } = laid;
  const all = own.graphics?.planes ?? [];
  const kept = all.flatMap((graphic): readonly Graphic[] => {
    const asked = imageOverlays.get(graphic.plane.group);
    if (asked === undefined) return [graphic];
    return asked === 'off' ? [] : [{ ...graphic, colour: asked }];
  });
  const isAny = own.graphics !== undefined || overlays.length > 0 || missing > 0;
  return {
    shutter,
    bitmap,
    graphics: isAny
      ? {
          planes: [...kept, ...overlays],
          missing: (own.graphics?.missing ?? 0) + missing,
          fromState: overlays.length,
          withheld: all.length - kept.length,
        }
      : undefined,
  };
}
