import { lazy } from 'react';

import { loadImages } from './loadImages.ts';

/** The panes, for React: what `loadImages` fetches. */
export const Comparison = lazy(async () => ({ default: (await loadImages()).Comparison }));
