import { type Specialty, specialties } from '#dicom/specialty.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type Period } from '#viewer/timeline/filter.ts';
import { type ListedStudy } from '#viewer/timeline/listedStudy.ts';

export interface Ribbon {
  /** Years, both included. */
  readonly period: Period;
  readonly lanes: readonly Specialty[];
  /** Oldest first. */
  readonly marks: readonly Mark[];
  /** Studies that cannot be placed because they have no date. */
  readonly undated: number;
}

export interface Mark {
  readonly uid: StudyInstanceUid;
  /** 0 at the left edge (oldest), 1 at the right. */
  readonly at: number;
  readonly lane: number;
  readonly year: number;
}

const mostLanes = 7;

/** One mark per dated study, one lane per specialty; the rarest share the last lane when there are more specialties than lanes. */
export function ribbon(studies: readonly ListedStudy[], shown?: Period): Ribbon {
  const dated = studies.filter((study) => study.moment !== undefined);
  const years = dated.flatMap(({ date }) => (date === undefined ? [] : [date.year]));
  const thisYear = years.length === 0 ? 0 : Math.max(...years);
  const period = shown ?? { from: years.length === 0 ? 0 : Math.min(...years), to: thisYear };
  const lanes = lanesOf(dated);
  const length = period.to - period.from + 1;
  const marks = dated.flatMap(({ moment, date, specialty, entry }): readonly Mark[] => {
    const at = ((moment ?? 0) - period.from) / length;
    if (at < 0 || at > 1 || date === undefined) return [];
    return [{ uid: entry.studyInstanceUid, at, lane: laneOf(lanes, specialty), year: date.year }];
  });
  return {
    period,
    lanes,
    marks: marks.toSorted((a, b) => a.at - b.at),
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

/** The stretch of the ribbon that some of its years take. */
export function placesOf(
  ribbonPeriod: Period,
  { from, to }: Period,
): { readonly from: number; readonly to: number } {
  const length = ribbonPeriod.to - ribbonPeriod.from + 1;
  return { from: (from - ribbonPeriod.from) / length, to: (to + 1 - ribbonPeriod.from) / length };
}

/** Years to write under the ribbon: few enough not to touch each other. */
export function yearTicks({ from, to }: Period, most: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50].find((size) => (to - from) / size <= most - 1) ?? 100;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

/** The mark that lies nearest to a place, lanes counting as much as a hundredth of the width. */
export function nearestMark(
  marks: readonly Mark[],
  place: { readonly at: number; readonly lane?: number },
): Mark | undefined {
  const distance = ({ at, lane }: Mark) =>
    Math.abs(at - place.at) + (place.lane === undefined ? 0 : Math.abs(lane - place.lane) * 0.01);
  let nearest: Mark | undefined;
  for (const mark of marks) if (nearest === undefined || distance(mark) < distance(nearest)) nearest = mark;
  return nearest;
}

/** Where a key leads among the marks: in time along the ribbon, or to the nearest mark of another lane. Undefined where it leads nowhere. */
export function markAfter(key: string, marks: readonly Mark[], from: Mark | undefined): Mark | undefined {
  const last = marks.length - 1;
  const index = from === undefined ? -1 : marks.findIndex(({ uid }) => uid === from.uid);
  switch (key) {
    case 'Home':
      return marks[0];
    case 'End':
      return marks[last];
    case 'ArrowLeft':
      return marks[index === -1 ? last : Math.max(0, index - 1)];
    case 'ArrowRight':
      return marks[index === -1 ? last : Math.min(last, index + 1)];
    case 'ArrowUp':
    case 'ArrowDown':
      return from === undefined ? marks[last] : inOtherLane(marks, from, key === 'ArrowUp' ? -1 : 1);
    default:
      return undefined;
  }
}

function inOtherLane(marks: readonly Mark[], from: Mark, step: 1 | -1): Mark | undefined {
  const lanes = marks.map(({ lane }) => (lane - from.lane) * step).filter((distance) => distance > 0);
  const lane = from.lane + Math.min(...lanes) * step;
  return nearestMark(
    marks.filter((mark) => mark.lane === lane),
    { at: from.at },
  );
}

function lanesOf(studies: readonly ListedStudy[]): readonly Specialty[] {
  const used = new Map<Specialty, number>();
  for (const { specialty } of studies) used.set(specialty, (used.get(specialty) ?? 0) + 1);
  const common = [...used]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostLanes - (used.size > mostLanes ? 1 : 0));
  const lanes = new Set<Specialty>(common.map(([specialty]) => specialty));
  if (used.size > mostLanes) lanes.add('other');
  return specialties.filter((specialty) => lanes.has(specialty));
}

function laneOf(lanes: readonly Specialty[], specialty: Specialty): number {
  const lane = lanes.indexOf(specialty);
  return lane === -1 ? Math.max(0, lanes.indexOf('other')) : lane;
}
