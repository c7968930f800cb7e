import { useEffect, useMemo } from 'react';

import { usePrefetchFrame } from '#viewer/archives/usePrefetch.ts';
import { whenIdle, whenPainted } from '#viewer/comparison/priors/whenPainted.ts';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { neighbour, type ResolvedPair } from './pairing.ts';
import { type Photo } from './photo.ts';

/**
 * Fetches the photographs that the arrows lead to, once both halves of the present pair are painted and the browser is idle: the next date
 * is then only decoded. Bytes alone are kept: a pair never holds more than two photographs in pixels.
 */
export function usePairPrefetch(photos: readonly Photo[], { past, now }: ResolvedPair<Photo>): void {
  const prefetch = usePrefetchFrame();
  const wanted = useMemo(() => beside(photos, { past, now }), [photos, past, now]);
  const shown = useCurrent([past, now].map(({ sopInstanceUid }) => sopInstanceUid));
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const run = async () => {
      await whenPainted(signal, shown.current);
      await whenIdle(signal);
      for (const { contents, position } of wanted) await prefetch({ contents, position, signal });
    };
    // What fails here is asked for again, and told, when someone wants to see it.
    run().catch(() => undefined);
    return () => stop.abort();
  }, [prefetch, wanted, shown]);
}

/** The likeliest first: the earlier half is the one that is walked. */
function beside(photos: readonly Photo[], { past, now }: ResolvedPair<Photo>): readonly Photo[] {
  const near = [
    neighbour(photos, past, -1),
    neighbour(photos, past, 1),
    neighbour(photos, now, -1),
    neighbour(photos, now, 1),
  ].filter((photo) => photo !== undefined);
  const shown = new Set([past.key, now.key]);
  return near.filter(
    (photo, at) => !shown.has(photo.key) && near.findIndex(({ key }) => key === photo.key) === at,
  );
}
