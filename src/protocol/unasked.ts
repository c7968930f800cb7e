import * as v from 'valibot';

/** What an archive may hold of the patient although it answered well, since it could not be asked for it. */
export const Unasked = v.object({
  /** It gives less than it has at a time and was asked day by day: studies without a date may be left. */
  undated: v.boolean(),
  /** Numbers of the patient that it would take for a pattern, and for other people's. */
  identifiers: v.number(),
});
export type Unasked = v.InferOutput<typeof Unasked>;
