import { type Point } from '#viewer/rendering/painting/view.ts';
import { type CutPair } from './cutPair.ts';
import { type Probe } from './planes.ts';

/**
 * What stands in one pixel of a plane, the volume over it multiplied by `factor`. Undefined beside the plane, and while it is cut coarsely:
 * a pixel then stands for its neighbours.
 */
export function valuesAt(
  pair: CutPair,
  { x, y }: Point,
  { factor }: { readonly factor: number },
): Probe | undefined {
  const [cut, overCut] = pair.cuts;
  if (cut === undefined || pair.isCoarse) return undefined;
  const [u, v] = [Math.floor(x), Math.floor(y)];
  if (u < 0 || v < 0 || u >= cut.cut.columns || v >= cut.cut.rows) return undefined;
  const at = v * cut.cut.columns + u;
  const over = finite(overCut?.values[at]);
  return { value: finite(cut.values[at]), over: over === undefined ? undefined : over * factor };
}

function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
