import {
  distance,
  fitSimilarity,
  moved,
  type PointPair,
  type Similarity,
} from '#viewer/rendering/pair/similarity.ts';
import { type Feature } from './descriptors.ts';

/** Two features that look alike, each the other's best and clearly better than its second best. */
interface Match {
  readonly past: Feature;
  readonly now: Feature;
}

/** What most matches agree on. */
export interface Consensus {
  readonly similarity: Similarity;
  /** The matches that agree, each place once. */
  readonly pairs: readonly PointPair[];
  readonly residual: number;
  /** How many of the matches there were. */
  readonly matches: number;
}

/** A best match must be nearer than this part of the way to the second best. */
const clearly = 0.85;

export function matchesOf(past: readonly Feature[], now: readonly Feature[]): readonly Match[] {
  const forth = nearestOf(past, now);
  const back = nearestOf(now, past);
  return past.flatMap((feature, i) => {
    const best = forth[i];
    const other = best === undefined ? undefined : now[best];
    return best === undefined || other === undefined || back[best] !== i
      ? []
      : [{ past: feature, now: other }];
  });
}

/** For each feature the index of its nearest among others, where it is clearly that one. */
function nearestOf(
  features: readonly Feature[],
  others: readonly Feature[],
): readonly (number | undefined)[] {
  return features.map(({ descriptor }) => {
    let [best, second, at] = [Infinity, Infinity, -1];
    for (let i = 0; i < others.length; i += 1) {
      const other = others[i];
      if (other === undefined) continue;
      const far = apart(descriptor, other.descriptor, second);
      if (far >= second) continue;
      if (far >= best) {
        // The same spot in its second direction is no rival of the first.
        if (!isSamePlace(others[at], other)) second = far;
        continue;
      }
      if (!isSamePlace(others[at], other)) second = best;
      [best, at] = [far, i];
    }
    return at === -1 || best > clearly * clearly * second ? undefined : at;
  });
}

function isSamePlace(a: Feature | undefined, b: Feature): boolean {
  return a !== undefined && a.x === b.x && a.y === b.y;
}

/** Squared distance, given up once it is beyond `limit`. */
function apart(a: Float32Array, b: Float32Array, limit: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 8) {
    for (let k = i; k < i + 8; k += 1) {
      const by = (a[k] ?? 0) - (b[k] ?? 0);
      sum += by * by;
    }
    if (sum >= limit) return sum;
  }
  return sum;
}

/** Each match alone says how the pictures lie to each other, roughly; that which most others bear out is made exact. `width` in pixels. */
export function consensusOf(matches: readonly Match[], width: number): Consensus | undefined {
  const ranked = matches
    .map((match) => {
      const similarity = similarityOf(match);
      return { similarity, votes: agreeing(similarity, matches, width * 0.05).length };
    })
    .toSorted((a, b) => b.votes - a.votes)
    .slice(0, 12);
  const settled = ranked.flatMap(({ similarity }) => settle(similarity, matches, width) ?? []);
  return settled.toSorted((a, b) => b.pairs.length - a.pairs.length)[0];
}

function similarityOf({ past, now }: Match): Similarity {
  const scale = now.size / past.size;
  const turn = now.direction - past.direction;
  const [p, q] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  return { p, q, x: now.x - (p * past.x - q * past.y), y: now.y - (q * past.x + p * past.y) };
}

function agreeing(similarity: Similarity, matches: readonly Match[], within: number): readonly Match[] {
  return matches.filter(({ past, now }) => distance(moved(similarity, past), now) <= within);
}

function settle(first: Similarity, matches: readonly Match[], width: number): Consensus | undefined {
  let similarity = first;
  let found: { pairs: readonly PointPair[]; residual: number } | undefined;
  for (const within of [0.05, 0.025, 0.012, 0.008, 0.008]) {
    const pairs = placesOf(agreeing(similarity, matches, width * within));
    const fit = fitSimilarity(pairs);
    if (fit === undefined) return undefined;
    similarity = fit.similarity;
    found = { pairs, residual: fit.residual };
  }
  return found === undefined ? undefined : { similarity, ...found, matches: matches.length };
}

/** One pair for each place: a spot with two directions is still one witness. */
function placesOf(matches: readonly Match[]): readonly PointPair[] {
  const seen = new Set<string>();
  return matches.flatMap(({ past, now }) => {
    const key = `${Math.round(now.x / 2)} ${Math.round(now.y / 2)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ past: { x: past.x, y: past.y }, now: { x: now.x, y: now.y } }];
  });
}
