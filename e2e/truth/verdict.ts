/** How a file came out. `true` painted as stored · `refused` with the reason in words · `wrong` other pixels · `silent` neither. */
export type Outcome = 'true' | 'refused' | 'wrong' | 'silent';

export interface Verdict {
  readonly outcome: Outcome;
  /** In a few words: what was seen, or what was refused and why. */
  readonly because: string;
  /** Time ran out: on a machine that others share it is worth a second try. */
  readonly isLate?: true;
}

const gravity: readonly Outcome[] = ['true', 'refused', 'wrong', 'silent'];

/** A file is as bad as the worst of its frames. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(
    (so, next) => (gravity.indexOf(next.outcome) > gravity.indexOf(so.outcome) ? next : so),
    { outcome: 'true', because: '' },
  );
}
