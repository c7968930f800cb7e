import { useMemo, useState } from 'react';

import { choosing, chosenIn, type Filter, noFilter } from './filter.ts';

export interface SharedRegions {
  readonly regions: readonly string[];
  readonly onRegions: (regions: readonly string[]) => void;
}

/** The whole filter as one; places of the body stand in the address, where other rooms read them, the rest here. */
export function useFilter({ regions, onRegions }: SharedRegions): readonly [Filter, (next: Filter) => void] {
  const [own, setOwn] = useState<Filter>(noFilter);
  const filter = useMemo(() => choosing(own, 'regions', regions), [own, regions]);
  return [
    filter,
    (next) => {
      setOwn(next);
      const chosen = chosenIn(next, 'regions');
      if (chosen.join() !== regions.join()) onRegions(chosen);
    },
  ];
}
