import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, items, personName, text } from './dataset.ts';
import { DocumentTag } from './documentTag.ts';
import { optional } from './study.ts';
import { Tag } from './tag.ts';

/** What a document archive tells of an object that is no DICOM. */
export interface ArchivedDocument {
  /** DocumentReference.docStatus, or `current`. */
  readonly status: string;
  readonly author?: string;
  readonly type?: string;
  readonly notShown?: string;
}

/** Undefined for a DICOM object. */
export function archivedDocument(dataset: Dataset): ArchivedDocument | undefined {
  const status = text(dataset, DocumentTag.status);
  if (status === undefined) return undefined;
  const [type] = items(dataset, Tag.conceptNameCodeSequence);
  return {
    status,
    ...optional('author', personName(dataset, AnnotationTag.contentCreatorName)?.alphabetic),
    ...optional('type', type === undefined ? undefined : text(type, Tag.codeMeaning)),
    ...optional('notShown', text(dataset, DocumentTag.notShown)),
  };
}
