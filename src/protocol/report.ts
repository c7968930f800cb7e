import * as v from 'valibot';

/** A DiagnosticReport of the record (FHIR R4), reduced to what is read beside images. */
export const Report = v.object({
  reportId: v.string(),
  status: v.string(),
  title: v.string(),
  /** `YYYYMMDD` */
  date: v.optional(v.string()),
  author: v.optional(v.string()),
  organisation: v.optional(v.string()),
  /** Studies it describes. */
  studyInstanceUids: v.array(v.string()),
  accessionNumbers: v.array(v.string()),
  /** Plain text; paragraphs parted by blank lines. */
  text: v.string(),
});
export type Report = v.InferOutput<typeof Report>;
export const Reports = v.array(Report);
