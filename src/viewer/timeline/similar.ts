import { choosing, chosenIn, type Filter } from './filter.ts';
import { type ListedStudy } from './listedStudy.ts';

/** What a study is like others by: where it was taken, of either side, and its medium. A place that nothing says narrows nothing. */
export function similarIn(filter: Filter, { regions, medium }: ListedStudy): Filter {
  const places = regions.filter((region) => region !== 'unstated');
  return choosing(choosing(filter, 'regions', places), 'media', [medium]);
}

export function isSimilarOnly(filter: Filter, study: ListedStudy): boolean {
  const similar = similarIn(filter, study);
  return (['regions', 'media'] as const).every(
    (facet) => chosenIn(filter, facet).toSorted().join() === chosenIn(similar, facet).toSorted().join(),
  );
}

/** All places and media again; what else narrows stays. */
export function withoutSimilar(filter: Filter): Filter {
  return choosing(choosing(filter, 'regions', []), 'media', []);
}
