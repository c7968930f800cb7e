import type * as Images from './images.ts';

let loading: Promise<typeof Images> | undefined;

/**
 * The panes and all that paints them: outside the way to the timeline, fetched when a study is opened or the timeline is complete. Fetched
 * once; a failed fetch may be tried again.
 */
export function loadImages(): Promise<typeof Images> {
  loading ??= import('./images.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
