import { type Period } from './filter.ts';
import { type ListedStudy } from './listedStudy.ts';
import { media, type Medium } from './medium.ts';

export interface Ribbon {
  /** Years, both included. */
  readonly period: Period;
  readonly lanes: readonly Medium[];
  readonly marks: readonly Mark[];
  /** Studies that cannot be placed because they have no date. */
  readonly undated: number;
}

export interface Mark {
  readonly uid: string;
  /** 0 at the left edge (oldest), 1 at the right. */
  readonly at: number;
  readonly lane: number;
}

const mostLanes = 8;

/** One mark per dated study, one lane per medium; the rarest share the last lane when there are more media than lanes. */
export function ribbon(studies: readonly ListedStudy[], shown?: Period): Ribbon {
  const dated = studies.filter((study) => study.moment !== undefined);
  const years = dated.flatMap(({ date }) => (date === undefined ? [] : [date.year]));
  const thisYear = years.length === 0 ? 0 : Math.max(...years);
  const period = shown ?? { from: years.length === 0 ? 0 : Math.min(...years), to: thisYear };
  const lanes = lanesOf(dated);
  const length = period.to - period.from + 1;
  return {
    period,
    lanes,
    marks: dated.flatMap(({ moment, medium, entry }) => {
      const at = ((moment ?? 0) - period.from) / length;
      return at < 0 || at > 1 ? [] : [{ uid: entry.studyInstanceUid, at, lane: laneOf(lanes, medium) }];
    }),
    undated: studies.length - dated.length,
  };
}

/** The years between two places on the ribbon, given in either order. */
export function periodBetween(ribbonPeriod: Period, a: number, b: number): Period {
  const length = ribbonPeriod.to - ribbonPeriod.from + 1;
  const year = (at: number) =>
    Math.min(ribbonPeriod.to, Math.max(ribbonPeriod.from, Math.floor(ribbonPeriod.from + at * length)));
  return { from: year(Math.min(a, b)), to: year(Math.max(a, b)) };
}

/** Years to write under the ribbon: few enough not to touch each other. */
export function yearTicks({ from, to }: Period, most: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50].find((size) => (to - from) / size <= most - 1) ?? 100;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

function lanesOf(studies: readonly ListedStudy[]): readonly Medium[] {
  const used = new Map<Medium, number>();
  for (const { medium } of studies) used.set(medium, (used.get(medium) ?? 0) + 1);
  const common = [...used]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostLanes - (used.size > mostLanes ? 1 : 0));
  const lanes = new Set<Medium>(common.map(([medium]) => medium));
  if (used.size > mostLanes) lanes.add('other');
  return media.filter((medium) => lanes.has(medium));
}

function laneOf(lanes: readonly Medium[], medium: Medium): number {
  const lane = lanes.indexOf(medium);
  return lane === -1 ? Math.max(0, lanes.indexOf('other')) : lane;
}
