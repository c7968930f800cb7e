import { type DisplayShutter } from '#dicom/displayShutter.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { overlayBitsOf } from '#dicom/overlayPlane.ts';
import { type PresentedLayers, type StatePlane } from '#dicom/presentationLayers.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { type Graphic } from '#viewer/rendering/decoding/frameGraphics.ts';
import { bulkValueOf } from './bulkValues.ts';

/** What a presentation state lays over one image, with its bitmaps at hand. */
export interface LaidByState {
  readonly shutter: DisplayShutter | undefined;
  readonly bitmap: Graphic | undefined;
  readonly overlays: readonly Graphic[];
  /** Bitmaps that could not be had. */
  readonly missing: number;
  readonly imageOverlays: PresentedLayers['imageOverlays'];
}

/** Bitmaps of presentation states, fetched when an image is first to be shown by them and kept as long as its stack. */
export class StateGraphics {
  readonly #frames: FrameSource;
  readonly #onArrived: () => void;
  readonly #known = new Map<string, Graphic | 'waiting' | 'missing'>();
  readonly #laid = new WeakMap<FramePresentation, LaidByState>();
  readonly #controller = new AbortController();

  constructor(frames: FrameSource, onArrived: () => void) {
    this.#frames = frames;
    this.#onArrived = onArrived;
  }

  /** The same object for the same presentation; undefined while a bitmap is on its way: until then its image is not to be seen. */
  of(presentation: FramePresentation): LaidByState | undefined {
    const known = this.#laid.get(presentation);
    if (known !== undefined) return known;
    const { state, overlays, bitmap, shutter, imageOverlays } = presentation;
    const planes = [...overlays, ...(bitmap === undefined ? [] : [bitmap])];
    const found = planes.map((plane) => this.#graphicOf(plane, state));
    if (found.includes('waiting')) return undefined;
    const graphicAt = (index: number) => {
      const one = found[index];
      return typeof one === 'object' ? one : undefined;
    };
    const laid = {
      shutter,
      bitmap: graphicAt(overlays.length),
      overlays: overlays.flatMap((_, index) => graphicAt(index) ?? []),
      missing: found.filter((one) => one === 'missing').length,
      imageOverlays,
    };
    this.#laid.set(presentation, laid);
    return laid;
  }

  close(): void {
    this.#controller.abort();
    this.#known.clear();
  }

  #graphicOf(of: StatePlane, state: FramePresentation['state']): Graphic | 'waiting' | 'missing' {
    const key = [state.sopInstanceUid, of.plane.group, of.frame].join(' ');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, 'waiting');
    void this.#fetch(of, state).then((graphic) => {
      if (this.#controller.signal.aborted) return;
      this.#known.set(key, graphic);
      this.#onArrived();
    });
    return 'waiting';
  }

  /** A failure is a value: whoever shows the image says that it is missing. */
  async #fetch(
    { plane, frame, colour }: StatePlane,
    state: FramePresentation['state'],
  ): Promise<Graphic | 'missing'> {
    const { signal } = this.#controller;
    try {
      const data = await bulkValueOf(state, `${plane.group}3000`, { frames: this.#frames, signal });
      const bits = data === undefined ? undefined : overlayBitsOf(plane, data, frame);
      return bits === undefined ? 'missing' : { plane, bits, colour };
    } catch {
      return 'missing';
    }
  }
}
