import { type Window } from '#viewer/rendering/canvas.ts';
import { type RayLook } from './rayCaster.ts';
import {
  lighting,
  presetsFor,
  type TransferChange,
  transferOf,
  unchanged,
  type VolumePreset,
  type VolumeScale,
} from './transfer.ts';

/** How a volume is seen now: a preset, and what a hand has made of it. */
export class LookChoice {
  readonly #scale: VolumeScale;
  readonly #ownWindow: () => Window;
  #preset: VolumePreset;
  #change: TransferChange = unchanged;
  #window: Window | undefined;
  #isInverted: boolean;

  constructor(scale: VolumeScale, ownWindow: () => Window) {
    this.#scale = scale;
    this.#ownWindow = ownWindow;
    this.#preset = presetsFor(scale)[0];
    this.#isInverted = this.#isDarkFirst;
  }

  get preset(): VolumePreset {
    return this.#preset;
  }
  get isInverted(): boolean {
    return this.#isInverted;
  }
  get change(): TransferChange {
    return this.#change;
  }
  get window(): Window {
    return this.#window ?? this.#ownWindow();
  }

  get rays(): RayLook {
    const preset = this.#preset;
    if (preset === 'mip') return { kind: 'mip', window: this.window, isInverted: this.#isInverted };
    return { kind: 'shaded', transfer: transferOf(preset, this.#ownWindow(), this.#change), lighting };
  }

  choose(preset: VolumePreset): void {
    this.#preset = preset;
    this.#change = unchanged;
  }

  invert(): void {
    this.#isInverted = !this.#isInverted;
  }

  windowBy(by: { readonly center: number; readonly width: number }): void {
    const { center, width } = this.window;
    if (this.#preset === 'mip') {
      this.#window = { center: center + by.center * width, width: Math.max(1e-3, width * (1 + by.width)) };
      return;
    }
    const { shift, stretch } = this.#change;
    this.#change = {
      shift: shift + by.center * width,
      stretch: Math.min(8, Math.max(0.1, stretch * (1 + by.width))),
    };
  }

  reset(): void {
    this.#window = undefined;
    this.#change = unchanged;
    this.#isInverted = this.#isDarkFirst;
  }

  /** Uptake is read black on white. */
  get #isDarkFirst(): boolean {
    return this.#scale === 'uptake';
  }
}
