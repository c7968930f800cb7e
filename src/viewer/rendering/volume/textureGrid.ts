import { type Vector } from '#dicom/geometry.ts';

/** How a volume lies in a 3D texture: each texel is the mean of so many voxels along each axis. */
export interface TextureGrid {
  readonly size: Vector;
  readonly factors: Vector;
}

export interface TextureLimits {
  /** Texels along a side. */
  readonly largestSide: number;
  readonly largestBytes: number;
}

/** Half-precision floating point: eleven bits of value and a sign. */
const bytesPerTexel = 2;
/** Coarser than this, what is shown has little to do with what was stored. */
const coarsest = 4;

/** What a graphics card shares with the pages beside and the screen itself: more than this is not asked of it. */
export const largestTexture = 640 * 2 ** 20;

/** As stored where there is room, else coarser along the axes that have most; undefined where that would be too coarse to show. */
export function textureGrid(voxels: Vector, limits: TextureLimits): TextureGrid | undefined {
  const factors: [number, number, number] = [1, 1, 1];
  for (;;) {
    const size = sizeOf(voxels, factors);
    const isTooLong = size.some((side) => side > limits.largestSide);
    if (!isTooLong && size[0] * size[1] * size[2] * bytesPerTexel <= limits.largestBytes)
      return { size, factors };
    const longest = size[0] >= size[1] && size[0] >= size[2] ? 0 : size[1] >= size[2] ? 1 : 2;
    factors[longest] += 1;
    if (factors[longest] > coarsest) return undefined;
  }
}

function sizeOf(voxels: Vector, factors: Vector): Vector {
  const side = (axis: 0 | 1 | 2) => Math.ceil(voxels[axis] / factors[axis]);
  return [side(0), side(1), side(2)];
}
