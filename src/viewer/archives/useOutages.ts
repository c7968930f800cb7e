import { useSyncExternalStore } from 'react';

import { type Outage } from './outages.ts';
import { useArchives } from './useStudies.tsx';

/** Archives that have stopped answering, by id. */
export function useOutages(): ReadonlyMap<string, Outage> {
  const { outages } = useArchives();
  return useSyncExternalStore(outages.subscribe, outages.shown);
}
