import { type Dataset, has, number, text } from './dataset.ts';
import { optional, type Unreadable } from './study.ts';
import { Tag } from './tag.ts';
import {
  isSeriesInstanceUid,
  isSopInstanceUid,
  isStudyInstanceUid,
  type SeriesInstanceUid,
  type SopInstanceUid,
  type StudyInstanceUid,
} from './uid.ts';

/** One SOP instance as its metadata tells it. What a display needs beyond these fields it reads from `dataset` by tag. */
export interface Instance {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly sopInstanceUid: SopInstanceUid;
  readonly sopClassUid: string;
  readonly modality?: string;
  readonly seriesNumber?: number;
  readonly instanceNumber?: number;
  readonly seriesDescription?: string;
  /** 1 for a single-frame image; 0 is never written: no pixels means no rows. */
  readonly numberOfFrames: number;
  readonly rows?: number;
  readonly columns?: number;
  /** The stored syntax if the archive says so (0008,3002 or 0002,0010); the frame's own answer always decides. */
  readonly transferSyntaxUid?: string;
  /** Set when a folder archive gave the object a derived UID: the UID stored in the file. Saving to such an object is refused. */
  readonly originalSopInstanceUid?: string;
  readonly hasPixels: boolean;
  readonly dataset: Dataset;
}

export function parseInstance(dataset: Dataset): Instance | Unreadable {
  const study = text(dataset, Tag.studyInstanceUid);
  const series = text(dataset, Tag.seriesInstanceUid);
  const sop = text(dataset, Tag.sopInstanceUid);
  if (!isStudyInstanceUid(study)) return { unreadable: 'Study Instance UID (0020,000D)' };
  if (!isSeriesInstanceUid(series)) return { unreadable: 'Series Instance UID (0020,000E)' };
  if (!isSopInstanceUid(sop)) return { unreadable: 'SOP Instance UID (0008,0018)' };
  const rows = number(dataset, Tag.rows);
  const columns = number(dataset, Tag.columns);
  return {
    studyInstanceUid: study,
    seriesInstanceUid: series,
    sopInstanceUid: sop,
    sopClassUid: text(dataset, Tag.sopClassUid) ?? '',
    numberOfFrames: Math.max(1, Math.floor(number(dataset, Tag.numberOfFrames) ?? 1)),
    hasPixels: rows !== undefined && columns !== undefined && rows > 0 && columns > 0,
    dataset,
    ...optional('modality', text(dataset, Tag.modality)),
    ...optional('seriesNumber', number(dataset, Tag.seriesNumber)),
    ...optional('instanceNumber', number(dataset, Tag.instanceNumber)),
    ...optional('seriesDescription', text(dataset, Tag.seriesDescription)),
    ...optional('rows', rows),
    ...optional('columns', columns),
    ...optional(
      'transferSyntaxUid',
      text(dataset, Tag.availableTransferSyntaxUid) ?? text(dataset, Tag.transferSyntaxUid),
    ),
    ...(has(dataset, Tag.lysbildeOriginalSopInstanceUid)
      ? optional('originalSopInstanceUid', text(dataset, Tag.lysbildeOriginalSopInstanceUid))
      : {}),
  };
}
