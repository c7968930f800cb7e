import { type FacetName, facetNames, facets } from './facets.ts';
import { type ListedStudy } from './listedStudy.ts';
import { mayLieIn, type Period } from './period.ts';

/** What the user asked to see. Within a facet any of the chosen will do; all parts must agree. */
export interface Filter {
  readonly text: string;
  readonly period?: Period;
  readonly chosen: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

export type FilterPart = 'text' | 'period' | FacetName;
export const filterParts: readonly FilterPart[] = ['text', ...facetNames, 'period'];

export const noFilter: Filter = { text: '', chosen: {} };

export function chosenIn(filter: Filter, facet: FacetName): readonly string[] {
  return filter.chosen[facet] ?? [];
}

export function choosing(filter: Filter, facet: FacetName, values: readonly string[]): Filter {
  return { ...filter, chosen: { ...filter.chosen, [facet]: values } };
}

export function isActive(filter: Filter, part: FilterPart): boolean {
  if (part === 'text') return filter.text.trim() !== '';
  return part === 'period' ? filter.period !== undefined : chosenIn(filter, part).length > 0;
}

export function without(filter: Filter, part: FilterPart): Filter {
  const { period: _period, ...rest } = filter;
  if (part === 'period') return rest;
  return part === 'text' ? { ...filter, text: '' } : choosing(filter, part, []);
}

/** What a filter shows, what each value would show, and what each part of it hides. */
export interface Tally {
  readonly shown: readonly ListedStudy[];
  /** Of a facet: how many studies each value that any of them has would show, with all other parts as they are. Nothing drops out at 0. */
  readonly countsOf: (facet: FacetName) => ReadonlyMap<string, number>;
  /** How many would show if this part were taken away. */
  readonly without: ReadonlyMap<FilterPart, number>;
}

/** One pass narrows; a facet is counted, once, when someone looks at it: of thousands of studies, the counts of closed menus cost most. */
export function tally(studies: readonly ListedStudy[], filter: Filter): Tally {
  const tests = testsOf(filter);
  const shown: ListedStudy[] = [];
  const hidden = new Map<FilterPart, number>();
  const failing = studies.map((study) => {
    const failed = failingParts(study, tests);
    const [only] = failed;
    if (only === undefined) shown.push(study);
    else if (failed.length === 1) hidden.set(only, (hidden.get(only) ?? 0) + 1);
    return failed;
  });
  const counted = new Map<FacetName, ReadonlyMap<string, number>>();
  return {
    shown,
    countsOf: (facet) => {
      const counts = counted.get(facet) ?? countsIn(studies, failing, facet);
      counted.set(facet, counts);
      return counts;
    },
    without: new Map(tests.map(({ part }) => [part, shown.length + (hidden.get(part) ?? 0)])),
  };
}

/** A study that fails in one part alone still counts among that part's values, one that fails in two counts nowhere. */
function countsIn(
  studies: readonly ListedStudy[],
  failing: readonly (readonly FilterPart[])[],
  facet: FacetName,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const valuesOf = facets.find(({ name }) => name === facet)?.valuesOf;
  studies.forEach((study, at) => {
    const failed = failing[at] ?? [];
    const isCounted = failed.length === 0 || (failed.length === 1 && failed[0] === facet);
    for (const value of valuesOf?.(study) ?? [])
      counts.set(value, (counts.get(value) ?? 0) + (isCounted ? 1 : 0));
  });
  return counts;
}

/** What hides studies, and how many would show without it. */
export interface Cause {
  readonly parts: readonly FilterPart[];
  readonly shown: number;
}

/** For an empty result: the parts that hide studies alone; where none does, those that do two and two. Most first. */
export function hiddenBy(studies: readonly ListedStudy[], filter: Filter, tally: Tally): readonly Cause[] {
  const alone = [...tally.without].map(([part, shown]) => ({ parts: [part], shown }));
  const found = mostFirst(alone);
  if (found.length > 0) return found;
  const active = filterParts.filter((part) => isActive(filter, part));
  // Without both of two parts is without any: that is one press already.
  if (active.length < 3) return [];
  return mostFirst(
    active.flatMap((one, at) =>
      active.slice(at + 1).map((other) => {
        const tests = testsOf(without(without(filter, one), other));
        const shown = studies.filter((study) => tests.every(({ fits }) => fits(study))).length;
        return { parts: [one, other], shown };
      }),
    ),
  );
}

function mostFirst(causes: readonly Cause[]): readonly Cause[] {
  return causes.filter(({ shown }) => shown > 0).toSorted((a, b) => b.shown - a.shown);
}

interface PartTest {
  readonly part: FilterPart;
  readonly fits: (study: ListedStudy) => boolean;
}

function testsOf(filter: Filter): readonly PartTest[] {
  const words = filter.text.trim().toLocaleLowerCase('nb').split(/\s+/);
  const { period } = filter;
  return [
    ...(isActive(filter, 'text')
      ? [
          {
            part: 'text' as const,
            fits: (study: ListedStudy) => words.every((word) => study.words.includes(word)),
          },
        ]
      : []),
    ...facets
      .filter(({ name }) => isActive(filter, name))
      .map(({ name, valuesOf }) => {
        const chosen = new Set(chosenIn(filter, name));
        return {
          part: name,
          fits: (study: ListedStudy) => valuesOf(study).some((value) => chosen.has(value)),
        };
      }),
    ...(period === undefined
      ? []
      : [{ part: 'period' as const, fits: (study: ListedStudy) => isWithin(study, period) }]),
  ];
}

const fitting: readonly FilterPart[] = [];

/** At most two: more tell nothing that two do not. */
function failingParts(study: ListedStudy, tests: readonly PartTest[]): readonly FilterPart[] {
  if (tests.length === 0) return fitting;
  const failed: FilterPart[] = [];
  for (const { part, fits } of tests) {
    if (fits(study)) continue;
    failed.push(part);
    if (failed.length === 2) return failed;
  }
  return failed;
}

/** A study without a date belongs to no period. */
function isWithin({ date }: ListedStudy, period: Period): boolean {
  return date !== undefined && mayLieIn(date, period);
}
