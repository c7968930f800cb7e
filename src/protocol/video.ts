import * as v from 'valibot';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What `…/video` serves and what was done to it: enough to find any frame of it, and to say what it is not. */
export const VideoDescription = v.object({
  /** What the stored stream is, by its own bytes. */
  container: v.string(),
  codec: v.string(),
  /** `repacked`: the same pictures in an MP4. `converted`: re-encoded, with some loss. */
  made: v.picklist(['as-stored', 'repacked', 'converted']),
  /** Media type with codecs, for a browser to say whether it plays it. */
  type: v.string(),
  /** When each frame is shown, in the order of showing: ticks a second, the first one's tick, then how many stand how long. */
  timescale: v.pipe(v.number(), v.integer(), v.minValue(1)),
  start: v.number(),
  durations: v.array(v.tuple([Count, v.number()])),
  /** Frames that the file's own edit list leaves out. */
  hidden: Count,
  hasSound: v.boolean(),
  /** Faults were found in the stream while it was repacked or converted. */
  hasFaults: v.boolean(),
});
export type VideoDescription = v.InferOutput<typeof VideoDescription>;
