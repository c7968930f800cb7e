import { type Volume } from '#dicom/volume.ts';
import { number } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { largestHeld } from '#viewer/rendering/stack/imageStack.ts';

/** Decoded bytes of a volume, all of which is held while it is shown in planes, and whether that is more than the cache has room for. */
export function heldBytes({ grid, slices }: Volume): { readonly bytes: number; readonly isTooMuch: boolean } {
  const bits = number(slices[0].instance.dataset, Tag.bitsAllocated) ?? 16;
  const bytes = grid.size[0] * grid.size[1] * grid.size[2] * Math.max(1, bits / 8);
  return { bytes, isTooMuch: bytes > largestHeld };
}
