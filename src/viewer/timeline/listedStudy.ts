import { type CalendarDate, parseDate, parseTime } from '#dicom/dates.ts';
import { type Study } from '#dicom/study.ts';
import { type ViewerConfig } from '#protocol/config.ts';
import { type SeenState } from '#viewer/archives/seen/seen.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';

import { type BodyRegion, bodyRegionOf } from './bodyRegion.ts';
import { mediaOf, type Medium } from './medium.ts';

/** A study as the timeline needs it: read once, then filtered, laid out and drawn many times. */
export interface ListedStudy {
  readonly entry: StudyEntry;
  readonly date: CalendarDate | undefined;
  readonly time: { readonly hours: number; readonly minutes: number } | undefined;
  /** Years with fractions, for the ribbon; undefined without a date. */
  readonly moment: number | undefined;
  readonly media: readonly Medium[];
  readonly medium: Medium;
  /** Undefined where neither the object nor the configuration names it. */
  readonly hospital: string | undefined;
  readonly region: BodyRegion;
  /** How far the user has come; absent while it is not known. */
  readonly seen?: SeenState;
  /** Lower case, for free-text search. */
  readonly words: string;
}

export type WordsOf = (study: Omit<ListedStudy, 'words'>) => readonly string[];

export function listStudies(
  entries: readonly StudyEntry[],
  hospitals: ViewerConfig['hospitals'],
  wordsOf: WordsOf,
): readonly ListedStudy[] {
  return entries.map((entry) => {
    const date = parseDate(entry.studyDate);
    const studyMedia = mediaOf(entry);
    const listed = {
      entry,
      date,
      time: parseTime(entry.studyTime),
      moment: date === undefined ? undefined : momentOf(date),
      media: studyMedia,
      medium: studyMedia[0] ?? ('other' as const),
      hospital: hospitalName(entry, hospitals),
      region: bodyRegionOf(entry),
    };
    return { ...listed, words: wordsOf(listed).join(' ').toLocaleLowerCase('nb') };
  });
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

/** A date as years with a fraction: 1 July 2020 is about 2020.5. A year alone stands in its middle. */
export function momentOf({ year, month, day }: CalendarDate): number {
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + ((day ?? 15) - 1) / 31) / 12;
}
