import { lazy } from 'react';

import { whenPurged } from '#viewer/session/purge.ts';

/** The panes and all that paints them: outside the way to the timeline, fetched when a study is opened or the timeline is complete. */
async function load() {
  const [{ Comparison }, { purgeRendering }] = await Promise.all([
    import('#viewer/comparison/Comparison.tsx'),
    import('#viewer/rendering/purgeRendering.ts'),
  ]);
  whenPurged(purgeRendering);
  return { default: Comparison };
}

let loading: ReturnType<typeof load> | undefined;

/** Fetched once; a failed fetch may be tried again. */
export function loadComparison(): ReturnType<typeof load> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

export const Comparison = lazy(loadComparison);
