import { type Vector } from '#dicom/geometry.ts';
import { type Window } from '#viewer/rendering/canvas.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { type OverlayLook, type Slab } from './planes.ts';
import { type VoxelStack } from './voxelStack.ts';

/** What all planes through a volume share, as each of them sees it. */
export interface Scene {
  readonly base: VoxelStack;
  readonly over:
    { readonly stack: VoxelStack; readonly factor: number; readonly look: OverlayLook } | undefined;
  /** Where the planes meet, mm in the patient. */
  readonly cross: Vector;
  readonly slab: Slab;
  /** The same object for as long as grey is made alike. */
  readonly shown: GreyShown;
  readonly window: Window;
  readonly isInverted: boolean;
  /** Something is to be painted anew. */
  changed(): void;
}
