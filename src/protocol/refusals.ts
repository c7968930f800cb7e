import * as v from 'valibot';

/** Rows or instances the gateway did not pass on, by why. Shown as counts; never whose they are. */
export const Refusals = v.object({
  /** They belong to someone else: number, issuer, birth date or sex contradicts. */
  contradicts: v.number(),
  /** «kan ikke bekreftes»: the issuer is unknown. */
  unconfirmed: v.number(),
  /** Not readable as a study, series or instance at all. */
  unreadable: v.number(),
});
export type Refusals = v.InferOutput<typeof Refusals>;
export const noRefusals: Refusals = { contradicts: 0, unconfirmed: 0, unreadable: 0 };
