import { compareDateTimes, parseDate } from '#dicom/dates.ts';

/** One value of one target on one date; several of them make its course. */
export interface DatedValue {
  readonly studyInstanceUid: string;
  /** DA and TM of the study as stored. */
  readonly studyDate?: string;
  readonly studyTime?: string;
  readonly value: number;
  readonly unit: string;
  /** What the unit rests on: a kind of MeasurementBasis, or `report` where another's document states it. */
  readonly basis: string;
  /** The plane of the patient it was measured in; absent where that is not known. */
  readonly plane?: string;
}

/** Why a value is not set against the others. */
export type Uncompared = 'pixels' | 'detector' | 'magnification' | 'other-unit' | 'other-plane' | 'undated';

export interface Change {
  /** In the unit of the value. */
  readonly difference: number;
  /** Absent where it would be of nothing. */
  readonly percent?: number;
}

/** A value and how it has changed: since the study before, since the first, and from the lowest there had been. */
export type Compared<Value> = { readonly of: Value } & (
  | { readonly why: Uncompared }
  | { readonly why?: never; readonly previous?: Change; readonly first?: Change; readonly lowest?: Change }
);

/**
 * Oldest first, undated ones last. Only values of one unit with a sound basis are compared: pixels say nothing of size, and a projection
 * measures at its detector, or by an estimated magnification, that may be another next time. The first that is sound says the unit, and in
 * which plane: across and along the body the same thing is not as long.
 * Two values of one study are not set against each other.
 */
export function compareValues<Value extends DatedValue>(
  values: readonly Value[],
): readonly Compared<Value>[] {
  const ordered = values.toSorted(byDate);
  const sound = ordered.filter((value) => whyUnsound(value) === undefined);
  const unit = sound[0]?.unit;
  const plane = sound.find((value) => value.unit === unit && value.plane !== undefined)?.plane;
  const whyNot = (value: Value): Uncompared | undefined => {
    const why = whyUnsound(value) ?? (value.unit === unit ? undefined : 'other-unit');
    return why ?? (value.plane === undefined || value.plane === plane ? undefined : 'other-plane');
  };
  return ordered.map((value): Compared<Value> => {
    const why = whyNot(value);
    if (why !== undefined) return { of: value, why };
    const before = ordered
      .slice(0, ordered.indexOf(value))
      .filter((one) => whyNot(one) === undefined && one.studyInstanceUid !== value.studyInstanceUid);
    const [first, previous] = [before[0], before.at(-1)];
    if (first === undefined || previous === undefined) return { of: value };
    const lowest = before.reduce((low, one) => (one.value < low.value ? one : low));
    return {
      of: value,
      previous: change(value, previous),
      first: change(value, first),
      lowest: change(value, lowest),
    };
  });
}

function change({ value }: DatedValue, { value: from }: DatedValue): Change {
  const difference = value - from;
  return from === 0 ? { difference } : { difference, percent: (100 * difference) / Math.abs(from) };
}

function whyUnsound({ unit, basis, studyDate }: DatedValue): Uncompared | undefined {
  if (unit === 'px' || unit === 'px2') return 'pixels';
  if (basis === 'detector' || basis === 'magnification') return basis;
  return parseDate(studyDate) === undefined ? 'undated' : undefined;
}

function byDate(a: DatedValue, b: DatedValue): number {
  return compareDateTimes({ date: a.studyDate, time: a.studyTime }, { date: b.studyDate, time: b.studyTime });
}

/** A calendar day on the line of time, milliseconds; the first of its month or year where no more is known. What has no date is not compared. */
export function dayOf(studyDate: string | undefined): number {
  const { year, month = 1, day = 1 } = parseDate(studyDate) ?? { year: 1970 };
  return Date.UTC(year, month - 1, day);
}
