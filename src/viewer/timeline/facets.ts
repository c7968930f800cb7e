import { bodyRegions } from '#dicom/anatomy.ts';
import { specialties } from '#dicom/specialty.ts';
import { seenStates } from '#viewer/archives/seen/seen.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

import { type ListedStudy } from './listedStudy.ts';
import { media } from './medium.ts';
import { mediumWords, seenWords, sideWords, specialtyWords, spotWords } from './regionWords.ts';

export type FacetName = 'media' | 'specialties' | 'regions' | 'sides' | 'hospitals' | 'seen';

/** One way to narrow the list. A new one is a new entry of `facets`; filter, counts, menus, chips and the empty list follow. */
export interface Facet {
  readonly name: FacetName;
  readonly valuesOf: (study: ListedStudy) => readonly string[];
  readonly words: (messages: Messages, value: string) => string;
  /** Values in the order they are offered; without it, those found, by their words. */
  readonly order?: readonly string[];
}

/** A hospital that neither the object nor the configuration names. */
export const unknownHospital = '';

/** No side is said, or what was taken has none. */
export const unsided = 'unsided';

export const facets: readonly Facet[] = [
  { name: 'media', valuesOf: ({ media }) => media, words: mediumWords, order: media },
  {
    name: 'specialties',
    valuesOf: ({ specialty }) => [specialty],
    words: specialtyWords,
    order: specialties,
  },
  {
    name: 'regions',
    valuesOf: ({ spots }) => spots,
    words: spotWords,
    // Sides of a region are chosen on the figure, or by the facet of sides.
    order: ['notFetched', ...bodyRegions],
  },
  {
    name: 'sides',
    valuesOf: sidesOf,
    words: sideWords,
    order: ['left', 'right', unsided, 'notFetched'],
  },
  {
    name: 'hospitals',
    valuesOf: ({ hospital }) => [hospital ?? unknownHospital],
    words: ({ timeline }, value) => (value === unknownHospital ? timeline.unknownHospital : value),
  },
  {
    name: 'seen',
    // A study of which nothing is known yet is hidden by no choice of seen or unseen.
    valuesOf: ({ seen }) => (seen === undefined ? seenStates : [seen]),
    words: seenWords,
    order: seenStates,
  },
];

/** A side that nobody has asked the images for is not one that they do not say. */
function sidesOf({ side, spots }: ListedStudy): readonly string[] {
  if (side === 'both') return ['left', 'right'];
  return [side ?? (spots.includes('notFetched') ? 'notFetched' : unsided)];
}

export const facetNames: readonly FacetName[] = facets.map(({ name }) => name);

export interface FacetValue {
  readonly value: string;
  readonly words: string;
  /** How many studies choosing it would show, the other parts of the filter as they are. */
  readonly count: number;
}

/** What a menu offers: values that studies have, and those chosen whether or not any study has them now. */
export function offered(
  messages: Messages,
  facet: Facet,
  { counts, chosen }: { readonly counts: ReadonlyMap<string, number>; readonly chosen: readonly string[] },
): readonly FacetValue[] {
  const isPresent = (value: string) => counts.has(value) || chosen.includes(value);
  const value = (one: string) => ({
    value: one,
    words: facet.words(messages, one),
    count: counts.get(one) ?? 0,
  });
  if (facet.order === undefined)
    return [...new Set([...counts.keys(), ...chosen])]
      .map(value)
      .toSorted(
        (a, b) => Number(a.value === '') - Number(b.value === '') || a.words.localeCompare(b.words, 'nb'),
      );
  const beyond = chosen.filter((one) => facet.order?.includes(one) === false);
  return [...facet.order.filter(isPresent), ...beyond].map(value);
}
