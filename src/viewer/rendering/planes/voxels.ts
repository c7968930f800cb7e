import { type Vector } from '#dicom/geometry.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';

/** What a slab shows of the slices it spans: the highest value (MIP), the mean, or the lowest (MinIP). */
export type Projection = 'mip' | 'average' | 'minip';

/** Values of a volume, slice by slice, as they lie in the stack's cache: there is no second copy. */
export interface Voxels {
  readonly size: Vector;
  /** Stored values, row by row; undefined where the slice is not here (yet). */
  readonly slices: readonly (Samples | undefined)[];
  /** Value after the modality transform = stored × slope + intercept, slice by slice. */
  readonly slopes: Float64Array;
  readonly intercepts: Float64Array;
  /** Stored values that are no tissue. */
  readonly padding?: { readonly from: number; readonly to: number } | undefined;
}

/** A pixel that touches a slice which is not here: no value, and never painted as one. */
export const missing = Infinity;
