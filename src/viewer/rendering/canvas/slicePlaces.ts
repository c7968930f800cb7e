import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { type Vector } from '#dicom/geometry.ts';
import { distanceTo, isWithin, type Slice, slicesOf, toImagePoint } from '#dicom/sliceStack.ts';
import { type ImageStack } from '#viewer/rendering/stack/imageStack.ts';

/** Looked up at every move of a hand; it costs a look at every pair of slices. */
const known = new WeakMap<StackDisplaySet, readonly (Slice | undefined)[]>();

export function knownSlices(displaySet: StackDisplaySet): readonly (Slice | undefined)[] {
  const found = known.get(displaySet) ?? slicesOf(displaySet);
  known.set(displaySet, found);
  return found;
}

/** The slice nearest to a place (mm, the stack's own patient coordinates) of those that it lies in; undefined where it lies in none. */
export function sliceHolding(stack: ImageStack | undefined, place: Vector): number | undefined {
  if (stack === undefined) return undefined;
  let [best, least] = [-1, Infinity];
  for (const [index, slice] of knownSlices(stack.displaySet).entries()) {
    if (slice === undefined) continue;
    const distance = distanceTo(slice, place);
    if (!isWithin(distance, slice.reach + 1e-4) || Math.abs(distance) >= least) continue;
    const { instance } = stack.positions[index] ?? stack.positions[0];
    const { x, y } = toImagePoint(slice, place);
    if (x < 0 || y < 0 || x > (instance.columns ?? 0) || y > (instance.rows ?? 0)) continue;
    [best, least] = [index, Math.abs(distance)];
  }
  return best < 0 ? undefined : best;
}
