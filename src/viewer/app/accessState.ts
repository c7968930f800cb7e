import { type FailureReason } from '#viewer/archives/archiveError.ts';

/** Whether anything about a patient may be on screen. */
export type AccessState =
  | { readonly state: 'open' }
  /** `unlocking` and `failed` keep the same blank screen. */
  | { readonly state: 'locked'; readonly why: 'asked' | 'idle' | 'elsewhere' }
  | { readonly state: 'ended'; readonly why: 'logged-out' | 'signed-out' | 'time' | 'main-window' };

/** What an error from the gateway means for the whole screen; undefined where it means nothing beyond its own place. */
export function accessAfter(reason: FailureReason): AccessState | undefined {
  if (reason === 'signed-out') return { state: 'ended', why: 'signed-out' };
  if (reason === 'locked') return { state: 'locked', why: 'elsewhere' };
  return undefined;
}
