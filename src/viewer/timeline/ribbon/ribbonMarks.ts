import { type CalendarDate } from '#dicom/dates.ts';
import { type Specialty, specialties } from '#dicom/specialty.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type ListedStudy } from '#viewer/timeline/listedStudy.ts';
import {
  dateAt,
  endOf,
  type Period,
  type Place,
  startOf,
  stepped,
  type Unit,
  unitOf,
} from '#viewer/timeline/period.ts';

export interface Ribbon {
  readonly period: Period;
  /** What it is divided by. */
  readonly unit: Unit;
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
  readonly date: CalendarDate;
}

const mostLanes = 7;

/** One mark per dated study, one lane per specialty; the rarest share the last lane when there are more specialties than lanes. */
export function ribbon(studies: readonly ListedStudy[], shown?: Period): Ribbon {
  const dated = studies.filter((study) => study.moment !== undefined);
  const years = dated.flatMap(({ date }) => (date === undefined ? [] : [date.year]));
  const period = shown ?? {
    from: { year: years.length === 0 ? 0 : Math.min(...years) },
    to: { year: years.length === 0 ? 0 : Math.max(...years) },
  };
  const lanes = lanesOf(dated);
  const marks = dated.flatMap(({ moment, date, specialty, entry }): readonly Mark[] => {
    const at = shareOf(period, moment ?? 0);
    if (at < 0 || at > 1 || date === undefined) return [];
    return [{ uid: entry.studyInstanceUid, at, lane: laneOf(lanes, specialty), date }];
  });
  return {
    period,
    unit: unitOf(period),
    lanes,
    marks: marks.toSorted((a, b) => a.at - b.at),
    undated: studies.length - dated.length,
  };
}

/** The years, months or days between two places on the ribbon, given in either order: what it is divided by. */
export function periodBetween(within: Period, a: number, b: number): Period {
  const [start, end] = [startOf(within.from), endOf(within.to)];
  const dateOf = (at: number) =>
    dateAt(Math.min(end - 1, Math.max(start, start + at * (end - start))), unitOf(within));
  return { from: dateOf(Math.min(a, b)), to: dateOf(Math.max(a, b)) };
}

/** The stretch of the ribbon that a part of its time takes. */
export function placesOf(
  within: Period,
  { from, to }: Period,
): { readonly from: number; readonly to: number } {
  return { from: shareOf(within, startOf(from)), to: shareOf(within, endOf(to)) };
}

/** 0 at the beginning of a period, 1 at its end. */
function shareOf({ from, to }: Period, place: Place): number {
  return (place - startOf(from)) / (endOf(to) - startOf(from));
}

export interface Tick {
  readonly date: CalendarDate;
  readonly unit: Unit;
  readonly at: number;
}

const tickSteps: Readonly<Record<Unit, readonly number[]>> = {
  year: [1, 2, 5, 10, 20, 50],
  month: [1, 2, 3, 6, 12],
  day: [1, 2, 5, 10, 15],
};

/** Dates to write under the ribbon: few enough not to touch each other. */
export function ticksOf(period: Period, most: number): readonly Tick[] {
  const unit = unitOf(period);
  const dates = datesIn(period, unit);
  const step = tickSteps[unit].find((size) => (dates.length - 1) / size <= most - 1) ?? 100;
  return dates
    .filter((date) => numberOf(date, unit) % step === 0 && !isBesideFirst(date, step))
    .map((date) => ({ date, unit, at: shareOf(period, startOf(date)) }));
}

function datesIn({ from, to }: Period, unit: Unit): readonly CalendarDate[] {
  const dates: CalendarDate[] = [];
  for (
    let date = dateAt(startOf(from), unit);
    startOf(date) < endOf(to) && dates.length < 2000;
    date = stepped(date, 1, unit)
  )
    dates.push(date);
  return dates;
}

/** The 31st, where not every day is written: the first stands next to it. */
function isBesideFirst({ day = 1 }: CalendarDate, step: number): boolean {
  return day > 1 && day - 1 + step > 31;
}

/** Months and days are counted from their first, years from none. */
function numberOf({ year, month = 1, day = 1 }: CalendarDate, unit: Unit): number {
  if (unit === 'year') return year;
  return unit === 'month' ? month - 1 : day - 1;
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
