import { type VolumeGrid } from '#dicom/volume.ts';
import { type StoredSlice } from './brick.ts';
import { type ValueScale } from './body.ts';
import { type Registered, type RegistrationRefusal } from './register.ts';

/** Which of the two volumes something is of. */
export type Part = 'present' | 'prior';

/** What the worker is told, in this order: both grids, every slice of both, and then that all has come. */
export type RegistrationJob =
  | { readonly job: 'grid'; readonly part: Part; readonly grid: VolumeGrid }
  | { readonly job: 'slice'; readonly part: Part; readonly slice: StoredSlice }
  | { readonly job: 'register'; readonly scale: ValueScale };

export type RegistrationAnswer = Registered | { readonly refused: RegistrationRefusal };
