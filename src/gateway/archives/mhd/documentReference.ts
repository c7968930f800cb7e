import * as v from 'valibot';

const Text = v.optional(v.string());
const Identifier = v.object({ system: Text, value: Text });
const Concept = v.object({
  coding: v.optional(v.array(v.object({ system: Text, code: Text, display: Text })), []),
  text: Text,
});
export type Concept = v.InferOutput<typeof Concept>;

const Reference = v.object({ reference: Text, identifier: v.optional(Identifier), display: Text });
export type Reference = v.InferOutput<typeof Reference>;

const HumanName = v.object({ text: Text, family: Text, given: v.optional(v.array(v.string()), []) });
export type HumanName = v.InferOutput<typeof HumanName>;

/** Where one form of a document lies, and by what its bytes are known (FHIR R4 Attachment; MHD maps XDS size and hash here). */
const Attachment = v.object({
  contentType: v.optional(v.string(), ''),
  url: Text,
  /** Base64; MHD wants an address instead, and some servers write the document here all the same. */
  data: Text,
  size: v.optional(v.number()),
  /** Base64 of SHA-1. */
  hash: Text,
  title: Text,
  creation: Text,
});
export type Attachment = v.InferOutput<typeof Attachment>;

/** What is read of a FHIR R4 DocumentReference; everything else in it is left alone. */
export const DocumentReference = v.object({
  resourceType: v.literal('DocumentReference'),
  id: Text,
  masterIdentifier: v.optional(Identifier),
  status: v.string(),
  docStatus: Text,
  type: v.optional(Concept),
  category: v.optional(v.array(Concept), []),
  subject: v.optional(Reference),
  date: Text,
  author: v.optional(v.array(Reference), []),
  custodian: v.optional(Reference),
  description: Text,
  content: v.pipe(v.array(v.object({ attachment: Attachment })), v.minLength(1)),
  context: v.optional(
    v.object({
      period: v.optional(v.object({ start: Text })),
      sourcePatientInfo: v.optional(Reference),
    }),
  ),
  contained: v.optional(v.array(v.unknown()), []),
});
export type DocumentReference = v.InferOutput<typeof DocumentReference>;

export const Patient = v.object({
  resourceType: v.literal('Patient'),
  id: Text,
  identifier: v.optional(v.array(Identifier), []),
  name: v.optional(v.array(HumanName), []),
  gender: Text,
  birthDate: Text,
});
export type Patient = v.InferOutput<typeof Patient>;

/** Whoever wrote a document, as it is contained in it: a person, a role of one, or an organization. */
export const Writer = v.variant('resourceType', [
  v.object({
    resourceType: v.picklist(['Practitioner', 'RelatedPerson', 'Patient']),
    id: Text,
    name: v.optional(v.array(HumanName), []),
  }),
  v.object({
    resourceType: v.literal('PractitionerRole'),
    id: Text,
    practitioner: v.optional(Reference),
    organization: v.optional(Reference),
  }),
  v.object({ resourceType: v.literal('Organization'), id: Text, name: Text }),
]);
export type Writer = v.InferOutput<typeof Writer>;

/** The words of a code: its text, else what its coding displays, else the bare code. */
export function conceptWords(concept: Concept | undefined): string | undefined {
  if (concept === undefined) return undefined;
  const [displayed] = concept.coding.flatMap(({ display }) => (filled(display) ? [display] : []));
  const [coded] = concept.coding.flatMap(({ code }) => (filled(code) ? [code] : []));
  return filled(concept.text) ? concept.text : (displayed ?? coded);
}

/** The media type alone, in lower case, without parameters. */
export function bareMedia(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** A media type that can stand in a header; undefined for words in its place. */
export function mediaNamed(contentType: string): string | undefined {
  const media = bareMedia(contentType);
  return /^[\w.+-]+\/[\w.+-]+$/.test(media) ? media : undefined;
}

export function filled(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
