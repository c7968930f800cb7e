import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { FrameFailure } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import {
  hasSubtraction,
  intensityRelationshipOf,
  noShift,
  recommendsSubtraction,
  type RefusedSubtraction,
  type Subtraction,
  subtractionOf,
} from '#dicom/maskSubtraction.ts';
import { number, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { type Window } from '#viewer/rendering/canvas.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { type Lookup } from '#viewer/rendering/stack/nearest.ts';
import { averageOf, basisOf, differenceFrom } from './difference.ts';
import { MaskFailure, type SubtractionShown, type SubtractionStep } from './subtraction.ts';

/** The frames of a loop as they are stored. */
export interface StoredFrames {
  at(index: number): Lookup;
  /** Asks for a frame that is not the one to be seen. */
  need(index: number): void;
}

type Grey = DecodedFrame & { readonly kind: 'grey' };

/** Differences kept, so that a frame at rest is made once. */
const kept = 6;

/** A loop of X-rays in grey: its frames can be subtracted from each other. */
export function maskableLoop(displaySet: StackDisplaySet): Instance | undefined {
  if (displaySet.kind !== 'cine') return undefined;
  const { instance, modality } = displaySet;
  const isGrey = text(instance.dataset, Tag.photometricInterpretation)?.startsWith('MONOCHROME') === true;
  const isXray = modality === 'XA' || modality === 'RF' || hasSubtraction(instance);
  return isGrey && isXray && (number(instance.dataset, Tag.samplesPerPixel) ?? 1) === 1
    ? instance
    : undefined;
}

/** Which frames of a loop are seen subtracted, from what the object asks and what a hand has changed. A difference is made when all it needs is there. */
export class StackSubtraction {
  readonly #instance: Instance;
  readonly #frames: StoredFrames;
  #isOn: boolean;
  #picked: number | undefined;
  #moved = noShift;
  /** Of the other of the two, while one is seen: a window of differences fits no stored values. */
  #otherWindow: Window | undefined;
  #masks: { readonly key: string; readonly mean: Float32Array } | undefined;
  #made = new Map<string, { readonly from: Grey; readonly frame: DecodedFrame }>();

  constructor(instance: Instance, frames: StoredFrames) {
    this.#instance = instance;
    this.#frames = frames;
    this.#isOn = recommendsSubtraction(instance);
  }

  /** Changes what is seen while `painted` is; gives the window to go on with in place of `window`. */
  step(step: SubtractionStep, painted: number, window: Window | undefined): Window | undefined {
    const was = this.#isOn;
    switch (step.kind) {
      case 'toggle':
        this.#isOn = !this.#isOn;
        if (this.#isOn && this.#picked === undefined && !hasSubtraction(this.#instance))
          this.#picked = painted;
        break;
      case 'mask':
        this.#isOn = true;
        this.#picked = painted;
        this.#moved = noShift;
        break;
      case 'move':
        if (!was) break;
        this.#moved = { rows: this.#moved.rows + step.y, columns: this.#moved.columns + step.x };
        break;
    }
    if (was === this.#isOn) return window;
    const next = this.#otherWindow;
    this.#otherWindow = window;
    return next;
  }

  /** The frame to be seen in place of the stored one; undefined while one that it needs is on its way. */
  seen(index: number, stored: Lookup): Lookup {
    const wanted = this.#isOn ? this.#wantedFor(index + 1) : undefined;
    if (wanted === undefined || 'refused' in wanted || stored instanceof FrameFailure) return stored;
    // Its masks are on their way with it, not after it.
    if (stored === undefined) this.#framesOf([...wanted.masks, ...wanted.contrast.slice(1)]);
    return stored?.kind === 'grey' ? this.#differenceOf(wanted, stored) : stored;
  }

  /** What stands on the canvas, with the frame painted. */
  shown({ subtracted }: DecodedFrame, frameNumber: number): SubtractionShown | undefined {
    if (subtracted !== undefined) {
      const { masks, contrast, shift, basis } = subtracted;
      const moved = { x: shift.columns, y: shift.rows };
      return { kind: 'subtracted', masks, contrast, moved, basis, isPicked: this.#picked !== undefined };
    }
    if (this.#picked === undefined && !hasSubtraction(this.#instance)) return undefined;
    if (!this.#isOn) return { kind: 'off' };
    const wanted = this.#wantedFor(frameNumber);
    if (wanted !== undefined && 'refused' in wanted) return { kind: 'refused', what: wanted.refused };
    return wanted === undefined ? { kind: 'outside' } : undefined;
  }

  #wantedFor(frameNumber: number): Subtraction | RefusedSubtraction | undefined {
    const own: ReturnType<typeof subtractionOf> =
      this.#picked === undefined
        ? subtractionOf(this.#instance, frameNumber)
        : { masks: [this.#picked], contrast: [frameNumber], shift: noShift };
    if (own === undefined || 'refused' in own) return own;
    const { shift } = own;
    const { rows, columns } = this.#moved;
    return { ...own, shift: { rows: shift.rows + rows, columns: shift.columns + columns } };
  }

  #differenceOf(wanted: Subtraction, stored: Grey): Lookup {
    const { masks, contrast, shift } = wanted;
    const all = this.#framesOf([...masks, ...contrast]);
    if (all === undefined || all instanceof FrameFailure) return all;
    const key = JSON.stringify(wanted);
    const known = this.#made.get(key);
    if (known?.from === stored) return known.frame;
    const frameNumber = contrast[0];
    const look = greyLookOf(this.#instance, frameNumber);
    const basis = basisOf(look, intensityRelationshipOf(this.#instance, frameNumber));
    const { rows, columns } = stored;
    const averaged = (frames: readonly Grey[]) => ({
      frames: frames.map(({ values }) => values),
      rows,
      columns,
    });
    const mask = this.#maskOf(JSON.stringify([masks, shift, basis]), () =>
      averageOf(averaged(all.slice(0, masks.length)), { look, basis, shift }),
    );
    const values = differenceFrom(mask, averaged(all.slice(masks.length)), { look, basis });
    const how = { original: stored, mask, masks, contrast: contrast.length, shift, basis };
    return this.#keep(key, stored, { ...stored, values, subtracted: how });
  }

  /** Every frame that goes into a difference, whole; undefined while one is on its way. */
  #framesOf(frameNumbers: readonly number[]): readonly Grey[] | undefined | FrameFailure {
    const found: Grey[] = [];
    let isWaiting = false;
    for (const frameNumber of frameNumbers) {
      const frame = this.#frames.at(frameNumber - 1);
      if (frame instanceof FrameFailure) return new MaskFailure(frameNumber, frame);
      if (frame?.kind === 'grey') found.push(frame);
      else {
        isWaiting = true;
        this.#frames.need(frameNumber - 1);
      }
    }
    return isWaiting ? undefined : found;
  }

  #maskOf(key: string, make: () => Float32Array): Float32Array {
    if (this.#masks?.key !== key) this.#masks = { key, mean: make() };
    return this.#masks.mean;
  }

  #keep(key: string, from: Grey, frame: DecodedFrame): DecodedFrame {
    this.#made.delete(key);
    this.#made.set(key, { from, frame });
    const oldest = this.#made.keys().next().value;
    if (this.#made.size > kept && oldest !== undefined) this.#made.delete(oldest);
    return frame;
  }
}
