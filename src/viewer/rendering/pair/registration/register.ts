import { scaleOf, type Similarity } from '#viewer/rendering/pair/similarity.ts';
import { type Consensus, consensusOf, matchesOf } from './consensus.ts';
import { featuresOf } from './descriptors.ts';
import { keypointsOf } from './keypoints.ts';
import { type Plane } from './plane.ts';

/** What can be said of how an earlier photograph lies on a later one. Better nothing than something wrong. */
export type Registration =
  | {
      readonly kind: 'proposed';
      /** From pixels of the one plane to pixels of the other, middle of the first pixel 0. */
      readonly similarity: Similarity;
      /** Places that agree. */
      readonly agreeing: number;
      /** Root mean square of what is left at those places, in pixels of the later plane. */
      readonly residual: number;
    }
  | {
      readonly kind: 'refused';
      /** `few`: too few places are alike · `narrow`: they lie too close together to say how the rest lies · `unlikely`: too much larger or smaller. */
      readonly why: 'few' | 'narrow' | 'unlikely';
      readonly agreeing: number;
    };

const mostKeypoints = 1400;
/** Unrelated pictures of skin agree in two or three places by chance. */
const fewest = 12;
const fewestShare = 0.12;
/** Of the picture's width: how far from each other the places must lie, across their longest direction too. */
const narrowest = 0.06;
const largestScale = 2.5;

export function register(past: Plane, now: Plane): Registration {
  const [own, others] = [past, now].map((plane) => featuresOf(keypointsOf(plane, mostKeypoints)));
  const consensus = consensusOf(matchesOf(own ?? [], others ?? []), now.width);
  const agreeing = consensus?.pairs.length ?? 0;
  if (consensus === undefined || agreeing < fewest || agreeing < fewestShare * consensus.matches)
    return { kind: 'refused', why: 'few', agreeing };
  const scale = scaleOf(consensus.similarity);
  if (scale > largestScale || scale < 1 / largestScale) return { kind: 'refused', why: 'unlikely', agreeing };
  if (breadth(consensus) < narrowest * now.width) return { kind: 'refused', why: 'narrow', agreeing };
  return { kind: 'proposed', similarity: consensus.similarity, agreeing, residual: consensus.residual };
}

/** Standard deviation of the places across the direction in which they lie the least spread, in pixels. */
function breadth({ pairs }: Consensus): number {
  const points = pairs.map(({ now }) => now);
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const xx = mean(points.map((point) => (point.x - x) ** 2));
  const yy = mean(points.map((point) => (point.y - y) ** 2));
  const xy = mean(points.map((point) => (point.x - x) * (point.y - y)));
  const least = (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy);
  return Math.sqrt(Math.max(0, least));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
