import { type Dataset, items, numbers, text } from '#dicom/dataset.ts';
import { optional } from '#dicom/study.ts';
import { Tag } from '#dicom/tag.ts';
import { ReportTag } from './reportTag.ts';

/** One object that a document points at, and which part of it. */
export interface Citation {
  readonly sopInstanceUid: string;
  readonly sopClassUid?: string;
  /** From 1; empty: the whole object. */
  readonly frameNumbers: readonly number[];
  readonly segmentNumbers: readonly number[];
  /** The study it lies in, where the document's evidence lists say so. */
  readonly studyInstanceUid?: string;
}

/** SOP Instance UID → Study Instance UID, from a document's lists of evidence (PS3.3 C.17.2.3). */
export type Evidence = ReadonlyMap<string, string>;

const evidenceLists = [
  ReportTag.currentRequestedProcedureEvidenceSequence,
  ReportTag.pertinentOtherEvidenceSequence,
  ReportTag.predecessorDocumentsSequence,
  ReportTag.identicalDocumentsSequence,
] as const;

export function evidenceOf(document: Dataset): Evidence {
  return new Map(evidenceLists.flatMap((list) => listed(document, list)).map((one) => [one.sop, one.study]));
}

/** The objects of one evidence list (PS3.3 10.4 macro «Hierarchical SOP Instance Reference»). */
export function citedIn(document: Dataset, list: (typeof evidenceLists)[number]): readonly Citation[] {
  return listed(document, list).map(({ sop, study }) => ({
    sopInstanceUid: sop,
    frameNumbers: [],
    segmentNumbers: [],
    studyInstanceUid: study,
  }));
}

/** What a content item of type IMAGE, WAVEFORM or COMPOSITE points at. */
export function citationsOf(item: Dataset, evidence: Evidence): readonly Citation[] {
  return items(item, ReportTag.referencedSopSequence).flatMap((reference) => {
    const sopInstanceUid = text(reference, Tag.referencedSopInstanceUid);
    if (sopInstanceUid === undefined) return [];
    return [
      {
        sopInstanceUid,
        ...optional('sopClassUid', text(reference, Tag.referencedSopClassUid)),
        frameNumbers: positive(reference, ReportTag.referencedFrameNumber),
        segmentNumbers: positive(reference, ReportTag.referencedSegmentNumber),
        ...optional('studyInstanceUid', evidence.get(sopInstanceUid)),
      },
    ];
  });
}

function positive(dataset: Dataset, tag: string): readonly number[] {
  return (numbers(dataset, tag) ?? []).filter((value) => Number.isInteger(value) && value > 0);
}

function listed(document: Dataset, list: string) {
  return items(document, list).flatMap((study) => {
    const uid = text(study, Tag.studyInstanceUid);
    if (uid === undefined) return [];
    return items(study, ReportTag.referencedSeriesSequence)
      .flatMap((series) => items(series, ReportTag.referencedSopSequence))
      .flatMap((reference) => {
        const sop = text(reference, Tag.referencedSopInstanceUid);
        return sop === undefined ? [] : [{ sop, study: uid }];
      });
  });
}
