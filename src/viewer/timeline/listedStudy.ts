import { type Anatomy, proceduresOf, type Side } from '#dicom/anatomy.ts';
import { type BodySpot, spotsOf } from '#dicom/bodySpot.ts';
import { type CalendarDate, parseDate, parseTime } from '#dicom/dates.ts';
import { type Specialty, specialtyOf } from '#dicom/specialty.ts';
import { type Study } from '#dicom/study.ts';
import { type ViewerConfig } from '#protocol/config.ts';
import { type SeenState } from '#viewer/archives/seen/seen.ts';
import { type CodingState, type ReadCoding } from '#viewer/archives/codings/codingState.ts';
import { studyAnatomy } from '#viewer/archives/codings/studyAnatomy.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

import { mediaOf, type Medium } from './medium.ts';
import { endOf, type Place, startOf } from './period.ts';

/** A study as the timeline needs it: read once, then filtered, laid out and drawn many times. */
export interface ListedStudy {
  readonly entry: StudyEntry;
  readonly date: CalendarDate | undefined;
  readonly time: { readonly hours: number; readonly minutes: number } | undefined;
  /** Its place in time, for the ribbon; undefined without a date. */
  readonly moment: Place | undefined;
  readonly media: readonly Medium[];
  readonly medium: Medium;
  /** Undefined where neither the object nor the configuration names it. */
  readonly hospital: string | undefined;
  /** How far the user has come; absent while it is not known. */
  readonly seen?: SeenState;
  readonly specialty: Specialty;
  /** Finest first; from the codes of its images once they have come, until then from its row. */
  readonly regions: Anatomy['regions'];
  readonly side: Side | undefined;
  /** What it is found by on the body: regions, larger ones, sides; `notFetched` beside them while its images have not been asked. */
  readonly spots: readonly BodySpot[];
  /** Lower case, for free-text search. */
  readonly words: string;
}

export type WordsOf = (study: Omit<ListedStudy, 'words'>) => readonly string[];

export interface Listing {
  readonly hospitals: ViewerConfig['hospitals'];
  readonly codings: ReadonlyMap<string, CodingState>;
  readonly wordsOf: WordsOf;
}

/** A study that nothing new is known of is the same object as before: its row is not drawn anew, and its words are not read again. */
export function listStudies(entries: readonly StudyEntry[], listing: Listing): readonly ListedStudy[] {
  const { hospitals, codings, wordsOf } = listing;
  return entries.map((entry) => {
    // Whether nothing was asked or nothing answered, a study is where its row says.
    const coding = readOf(codings.get(entry.studyInstanceUid));
    const before = alreadyListed.get(entry);
    if (
      before !== undefined &&
      before.coding === coding &&
      before.hospitals === hospitals &&
      before.wordsOf === wordsOf
    )
      return before.study;
    const study = listed(entry, coding, listing);
    alreadyListed.set(entry, { coding, hospitals, wordsOf, study });
    return study;
  });
}

interface Listed extends Pick<Listing, 'hospitals' | 'wordsOf'> {
  readonly coding: ReadCoding | undefined;
  readonly study: ListedStudy;
}

function readOf(state: CodingState | undefined): ReadCoding | undefined {
  return typeof state === 'object' ? state : undefined;
}

const alreadyListed = new WeakMap<StudyEntry, Listed>();

function listed(
  entry: StudyEntry,
  coding: ReadCoding | undefined,
  { hospitals, wordsOf }: Listing,
): ListedStudy {
  const date = parseDate(entry.studyDate);
  const time = parseTime(entry.studyTime);
  const studyMedia = mediaOf(entry);
  const study = {
    entry,
    date,
    time,
    moment: date === undefined ? undefined : momentOf(date, time),
    media: studyMedia,
    medium: studyMedia[0] ?? ('other' as const),
    hospital: hospitalName(entry, hospitals),
    ...place(entry, coding),
  };
  return { ...study, words: wordsOf(study).join(' ').toLocaleLowerCase('nb') };
}

type Placed = Pick<ListedStudy, 'specialty' | 'regions' | 'side' | 'spots'>;

function place(entry: StudyEntry, coding: ReadCoding | undefined): Placed {
  const { regions, side } = studyAnatomy(entry, coding);
  const { specialty } = specialtyOf({
    procedures: proceduresOf(entry, coding),
    sopClassUids: coding?.sopClassUids ?? [],
    regions,
    modalities: entry.modalities,
    description: entry.studyDescription,
  });
  const spots = spotsOf({ regions, side });
  const isWhole = coding?.unreadSeries === 0;
  return {
    specialty,
    regions,
    side,
    spots: isWhole ? spots : ['notFetched', ...spots.filter((spot) => spot !== 'unstated')],
  };
}

/** The object's own name for its hospital, else the configuration's name for its station, else the station. */
export function hospitalName(
  { hospital }: Pick<Study, 'hospital'>,
  hospitals: ViewerConfig['hospitals'],
): string | undefined {
  switch (hospital.kind) {
    case 'named':
      return hospital.name;
    case 'station':
      return hospitals.find(({ codes }) => codes.includes(hospital.aeTitle))?.name ?? hospital.aeTitle;
    case 'unknown':
      return undefined;
  }
}

/** A day at its hour; a month or a year alone in its middle. */
export function momentOf(date: CalendarDate, time: ListedStudy['time']): Place {
  if (date.day === undefined) return (startOf(date) + endOf(date)) / 2;
  return startOf(date) + (time === undefined ? 0 : (time.hours + time.minutes / 60) / 24);
}
