import { type SeenState } from '#viewer/archives/seen/seen.ts';

import { type BodyRegion } from './bodyRegion.ts';
import { type ListedStudy } from './listedStudy.ts';
import { type Medium } from './medium.ts';
import { fitsSeen } from './seen/seenFacet.ts';

/** Whole years, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** What the user asked to see. Within a facet any of the chosen will do; all facets must agree. */
export interface Filter {
  readonly text: string;
  readonly media: readonly Medium[];
  /** Names as shown; undefined stands for the unknown hospital. */
  readonly hospitals: readonly (string | undefined)[];
  readonly regions: readonly BodyRegion[];
  readonly seen: readonly SeenState[];
  readonly period?: Period;
}

export type Facet = 'text' | 'media' | 'hospitals' | 'regions' | 'seen' | 'period';
export const facets: readonly Facet[] = ['text', 'media', 'hospitals', 'regions', 'seen', 'period'];

export const noFilter: Filter = { text: '', media: [], hospitals: [], regions: [], seen: [] };

export function isActive(filter: Filter, facet: Facet): boolean {
  switch (facet) {
    case 'text':
      return filter.text.trim() !== '';
    case 'period':
      return filter.period !== undefined;
    case 'media':
    case 'hospitals':
    case 'regions':
    case 'seen':
      return filter[facet].length > 0;
  }
}

export function without(filter: Filter, facet: Facet): Filter {
  const { period: _period, ...rest } = filter;
  if (facet === 'period') return rest;
  return { ...filter, [facet]: noFilter[facet] };
}

export function matching(studies: readonly ListedStudy[], filter: Filter): readonly ListedStudy[] {
  const active = facets.filter((facet) => isActive(filter, facet));
  if (active.length === 0) return studies;
  return studies.filter((study) => active.every((facet) => fits(study, filter, facet)));
}

/** How many studies each value of a facet would show, with the other facets as they are. */
export function counts<T>(
  studies: readonly ListedStudy[],
  filter: Filter,
  facet: { readonly name: Facet; readonly valuesOf: (study: ListedStudy) => readonly T[] },
): ReadonlyMap<T, number> {
  const found = new Map<T, number>();
  const others = without(filter, facet.name);
  for (const study of matching(studies, others)) {
    for (const value of facet.valuesOf(study)) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

/** For an empty result: which single facet hides studies, and how many would show without it. Most first. */
export function hiddenBy(
  studies: readonly ListedStudy[],
  filter: Filter,
): readonly { readonly facet: Facet; readonly shown: number }[] {
  return facets
    .filter((facet) => isActive(filter, facet))
    .map((facet) => ({ facet, shown: matching(studies, without(filter, facet)).length }))
    .filter(({ shown }) => shown > 0)
    .toSorted((a, b) => b.shown - a.shown);
}

function fits(study: ListedStudy, filter: Filter, facet: Facet): boolean {
  switch (facet) {
    case 'text':
      return filter.text
        .trim()
        .toLocaleLowerCase('nb')
        .split(/\s+/)
        .every((word) => study.words.includes(word));
    case 'media':
      return study.media.some((medium) => filter.media.includes(medium));
    case 'hospitals':
      return filter.hospitals.includes(study.hospital);
    case 'regions':
      return filter.regions.includes(study.region);
    case 'seen':
      return fitsSeen(study, filter.seen);
    case 'period':
      return isWithin(study, filter.period);
  }
}

/** A study without a date belongs to no period. */
function isWithin({ date }: ListedStudy, period: Period | undefined): boolean {
  if (period === undefined) return true;
  return date !== undefined && date.year >= period.from && date.year <= period.to;
}
