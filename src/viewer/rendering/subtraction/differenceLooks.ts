import { type Window } from '#viewer/rendering/canvas.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { type GreyLook } from '#viewer/rendering/painting/greyLook.ts';

/** Every so-manieth pixel is enough to learn how far differences reach. */
const stride = 7;
/** Share of the differences that the window holds, and the step by which it grows: few steps, so that a loop does not flicker. */
const held = 0.998;
const growth = Math.SQRT2;

/** How differences are looked at: the windows an image stores are for its values, not for what is left after subtraction. */
export class DifferenceLooks {
  #last: { readonly frame: DecodedFrame; readonly asked: Asked; readonly shown: GreyShown } | undefined;
  #width = 2;

  shown(frame: DecodedFrame & { readonly kind: 'grey' }, asked: Asked): GreyShown {
    const { window, isInverted, look } = asked;
    const known = this.#last;
    if (
      known?.frame === frame &&
      known.asked.window === window &&
      known.asked.isInverted === isInverted &&
      known.asked.look === look
    )
      return known.shown;
    const slope = slopeOf(frame, look);
    const voi = { ...(window ?? this.#automatic(frame, Math.abs(slope))), function: 'LINEAR' as const };
    const shown = { look: lookOfDifference(look, slope), voi, isInverted };
    this.#last = { frame, asked, shown };
    return shown;
  }

  /** No difference is middle grey; as wide as the largest met so far. */
  #automatic({ values }: DecodedFrame & { readonly kind: 'grey' }, slope: number): Window {
    const reached = 2 * slope * reachOf(values);
    while (this.#width < reached) this.#width *= growth;
    return { center: 0, width: this.#width };
  }
}

interface Asked {
  readonly window: Window | undefined;
  readonly isInverted: boolean;
  readonly look: GreyLook;
}

/** Stored values that were subtracted as they are still have the object's slope; its intercept fell away. */
function slopeOf({ subtracted }: DecodedFrame, { modality }: GreyLook): number {
  const isStored = subtracted?.basis === 'stored' || subtracted?.basis === 'unstated';
  return isStored && 'slope' in modality ? modality.slope : 1;
}

function lookOfDifference({ missingTables, isInverse }: GreyLook, slope: number): GreyLook {
  return {
    modality: { slope, intercept: 0 },
    voi: undefined,
    tables: [],
    missingTables,
    voiFunction: 'LINEAR',
    isInverse,
    padding: undefined,
  };
}

function reachOf(values: ArrayLike<number>): number {
  const sizes: number[] = [];
  for (let at = 0; at < values.length; at += stride) {
    const value = Math.abs(values[at] ?? Number.NaN);
    if (!Number.isNaN(value)) sizes.push(value);
  }
  return Float64Array.from(sizes).toSorted()[Math.ceil(held * (sizes.length - 1))] ?? 0;
}
