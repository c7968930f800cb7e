import { type Crossing, crossingOn, type PlacedRectangle } from '#dicom/crossing.ts';
import { areParallel } from '#dicom/sliceStack.ts';
import { movedPlane, type Space, wayBetween } from './space.ts';

/** An image as a rectangle in the coordinates it shares with others; `edges` are the first and last images of its stack. */
export interface PlacedImage {
  readonly rectangle: PlacedRectangle;
  readonly edges: readonly PlacedRectangle[];
  /** Undefined where it names no Frame of Reference: then it shares its coordinates with nothing. */
  readonly space: Space | undefined;
}

/** Where the active image cuts this one, and thinner where its stack begins and ends. */
export interface ReferenceLine {
  readonly line: Crossing;
  readonly edges: readonly Crossing[];
}

/** Why an image has no line of the active one. `no-place`: this image does not say where it was taken. */
export type NoLine = 'no-place' | 'active-no-place' | 'other-space' | 'parallel' | 'apart';

/** Both as they are now painted; undefined for what has no place in the patient. */
export function referenceLine(
  own: PlacedImage | undefined,
  active: PlacedImage | undefined,
): ReferenceLine | { readonly none: NoLine } {
  if (own === undefined) return { none: 'no-place' };
  if (active === undefined) return { none: 'active-no-place' };
  const way = wayBetween(active.space, own.space);
  if (way === undefined) return { none: 'other-space' };
  const laid = (image: PlacedRectangle) => ({ ...image, plane: movedPlane(image.plane, way) });
  const cutting = laid(active.rectangle);
  if (areParallel(own.rectangle.plane, cutting.plane)) return { none: 'parallel' };
  const line = crossingOn(own.rectangle, cutting);
  if (line === undefined) return { none: 'apart' };
  const edges = active.edges.flatMap((edge) => crossingOn(own.rectangle, laid(edge)) ?? []);
  return { line, edges };
}
