import * as v from 'valibot';

import { bareIssuer } from '#dicom/patient.ts';
import { type Report } from '#protocol/report.ts';

import { type FhirReader } from './fhir.ts';
import { studyUidOf } from './tokenContext.ts';

const Text = v.optional(v.string());
const Identifier = v.object({
  system: Text,
  value: Text,
  type: v.optional(v.object({ coding: v.optional(v.array(v.object({ code: Text })), []) })),
});
const FhirReport = v.object({
  resourceType: v.literal('DiagnosticReport'),
  id: v.string(),
  status: v.string(),
  identifier: v.optional(v.array(Identifier), []),
  code: v.object({ text: Text, coding: v.optional(v.array(v.object({ display: Text })), []) }),
  effectiveDateTime: Text,
  effectivePeriod: v.optional(v.object({ start: Text })),
  issued: Text,
  performer: v.optional(v.array(v.object({ reference: Text, type: Text, display: Text })), []),
  imagingStudy: v.optional(v.array(v.object({ reference: Text, identifier: v.optional(Identifier) })), []),
  conclusion: Text,
  presentedForm: v.optional(v.array(v.object({ contentType: Text, data: Text })), []),
});
type FhirReport = v.InferOutput<typeof FhirReport>;

/** The record's reports on this patient. Drafts entered in error are not reports. */
export async function reportsOf(fhir: FhirReader, fhirPatient: string): Promise<readonly Report[]> {
  const found = await fhir.search(
    `DiagnosticReport?patient=${encodeURIComponent(fhirPatient)}&_count=200`,
    FhirReport,
  );
  return found.filter(({ status }) => status !== 'entered-in-error').map(reportFrom);
}

export function reportFrom(report: FhirReport): Report {
  const date = report.effectiveDateTime ?? report.effectivePeriod?.start ?? report.issued;
  const isOrganisation = ({ type, reference }: FhirReport['performer'][number]) =>
    type === 'Organization' || reference?.startsWith('Organization/') === true;
  const author = report.performer.find((performer) => !isOrganisation(performer))?.display;
  const organisation = report.performer.find(isOrganisation)?.display;
  return {
    reportId: report.id,
    status: report.status,
    title: report.code.text ?? report.code.coding[0]?.display ?? 'Svar',
    ...(date === undefined ? {} : { date: date.slice(0, 10).replaceAll('-', '') }),
    ...(author === undefined ? {} : { author }),
    ...(organisation === undefined ? {} : { organisation }),
    studyInstanceUids: report.imagingStudy.flatMap((study) => studyUidOf(study) ?? []),
    accessions: report.identifier.flatMap(({ type, system, value }) => {
      if (value === undefined || type?.coding.some(({ code }) => code === 'ACSN') !== true) return [];
      return [{ id: value.trim(), ...(system === undefined ? {} : { issuer: bareIssuer(system) }) }];
    }),
    text: textOf(report),
    otherForms: otherForms(report),
  };
}

/** Forms of it that the text is not of: what stands in a PDF alone must not look like nothing written. */
function otherForms({ presentedForm }: FhirReport): string[] {
  const shown = plainForm(presentedForm);
  const others = presentedForm.filter((form) => form !== shown).map(({ contentType = '' }) => contentType);
  return [...new Set(others.map((type) => type.split(';')[0]?.trim().toLowerCase() ?? ''))];
}

function plainForm(forms: FhirReport['presentedForm']): FhirReport['presentedForm'][number] | undefined {
  return forms.find(
    ({ contentType, data }) => contentType?.startsWith('text/plain') === true && data !== undefined,
  );
}

/** The whole text as it was signed, where there is one in plain text; else the conclusion. */
function textOf({ presentedForm, conclusion }: FhirReport): string {
  const plain = plainForm(presentedForm);
  const whole = plain?.data === undefined ? undefined : Buffer.from(plain.data, 'base64').toString('utf8');
  return (whole ?? conclusion ?? '').replaceAll('\r\n', '\n').trim();
}
