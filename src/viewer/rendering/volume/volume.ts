import { type EdgeLetters, type Vector } from '#dicom/geometry.ts';
import { type Fidelity, type Window } from '#viewer/rendering/canvas.ts';
import { type TextureLimits } from './textureGrid.ts';
import { type TransferChange, type VolumePreset } from './transfer.ts';

/** Why a volume that is one is not rendered. */
export type VolumeFailure =
  /** The browser gave no WebGL context, or the card would not build the program or make the room. */
  { readonly why: 'no-context' | 'card' } | { readonly why: 'too-coarse'; readonly limits: TextureLimits };

/** What a volume's canvas shows. Only `painted` says anything about pixels. */
export type VolumeState =
  /** Slices come; nothing is drawn before all are here, for a volume with a hole looks whole. */
  | { readonly state: 'loading'; readonly loaded: number; readonly slices: number }
  /** All that can be had is here, and it is not all. */
  | { readonly state: 'incomplete'; readonly failed: number; readonly slices: number }
  | { readonly state: 'failed'; readonly failure: VolumeFailure }
  /** The system has taken the graphics card back; the picture comes again when it gives it. */
  | { readonly state: 'lost' }
  | PaintedVolume;

export interface PaintedVolume {
  readonly state: 'painted';
  readonly preset: VolumePreset;
  readonly isInverted: boolean;
  readonly window: Window;
  /** What hands have made of the values that a preset shows: moved up, in the modality's units, and spread. */
  readonly change: TransferChange;
  /** Drawn coarsely while a hand moves it, or not yet whole in full. */
  readonly isCoarse: boolean;
  readonly fidelity: Fidelity;
  readonly slices: number;
  readonly letters: EdgeLetters;
  /** Where the patient's left, back and head lie as seen: right, down and away from the eye, of 1. */
  readonly towards: { readonly left: Vector; readonly back: Vector; readonly head: Vector };
  readonly zoom: number;
  /** Millimetres that hands have moved the picture from the middle. */
  readonly moved: { readonly right: number; readonly down: number };
  /** Of a CSS pixel, the same everywhere in the picture: there is no perspective. */
  readonly millimetresPerPixel: number;
  /** Voxels as stored, and texels they were put together into for want of room; the same where nothing was. */
  readonly stored: Vector;
  readonly held: Vector;
}
