import * as v from 'valibot';

/** Who is looking. A citizen or partner may follow later; no route may assume a clinician. */
export const Principal = v.variant('kind', [
  v.object({
    kind: v.literal('clinician'),
    name: v.string(),
    role: v.optional(v.string()),
    department: v.optional(v.string()),
    organisation: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('citizen'), name: v.string(), represents: v.optional(v.string()) }),
  v.object({ kind: v.literal('partner'), name: v.string(), organisation: v.string() }),
]);
export type Principal = v.InferOutput<typeof Principal>;

/** A number with its issuer's OID or URI (bare, no `urn:oid:`). */
export const Identifier = v.object({ id: v.string(), issuer: v.optional(v.string()) });

/** The patient a context is bound to, from the record's register; never from the images. */
export const BoundPatient = v.object({
  identifiers: v.array(Identifier),
  /** As the register writes it, given names first. */
  displayName: v.string(),
  /** DICOM form `family^given`, for comparing with objects. */
  dicomName: v.optional(v.string()),
  /** `YYYYMMDD` or shorter; absent where the record does not tell. */
  birthDate: v.optional(v.string()),
  sex: v.optional(v.picklist(['M', 'F', 'O', 'U'])),
  /** The national number to show, `ddmmyynnnnn`, if one of the identifiers is one. */
  nationalNumber: v.optional(v.string()),
  /** A synthetic number (Tenor, NAV): marked «TESTDATA». */
  isTestNumber: v.boolean(),
  /** Other entries of the same person in the record that could not be read, with numbers that are then not known. */
  unreadLinks: v.optional(v.number()),
  /** Confidential address (code 6/7): institution may be hidden. */
  isConfidential: v.boolean(),
});
export type BoundPatient = v.InferOutput<typeof BoundPatient>;

/** The record's own decision to open this patient, from its decision templates. */
export const Decision = v.object({
  code: v.string(),
  display: v.string(),
  purposeOfUse: v.picklist(['TREAT', 'ETREAT', 'COC', 'BTG']),
  selfAuthorised: v.boolean(),
});
export type Decision = v.InferOutput<typeof Decision>;

export const Session = v.object({
  contextId: v.string(),
  principal: Principal,
  patient: BoundPatient,
  decision: v.optional(Decision),
  /** Study Instance UIDs the record asked to open, most wanted first. */
  studyHints: v.array(v.string()),
  needPatientBanner: v.boolean(),
  isLocked: v.boolean(),
  idleSeconds: v.number(),
  /** Milliseconds since 1970 by the server's clock, beside `serverTime` of the same clock. */
  endsAt: v.number(),
  serverTime: v.number(),
});
export type Session = v.InferOutput<typeof Session>;
