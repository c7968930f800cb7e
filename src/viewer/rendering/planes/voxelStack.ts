import { FrameFailure } from '#dicom/frame.ts';
import { type VolumeSlice } from '#dicom/volume.ts';
import { type Fidelity, type Window } from '#viewer/rendering/canvas.ts';
import { fidelityOf } from '#viewer/rendering/canvas/shownStack.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { fullRange, type GreyLook, greyLookOf, modalityValue } from '#viewer/rendering/painting/greyLook.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { ImageStack, prefetcher } from '#viewer/rendering/stack/imageStack.ts';
import { type VolumeSource } from './planes.ts';
import { type Voxels } from './voxels.ts';

/** A volume's voxels as they come: the very frames of the stack's cache, checked and decoded as for the stack, and held until closed. */
export class VoxelStack {
  readonly source: VolumeSource;
  readonly voxels: Voxels;
  /** How grey is made, by the middle slice: one look holds for the whole volume. */
  readonly look: GreyLook;
  readonly fidelity: Fidelity;
  readonly #stack: ImageStack;
  readonly #slices: (Samples | undefined)[];
  readonly #looks: readonly GreyLook[];
  readonly #sliceAt = new Map<number, number>();
  readonly #onChange: () => void;
  #automatic: Window | undefined;
  #loaded = 0;

  constructor(source: VolumeSource, onChange: () => void) {
    const { slices, grid } = source.volume;
    const looks = slices.map(({ instance, frameNumber }) => greyLookOf(instance, frameNumber));
    this.#looks = looks;
    const middle = slices[slices.length >> 1] ?? slices[0];
    this.source = source;
    this.#onChange = onChange;
    this.look = greyLookOf(middle.instance, middle.frameNumber);
    this.fidelity = slices.some((slice) => fidelityOf(slice) === 'lossy') ? 'lossy' : 'true';
    this.#slices = slices.map(() => undefined);
    this.voxels = {
      size: grid.size,
      slices: this.#slices,
      slopes: Float64Array.from(looks, ({ modality }) => ('slope' in modality ? modality.slope : 1)),
      intercepts: Float64Array.from(looks, ({ modality }) => ('slope' in modality ? modality.intercept : 0)),
      padding: looks.some(({ modality }) => !('slope' in modality)) ? undefined : this.look.padding,
    };
    slices.forEach(({ stackIndex }, slice) => this.#sliceAt.set(stackIndex, slice));
    this.#stack = new ImageStack(source.displaySet, source.frames, (index) => this.#arrived(index));
    for (const index of this.#sliceAt.keys()) this.#take(index);
    prefetcher.add(this.#stack);
  }

  get loaded(): number {
    return this.#loaded;
  }

  get failed(): number {
    return Math.min(this.#stack.failed, this.total - this.#loaded);
  }

  get total(): number {
    return this.#slices.length;
  }

  /** The slice nearest to an index along the volume's third axis. */
  slice(index: number): VolumeSlice {
    const { slices } = this.source.volume;
    return slices[Math.min(slices.length - 1, Math.max(0, Math.round(index)))] ?? slices[0];
  }

  isHere(index: number): boolean {
    return this.#slices[index] !== undefined;
  }

  /** What is looked at comes first. */
  want(index: number): void {
    this.#stack.want(this.slice(index).stackIndex);
  }

  retry(): void {
    for (const index of this.#sliceAt.keys())
      if (this.#stack.at(index) instanceof FrameFailure) this.#stack.retry(index);
    this.#stack.retry(this.slice(0).stackIndex);
    this.#onChange();
  }

  /** The volume's own window or table; where it has none, the range of the first slice that came, kept. */
  get voi(): GreyShown['voi'] {
    if (this.look.voi !== undefined) return this.look.voi;
    const first =
      this.#automatic === undefined ? this.#slices.find((values) => values !== undefined) : undefined;
    if (first !== undefined) this.#automatic = fullRange(first, lookOfHeld(this.look));
    return { ...(this.#automatic ?? { center: 0.5, width: 1 }), function: 'LINEAR' };
  }

  /** The highest value of the slices that are here, after the modality transform. */
  highest(): number {
    return this.#slices.reduce((most, values, slice) => {
      if (values === undefined) return most;
      let highest = -Infinity;
      for (const value of values) if (value > highest) highest = value;
      const { slopes, intercepts } = this.voxels;
      return Math.max(most, highest * (slopes[slice] ?? 1) + (intercepts[slice] ?? 0));
    }, -Infinity);
  }

  close(): void {
    this.#stack.close();
    this.#slices.fill(undefined);
    this.#loaded = 0;
  }

  #arrived(index: number): void {
    this.#take(index);
    this.#onChange();
  }

  #take(index: number): void {
    const slice = this.#sliceAt.get(index);
    const frame = this.#stack.at(index);
    if (slice === undefined || frame === undefined || frame instanceof FrameFailure) return;
    if (this.#slices[slice] !== undefined) return;
    this.#slices[slice] = this.#valuesOf(frame, this.#looks[slice] ?? this.look);
    this.#loaded += 1;
  }

  #valuesOf(frame: DecodedFrame, look: GreyLook): Samples {
    const [columns, rows] = this.voxels.size;
    if (frame.kind !== 'grey' || frame.columns !== columns || frame.rows !== rows)
      throw new Error('a slice of a volume is grey and of the volume’s own size');
    if ('slope' in look.modality) return frame.values;
    // A table cannot be interpolated in: its values are looked up once, and what is no tissue is then no number.
    const { from, to } = look.padding ?? { from: 1, to: 0 };
    return Float32Array.from(frame.values, (stored) =>
      stored >= from && stored <= to ? NaN : modalityValue(stored, look),
    );
  }
}

/** Values held of a volume with a table have been through it already. */
function lookOfHeld(look: GreyLook): GreyLook {
  if ('slope' in look.modality) return look;
  return { ...look, modality: { slope: 1, intercept: 0 }, padding: undefined };
}
