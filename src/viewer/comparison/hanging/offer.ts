import { type DisplaySet } from '#dicom/displaySet.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type CellRule, type Device, type StudySelector } from '#protocol/hanging.ts';
import { type Grid } from '#viewer/comparison/viewState.ts';

export interface OfferedStudy {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly displaySets: readonly DisplaySet[];
  /** Parts of display sets that are shown when asked for by name or by a rule that wants key images. */
  readonly selections?: readonly DisplaySet[];
  /** What part of the body it is of, and the larger parts that belongs to. */
  readonly regions?: readonly string[];
  /** Its contents are on their way: what is not there yet is not missing. */
  readonly isWaiting?: boolean;
}

/** What there is to hang. */
export interface Offer {
  /** Oldest first, so that the present one stands to the right; `present` is one of them. */
  readonly studies: NonEmpty<OfferedStudy>;
  readonly present: OfferedStudy;
  /** The display set of the present study that the user put up, if any: others are matched to it. */
  readonly leading?: DisplaySet;
  readonly device: Device;
  /** Where this reader wants the earlier study; to the left where it is not said. */
  readonly priorSide?: 'left' | 'right';
}

export interface Cell {
  readonly displaySet: DisplaySet;
  /** Position to open at, where the same display set stands in several panes. */
  readonly start?: number;
  /** The image is put against this side of its pane. */
  readonly against?: 'left' | 'right';
}

/** Why a place that a rule has a cell for stands empty. */
export type Vacancy =
  /** The study's contents are not there yet. */
  | { readonly kind: 'waiting'; readonly study: StudyInstanceUid }
  | { readonly kind: 'nothing'; readonly study: StudyInstanceUid; readonly wanted: CellRule }
  | { readonly kind: 'no-study'; readonly wanted: StudySelector };

export interface Layout {
  readonly grid: Grid;
  /** By place from the upper left; as many as the grid has places. */
  readonly cells: readonly (Cell | undefined)[];
  /** By place: why a cell of the rule is empty. */
  readonly vacancies: readonly (Vacancy | undefined)[];
}
