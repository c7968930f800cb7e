import { type PairSide } from '#viewer/rendering/pair/pair.ts';
import { type Fit, fitSimilarity, type PointPair } from '#viewer/rendering/pair/similarity.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';

/** A place marked in one half, in its square pixels. */
export interface SetPoint {
  readonly side: PairSide;
  readonly point: Point;
}

/** Points in the order they were set, so that the last can be undone. The first of each half belong together, then the second, then the third. */
export type Points = readonly SetPoint[];

export const mostPoints = 3;

export function pointsOf(points: Points, side: PairSide): readonly Point[] {
  return points.filter((one) => one.side === side).map(({ point }) => point);
}

/** With one more; the same where that half has all it can. */
export function withPoint(points: Points, next: SetPoint): Points {
  return pointsOf(points, next.side).length >= mostPoints ? points : [...points, next];
}

/** With the point of that number (from 0) of a half elsewhere. */
export function withMoved(points: Points, number: number, to: SetPoint): Points {
  let seen = -1;
  return points.map((one) => {
    if (one.side !== to.side) return one;
    seen += 1;
    return seen === number ? to : one;
  });
}

/** Which half waits for its next point; undefined once both have all. */
export function nextSide(points: Points): PairSide | undefined {
  const [past, now] = [pointsOf(points, 'past').length, pointsOf(points, 'now').length];
  if (past >= mostPoints && now >= mostPoints) return undefined;
  return past <= now ? 'past' : 'now';
}

export function pairsOf(points: Points): readonly PointPair[] {
  const nows = pointsOf(points, 'now');
  return pointsOf(points, 'past').flatMap((past, index) => {
    const now = nows[index];
    return now === undefined ? [] : [{ past, now }];
  });
}

/** Undefined until two places are marked in both halves, or while they say nothing. */
export function fitOf(points: Points): Fit | undefined {
  return fitSimilarity(pairsOf(points));
}
