import * as v from 'valibot';

import { Refusal } from '#gateway/gate.ts';
import { type ArchiveAnswer } from '#gateway/archives/archiveConnection.ts';

import { DocumentReference, Patient } from './documentReference.ts';

/** One page of a search for documents. */
export interface Searchset {
  readonly documents: readonly DocumentReference[];
  /** DocumentReferences that lack what makes them one. */
  readonly unreadable: number;
  /** Patients that came with them, by every address they may be referred to. */
  readonly patients: ReadonlyMap<string, Patient>;
  /** The server says that its answer is not whole. */
  readonly isIncomplete: boolean;
  readonly total?: number;
  readonly next?: string;
}

const Bundle = v.object({
  resourceType: v.literal('Bundle'),
  total: v.optional(v.number()),
  link: v.optional(v.array(v.object({ relation: v.string(), url: v.string() })), []),
  entry: v.optional(v.array(v.object({ fullUrl: v.optional(v.string()), resource: v.unknown() })), []),
});
const Typed = v.object({ resourceType: v.string() });
const OperationOutcome = v.object({ issue: v.array(v.object({ severity: v.string(), code: v.string() })) });

/** Warnings that say only how the question was understood. */
const harmless = new Set(['informational', 'not-supported', 'code-invalid', 'business-rule']);

/** Anything but a Bundle of FHIR JSON — HTML with 200, cut-off JSON, another resource — is a Refusal, never an empty list. */
export function parseSearchset(answer: ArchiveAnswer): Searchset {
  if (answer.status !== 200) throw new Refusal(502, 'archive-refused', { detail: `HTTP ${answer.status}` });
  const bundle = v.safeParse(Bundle, jsonOf(answer.body));
  if (!bundle.success) throw new Refusal(502, 'archive-malformed', { detail: 'not a FHIR Bundle' });
  const { entry, link, total } = bundle.output;
  const documents: DocumentReference[] = [];
  const patients = new Map<string, Patient>();
  const counts = { unreadable: 0, outcomes: 0 };
  for (const { fullUrl, resource } of entry) {
    const typed = v.safeParse(Typed, resource);
    switch (typed.success ? typed.output.resourceType : '') {
      case 'Patient':
        addPatient(patients, fullUrl, resource);
        break;
      case 'OperationOutcome':
        if (saysIncomplete(resource)) counts.outcomes += 1;
        break;
      case 'DocumentReference': {
        const document = v.safeParse(DocumentReference, resource);
        if (document.success) documents.push(document.output);
        else counts.unreadable += 1;
        break;
      }
      default:
        counts.unreadable += 1;
    }
  }
  const next = link.find(({ relation }) => relation === 'next')?.url;
  return {
    documents,
    patients,
    unreadable: counts.unreadable,
    isIncomplete: counts.outcomes > 0,
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next }),
  };
}

function addPatient(patients: Map<string, Patient>, fullUrl: string | undefined, resource: unknown): void {
  const patient = v.safeParse(Patient, resource);
  if (!patient.success) return;
  if (fullUrl !== undefined) patients.set(fullUrl, patient.output);
  if (patient.output.id !== undefined) patients.set(`Patient/${patient.output.id}`, patient.output);
}

/** A registry behind the server that did not answer in full (XDS PartialSuccess) comes as an outcome beside the matches. */
function saysIncomplete(resource: unknown): boolean {
  const outcome = v.safeParse(OperationOutcome, resource);
  if (!outcome.success) return true;
  return outcome.output.issue.some(({ severity, code }) => severity !== 'information' && !harmless.has(code));
}

export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new Refusal(502, 'archive-malformed', { detail: 'not JSON', cause: error });
  }
}
