import { type ExternalPatients } from './register/archivePatient.ts';

interface Patience {
  /** Milliseconds an archive is given to answer. */
  readonly timeout: number;
  /** Milliseconds an answer is good for: the page and the launch from it ask within seconds of each other. */
  readonly life: number;
  readonly now: () => number;
}

const patience: Patience = { timeout: 5000, life: 30_000, now: Date.now };

/** An archive's list of patients, asked for seldom and waited for briefly; a slow or failing archive is missing, and says so. */
export function externalPatients(
  list: () => Promise<ExternalPatients>,
  { timeout, life, now }: Patience = patience,
): () => Promise<ExternalPatients> {
  let kept: { readonly answer: Promise<ExternalPatients>; readonly until: number } | undefined;
  return async () => {
    if (kept === undefined || kept.until < now())
      kept = { answer: withinTime(list(), timeout), until: now() + life };
    const { answer } = kept;
    const patients = await answer;
    // Only an answer is worth keeping: the next look at the page asks a missing archive again.
    if (patients.kind === 'missing' && kept.answer === answer) kept = undefined;
    return patients;
  };
}

function withinTime(answer: Promise<ExternalPatients>, timeout: number): Promise<ExternalPatients> {
  return new Promise((resolve) => {
    const late = setTimeout(
      () =>
        resolve({
          kind: 'missing',
          why: `det kom ikke noe svar innen ${(timeout / 1000).toLocaleString('nb')} sekunder`,
        }),
      timeout,
    );
    void answer
      .catch((): ExternalPatients => ({ kind: 'missing', why: 'listen kunne ikke hentes' }))
      .then(resolve)
      .finally(() => clearTimeout(late));
  });
}
