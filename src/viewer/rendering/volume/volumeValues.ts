import { type Vector } from '#dicom/geometry.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { type Voxels } from '#viewer/rendering/planes/voxels.ts';
import { type TextureGrid } from './textureGrid.ts';

/** The values of a volume after the modality transform, padding left out. */
export interface ValueRange {
  readonly lowest: number;
  readonly highest: number;
}

/** How values stand in a texture: (value − middle) / half, from −1 to 1. `half` is a power of two, so that whole numbers stay whole. */
export interface TextureScale {
  readonly middle: number;
  readonly half: number;
}

/** The range of one slice, joined with what is known of others. */
export function rangeWith(voxels: Voxels, slice: number, known: ValueRange | undefined): ValueRange {
  const values = voxels.slices[slice];
  const [slope, intercept] = [voxels.slopes[slice] ?? 1, voxels.intercepts[slice] ?? 0];
  let [low, high] = [Infinity, -Infinity];
  if (values !== undefined) {
    const { from, to } = voxels.padding ?? { from: Infinity, to: -Infinity };
    for (const stored of values) {
      if (stored >= from && stored <= to) continue;
      if (stored < low) low = stored;
      if (stored > high) high = stored;
    }
  }
  const [a, b] = [low * slope + intercept, high * slope + intercept];
  return {
    lowest: Math.min(known?.lowest ?? Infinity, low > high ? Infinity : Math.min(a, b)),
    highest: Math.max(known?.highest ?? -Infinity, low > high ? -Infinity : Math.max(a, b)),
  };
}

/** Half-precision numbers hold 2048 whole steps to each side of nought: all of twelve bits. */
export function textureScale({ lowest, highest }: ValueRange): TextureScale {
  if (!(highest >= lowest)) return { middle: 0, half: 1 };
  const middle = Math.round((lowest + highest) / 2);
  const reach = Math.max(highest - middle, middle - lowest, 1e-6);
  return { middle, half: 2 ** Math.ceil(Math.log2(reach)) };
}

/** One layer of a texture: the mean of the voxels that each texel stands for. What is no tissue counts as the lowest value of all. */
export function layerOf(
  voxels: Voxels,
  layer: number,
  how: { readonly grid: TextureGrid; readonly scale: TextureScale; readonly lowest: number },
): Float32Array {
  const { size, factors } = how.grid;
  const out = new Float32Array(size[0] * size[1]);
  const first = layer * factors[2];
  const slices = Math.min(factors[2], voxels.size[2] - first);
  for (let slice = first; slice < first + slices; slice++) addSlice(voxels, slice, { ...how, out, slices });
  return out;
}

interface Adding {
  readonly grid: TextureGrid;
  readonly scale: TextureScale;
  readonly lowest: number;
  readonly out: Float32Array;
  readonly slices: number;
}

function addSlice(voxels: Voxels, slice: number, to: Adding): void {
  const values = voxels.slices[slice];
  if (values === undefined) throw new Error('a volume is rendered when all of its slices are here');
  const { middle, half } = to.scale;
  const gain = (voxels.slopes[slice] ?? 1) / half;
  const offset = ((voxels.intercepts[slice] ?? 0) - middle) / half;
  const nothing = (to.lowest - middle) / half;
  const { from, to: until } = voxels.padding ?? { from: Infinity, to: -Infinity };
  const read: Reading = (stored) =>
    stored !== stored || (stored >= from && stored <= until) ? nothing : stored * gain + offset;
  const [columns, rows] = voxels.size;
  if (to.grid.factors[0] === 1 && to.grid.factors[1] === 1) {
    for (let at = 0; at < to.out.length; at++)
      to.out[at] = (to.out[at] ?? 0) + read(values[at] ?? 0) / to.slices;
    return;
  }
  averageSlice(values, read, { ...to, columns, rows });
}

/** A stored value as it stands in the texture. */
type Reading = (stored: number) => number;

function averageSlice(
  values: Samples,
  read: Reading,
  to: Adding & { readonly columns: number; readonly rows: number },
): void {
  const [width, height]: Vector = to.grid.size;
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) {
      const at = v * width + u;
      to.out[at] = (to.out[at] ?? 0) + meanOf(values, read, { ...to, u, v }) / to.slices;
    }
}

/** The mean of the voxels of one slice that a texel stands for; at the far edges there are fewer of them. */
function meanOf(
  values: Samples,
  read: Reading,
  of: Adding & { readonly columns: number; readonly rows: number; readonly u: number; readonly v: number },
): number {
  const [across, along] = of.grid.factors;
  const [left, top] = [of.u * across, of.v * along];
  const [right, bottom] = [Math.min(of.columns, left + across), Math.min(of.rows, top + along)];
  let sum = 0;
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) sum += read(values[row * of.columns + column] ?? 0);
  return sum / ((bottom - top) * (right - left));
}
