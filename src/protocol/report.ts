import * as v from 'valibot';

import { Identifier } from './session.ts';

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
  /** Accession numbers, each with its issuer where the record says. */
  accessions: v.array(Identifier),
  /** Plain text; paragraphs parted by blank lines. Empty where the record has it in other forms alone. */
  text: v.string(),
  /** Media types of the forms that are not in `text`: a signed PDF, a page. */
  otherForms: v.optional(v.array(v.string()), []),
});
export type Report = v.InferOutput<typeof Report>;
export const Reports = v.array(Report);
