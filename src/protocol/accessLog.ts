import * as v from 'valibot';

/** One look-up as the patient may see it: name, role, place, time; never the health worker's own number. */
export const AccessLogEntry = v.object({
  recorded: v.string(),
  action: v.string(),
  outcome: v.picklist(['0', '4', '8', '12']),
  who: v.string(),
  role: v.optional(v.string()),
  department: v.optional(v.string()),
  organisation: v.optional(v.string()),
  why: v.optional(v.string()),
  studyInstanceUid: v.optional(v.string()),
  /** The archives that were asked for it. */
  archiveIds: v.array(v.string()),
  /** One line for this many studies, where each has its own in the journal. */
  studies: v.optional(v.number()),
});
export type AccessLogEntry = v.InferOutput<typeof AccessLogEntry>;
/** The newest are given, and no more of them than this. */
export const accessLogMost = 2000;
export const AccessLog = v.array(AccessLogEntry);
export type AccessLog = v.InferOutput<typeof AccessLog>;
