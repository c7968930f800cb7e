import * as v from 'valibot';

const Uid = v.pipe(v.string(), v.regex(/^[0-9][0-9.]{0,63}$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** One object the user has had on screen. `frames` counts from 1; an object that is seen as a whole (a loop, a film, a document) has frame 1. */
export const SeenInstance = v.object({
  sopInstanceUid: Uid,
  frames: v.pipe(v.array(v.pipe(Count, v.minValue(1))), v.minLength(1), v.maxLength(20_000)),
});
export type SeenInstance = v.InferOutput<typeof SeenInstance>;
export const SeenInstances = v.array(SeenInstance);

/** How far the user has come in one study. */
export const SeenStudy = v.object({
  studyInstanceUid: Uid,
  /** Pictures and other things that have been on screen. */
  seen: Count,
  /** Of so many, when the study was last open. */
  total: Count,
  /** Instances the study had then: a study that has grown since is not seen. */
  instances: Count,
});
export type SeenStudy = v.InferOutput<typeof SeenStudy>;
export const SeenSummary = v.array(SeenStudy);
export type SeenSummary = v.InferOutput<typeof SeenSummary>;

/** What has been on screen since the last such message, in one study. */
export const SeenMarks = v.object({
  total: Count,
  instances: Count,
  marks: v.pipe(v.array(SeenInstance), v.maxLength(1000)),
});
export type SeenMarks = v.InferOutput<typeof SeenMarks>;

/** Marks to take back; every mark of the study where no instance is named. */
export const UnseenInstances = v.object({
  sopInstanceUids: v.optional(v.pipe(v.array(Uid), v.minLength(1), v.maxLength(10_000))),
});
export type UnseenInstances = v.InferOutput<typeof UnseenInstances>;
