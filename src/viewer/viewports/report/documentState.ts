import { type Dataset, items, text } from '#dicom/dataset.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { type Citation, citedIn } from './citation.ts';
import { nameIn } from './contentValue.ts';
import { ReportTag } from './reportTag.ts';

/** How far a document has come (PS3.3 C.17.2), and what came before it. */
export interface DocumentState {
  readonly isPartial: boolean;
  readonly partialBecause?: string;
  readonly isUnverified: boolean;
  readonly isPreliminary: boolean;
  readonly verifiedBy: readonly Verified[];
  readonly predecessors: readonly Citation[];
  readonly contentDate?: string;
  readonly contentTime?: string;
}

export interface Verified {
  readonly name?: string;
  readonly organisation?: string;
  /** DT as stored. */
  readonly at?: string;
}

export function documentState(document: Dataset): DocumentState {
  return {
    isPartial: text(document, ReportTag.completionFlag) === 'PARTIAL',
    ...optional('partialBecause', text(document, ReportTag.completionFlagDescription)),
    isUnverified: text(document, ReportTag.verificationFlag) === 'UNVERIFIED',
    isPreliminary: text(document, ReportTag.preliminaryFlag) === 'PRELIMINARY',
    verifiedBy: items(document, ReportTag.verifyingObserverSequence).map((observer) => ({
      ...optional('name', nameIn(observer, ReportTag.verifyingObserverName)),
      ...optional('organisation', text(observer, ReportTag.verifyingOrganization)),
      ...optional('at', text(observer, ReportTag.verificationDateTime)),
    })),
    predecessors: citedIn(document, ReportTag.predecessorDocumentsSequence),
    ...optional('contentDate', text(document, Tag.contentDate)),
    ...optional('contentTime', text(document, Tag.contentTime)),
  };
}
