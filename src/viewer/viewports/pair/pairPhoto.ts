import { type PhotosDisplaySet, type StackPosition } from '#dicom/displaySet.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type Laterality } from '#viewer/viewports/laterality.ts';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';

/** One photograph in one half of a pair. */
export interface PairPhoto {
  readonly contents: ReadyContents;
  readonly displaySet: PhotosDisplaySet;
  readonly position: StackPosition;
  readonly heading: PaneHeading;
  readonly side: Laterality | undefined;
  /** What part of the body it is of, in words; undefined where nothing says so. */
  readonly region: string | undefined;
}
