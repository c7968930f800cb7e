import * as v from 'valibot';

/** Body of every answer that is not 2xx: a kind the viewer has words for, and nothing about a patient. */
export const problemKinds = [
  'signed-out',
  'not-found',
  'no-access',
  'locked',
  'journal-unavailable',
  'archive-unreachable',
  'archive-timeout',
  'archive-refused',
  'identifier-unusable',
  'archive-error',
  'archive-malformed',
  'unsupported',
  'damaged',
  'converter-missing',
  'conversion-failed',
  'bad-request',
  'internal',
] as const;
export const Problem = v.object({
  problem: v.picklist(problemKinds),
  /** For support: request id, never patient data. */
  requestId: v.optional(v.string()),
  /** Technical detail without patient data, e.g. «HTML med status 200» or a codec's name. */
  detail: v.optional(v.string()),
});
export type Problem = v.InferOutput<typeof Problem>;
