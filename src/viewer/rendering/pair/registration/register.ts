import {
  fitSimilarity,
  type PointPair,
  scaleOf,
  type Similarity,
} from '#viewer/rendering/pair/similarity.ts';
import { confirm } from './confirmation.ts';
import { consensusOf, matchesOf } from './consensus.ts';
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
/** Fewer matches than this agree by chance; more are a guess, which the pictures themselves then bear out or do not. */
const fewest = 5;
/** Patches that must be there to say anything, and the share of them that must lie where the guess puts them: by chance it is 3 in 100. */
const fewestPatches = 16;
const fewestShare = 0.3;
/** Of the picture's width: how far from each other those must lie, across their longest direction too. A ruler that lies in both is no skin. */
const narrowest = 0.06;
const largestScale = 2.5;
/** Pixels of the small copies: how far off a guess may be, and what has been made exact. */
const [roughly, exactly] = [6, 2.5];

export function register(past: Plane, now: Plane): Registration {
  const [own, others] = [past, now].map((plane) => featuresOf(keypointsOf(plane, mostKeypoints)));
  const consensus = consensusOf(matchesOf(own ?? [], others ?? []), now.width);
  const agreeing = consensus?.pairs.length ?? 0;
  if (consensus === undefined || agreeing < fewest) return { kind: 'refused', why: 'few', agreeing };
  if (!isLikely(consensus.similarity)) return { kind: 'refused', why: 'unlikely', agreeing };
  return borneOut({ past, now }, consensus.similarity);
}

/** Matches were chosen for agreeing; the patches are asked afresh, twice: roughly, to make the guess exact, and then whether it holds. */
function borneOut(pictures: { readonly past: Plane; readonly now: Plane }, guess: Similarity): Registration {
  const exact = fitSimilarity(confirm(pictures, guess, roughly).pairs);
  if (exact === undefined) return { kind: 'refused', why: 'few', agreeing: 0 };
  const { patches, pairs } = confirm(pictures, exact.similarity, exactly);
  const agreeing = pairs.length;
  const fit = fitSimilarity(pairs);
  if (fit === undefined || patches < fewestPatches || agreeing < fewestShare * patches)
    return { kind: 'refused', why: 'few', agreeing };
  if (!isLikely(fit.similarity)) return { kind: 'refused', why: 'unlikely', agreeing };
  if (breadth(pairs) < narrowest * pictures.now.width) return { kind: 'refused', why: 'narrow', agreeing };
  return { kind: 'proposed', ...fit, agreeing };
}

function isLikely(similarity: Similarity): boolean {
  const scale = scaleOf(similarity);
  return scale <= largestScale && scale >= 1 / largestScale;
}

/** Standard deviation of the places across the direction in which they lie the least spread, in pixels. */
function breadth(pairs: readonly PointPair[]): number {
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
