import * as v from 'valibot';

const Finite = v.pipe(v.number(), v.finite());
const Basis = v.picklist(['beat', 'time', 'index']);
const Place = v.object({ basis: Basis, place: Finite });

/** What loops of one window tell those of another: never a frame, only what the frames go by. */
const Message = v.variant('told', [
  v.object({
    told: v.literal('clock'),
    basis: Basis,
    reading: v.object({
      state: v.picklist(['running', 'held', 'stopped']),
      turns: Finite,
      at: Finite,
      since: Finite,
      pace: Finite,
      unit: Finite,
    }),
  }),
  v.object({ told: v.literal('stopped'), id: v.string(), place: v.optional(Place) }),
  v.object({ told: v.literal('stood'), id: v.string(), place: Place }),
]);
export type LoopMessage = v.InferOutput<typeof Message>;

/** Undefined for all else. */
export function parseLoopMessage(body: unknown): LoopMessage | undefined {
  const parsed = v.safeParse(Message, body);
  return parsed.success ? parsed.output : undefined;
}
