import { type StudyCoding } from '#dicom/studyCoding.ts';

/** What the gateway has read of a study's images. */
export interface ReadCoding extends StudyCoding {
  /** Series that were too many to ask, or could not be asked: there may be more places than these. */
  readonly unreadSeries: number;
  /** Archives that hold part of the study and have not told of it; each counts as a series at least. */
  readonly unreadArchives?: number;
}

/** What a study's images say of themselves; until that has come, `waiting`, and where it could not be had, `failed`. Never silently empty. */
export type CodingState = ReadCoding | 'waiting' | 'failed';
