import { type Anatomy, anatomyOf, type AnatomyOfStudy } from '#dicom/anatomy.ts';

import { type ReadCoding } from './codingState.ts';

/**
 * What `anatomyOf` says, read once for what has come of a study's images. The reader of an answer asks first, for a few studies at a time: to
 * read two thousand when their rows are made anew would hold a scrolling list for longer than a frame.
 */
export function studyAnatomy(study: AnatomyOfStudy, coding: ReadCoding | undefined): Anatomy {
  if (coding === undefined) return anatomyOf(study);
  const before = alreadyRead.get(coding);
  if (before?.study === study) return before.anatomy;
  const anatomy = anatomyOf(study, coding);
  alreadyRead.set(coding, { study, anatomy });
  return anatomy;
}

interface AlreadyRead {
  readonly study: AnatomyOfStudy;
  readonly anatomy: Anatomy;
}

const alreadyRead = new WeakMap<ReadCoding, AlreadyRead>();
