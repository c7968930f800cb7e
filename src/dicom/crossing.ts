import { dot, type Plane, positionAlong, type Spacing, type Vector } from './geometry.ts';
import { type ImagePoint } from './graphicOutline.ts';
import { areParallel } from './sliceStack.ts';

/** An image as a rectangle in the patient. */
export interface PlacedRectangle {
  readonly plane: Plane;
  readonly spacing: Spacing;
  readonly rows: number;
  readonly columns: number;
}

/** A straight piece, in image pixels from the outer corner of the first one. */
export interface Crossing {
  readonly from: ImagePoint;
  readonly to: ImagePoint;
}

/**
 * Where one image's rectangle cuts another's, drawn in the other: the line in which their planes meet, as far as both images reach.
 * Undefined for parallel planes and for rectangles that do not meet. Both must be given in one coordinate system.
 */
export function crossingOn(image: PlacedRectangle, cutting: PlacedRectangle): Crossing | undefined {
  if (areParallel(image.plane, cutting.plane)) return undefined;
  const distance = formOn(image, cutting.plane, cutting.plane.normal);
  const size = distance.x ** 2 + distance.y ** 2;
  const start = { x: (-distance.at0 * distance.x) / size, y: (-distance.at0 * distance.y) / size };
  const along = { x: -distance.y, y: distance.x };
  const across = formOn(image, cutting.plane, cutting.plane.row);
  const down = formOn(image, cutting.plane, cutting.plane.column);
  const halfColumn = cutting.spacing.column / 2;
  const halfRow = cutting.spacing.row / 2;
  const limits = [
    { form: { at0: 0, x: 1, y: 0 }, low: 0, high: image.columns },
    { form: { at0: 0, x: 0, y: 1 }, low: 0, high: image.rows },
    { form: across, low: -halfColumn, high: cutting.columns * cutting.spacing.column - halfColumn },
    { form: down, low: -halfRow, high: cutting.rows * cutting.spacing.row - halfRow },
  ];
  let [first, last] = [-Infinity, Infinity];
  for (const { form, low, high } of limits) {
    const [from, by] = [form.at0 + form.x * start.x + form.y * start.y, form.x * along.x + form.y * along.y];
    if (Math.abs(by) < 1e-9) {
      if (from < low || from > high) return undefined;
      continue;
    }
    const [a, b] = [(low - from) / by, (high - from) / by];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  }
  if (first >= last) return undefined;
  const at = (t: number) => ({ x: start.x + along.x * t, y: start.y + along.y * t });
  return { from: at(first), to: at(last) };
}

/** The place in the patient of a point of an image, given in pixels from the outer corner of the first one. */
export function placeOn(
  { plane, spacing }: Pick<PlacedRectangle, 'plane' | 'spacing'>,
  { x, y }: ImagePoint,
): Vector {
  const [across, down] = [(x - 0.5) * spacing.column, (y - 0.5) * spacing.row];
  const along = (n: 0 | 1 | 2) => plane.position[n] + plane.row[n] * across + plane.column[n] * down;
  return [along(0), along(1), along(2)];
}

/** Millimetres along a direction from another plane's first pixel, for every point of an image: `at0 + x·(pixels across) + y·(pixels down)`. */
function formOn(image: PlacedRectangle, from: Plane, direction: Vector) {
  const origin = placeOn(image, { x: 0, y: 0 });
  return {
    at0: dot(origin, direction) - positionAlong(from, direction),
    x: dot(image.plane.row, direction) * image.spacing.column,
    y: dot(image.plane.column, direction) * image.spacing.row,
  };
}
