import { type Vector } from '#dicom/geometry.ts';
import { moveBy, unmoved } from '#dicom/rigid.ts';
import { type BodyPoints } from './body.ts';
import { type BrickSampler } from './brickSampler.ts';
import { type Agreement, agreement } from './fit.ts';

/** Steps between the placings that are tried, mm: bodies this far off still find their way. */
const alongBody = 16;
const acrossBody = 20;
/** Shares of the two bodies that must meet for a placing to be worth trying. */
const leastMeeting = 0.3;

/**
 * Placings to begin from, best first: the bodies' middles on each other, shifted along and across in coarse steps (two scans of a chest
 * seldom begin and end alike), and the coordinates as they stand. Two that lie near each other count as one.
 */
export function beginnings(
  points: BodyPoints,
  other: BrickSampler,
  of: { readonly otherPoints: BodyPoints; readonly most: number },
): readonly Agreement[] {
  const { otherPoints, most } = of;
  const [low, high] = extentAlong(points);
  const [otherLow, otherHigh] = extentAlong(otherPoints);
  const middle = minus(otherPoints.centre, points.centre);
  const reach = Math.ceil((high - low + otherHigh - otherLow) / 2 / alongBody);
  const shifts: Vector[] = [[0, 0, 0]];
  for (let along = -reach; along <= reach; along++)
    for (const x of [-1, 0, 1])
      for (const y of [-1, 0, 1])
        shifts.push([
          middle[0] + x * acrossBody,
          middle[1] + y * acrossBody,
          (otherLow + otherHigh - low - high) / 2 + along * alongBody,
        ]);
  const least = leastMeeting * Math.min(1, (otherHigh - otherLow) / (high - low));
  const tried = shifts
    .map((shift) => agreement({ points, other, placing: { ...unmoved, shift } }))
    .filter(({ overlap }) => overlap >= least)
    .toSorted((a, b) => b.correlation - a.correlation);
  return distinct(tried, points.centre).slice(0, most);
}

/** The better of those that lay the body's middle nearer each other than two steps. */
export function distinct(sorted: readonly Agreement[], centre: Vector): readonly Agreement[] {
  const kept: { readonly one: Agreement; readonly at: Vector }[] = [];
  for (const one of sorted) {
    const at = moveBy(one.placing, centre);
    if (kept.every((other) => Math.hypot(...minus(at, other.at)) > 1.5 * alongBody)) kept.push({ one, at });
  }
  return kept.map(({ one }) => one);
}

/** From foot to head, with the outermost places left out. */
function extentAlong({ places, count }: BodyPoints): readonly [number, number] {
  const along = Float64Array.from({ length: count }, (_, i) => places[i * 3 + 2] ?? 0).toSorted();
  return [along[Math.floor(count * 0.01)] ?? 0, along[Math.floor(count * 0.99)] ?? 0];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
