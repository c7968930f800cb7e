import * as v from 'valibot';

import { problemKinds } from './problem.ts';

/** Studies that one request may ask about. */
export const mostCodingsAsked = 40;

/**
 * What a study is of, as the instances of its series say: anatomy stands in instances, never in study rows. `samples` are datasets of codes
 * (DICOM JSON), one for each of `series` series but those that say the same; `unread` series could not be read, or were too many.
 */
export const StudyCodings = v.variant('state', [
  v.object({
    studyInstanceUid: v.string(),
    state: v.literal('read'),
    samples: v.array(v.record(v.string(), v.unknown())),
    series: v.number(),
    unread: v.number(),
  }),
  v.object({
    studyInstanceUid: v.string(),
    state: v.literal('failed'),
    problem: v.picklist(problemKinds),
  }),
  /** Its turn did not come within the answer's time: ask again. */
  v.object({ studyInstanceUid: v.string(), state: v.literal('waiting') }),
]);
export type StudyCodings = v.InferOutput<typeof StudyCodings>;
export const CodingsAnswer = v.array(StudyCodings);
export type CodingsAnswer = v.InferOutput<typeof CodingsAnswer>;
