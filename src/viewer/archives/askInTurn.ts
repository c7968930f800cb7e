import { FrameFailure, type FrameFailureReason } from '#dicom/frame.ts';
import { type InstancePath } from '#protocol/paths.ts';

/** What became of asking one archive after the other. */
export interface Asked<T> {
  readonly given?: { readonly value: T; readonly from: string };
  readonly failures: readonly { readonly archiveId: string; readonly why: FrameFailure }[];
}

export interface Asking<T> {
  /** One request to one archive. Throws the signal's reason when aborted; every other failure is a value. */
  readonly ask: (at: InstancePath) => Promise<T | FrameFailure>;
  /** How often an archive is asked whose failure may pass. */
  readonly tries: number;
  readonly signal: AbortSignal;
}

/** Worth asking the same archive again; the others will not be better the next time. */
const passing: ReadonlySet<FrameFailureReason> = new Set(['unreachable', 'timeout', 'wrong-size']);
/** Not the fault of the archive asked: asking another archive would tell nothing new. */
const final: ReadonlySet<FrameFailureReason> = new Set(['signed-out', 'journal-unavailable', 'no-access']);

/** Every archive once before any is asked again: where two hold it, a slow or broken one is not waited for twice. */
export async function askInTurn<T>(
  addresses: readonly InstancePath[],
  { ask, tries, signal }: Asking<T>,
): Promise<Asked<T>> {
  const failures: { readonly archiveId: string; readonly why: FrameFailure }[] = [];
  let worthAsking = addresses;
  for (let attempt = 1; worthAsking.length > 0; attempt += 1) {
    const again: InstancePath[] = [];
    for (const at of worthAsking) {
      const { archiveId } = at;
      const answer = await ask(at);
      if (!(answer instanceof FrameFailure)) return { given: { value: answer, from: archiveId }, failures };
      failures.push({ archiveId, why: answer });
      if (final.has(answer.reason)) return { failures };
      if (passing.has(answer.reason)) again.push(at);
    }
    worthAsking = attempt >= tries ? [] : again;
    if (worthAsking.length > 0) await pause(200 * 3 ** (attempt - 1), signal);
  }
  return { failures };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
    function done() {
      signal.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    }
  });
}
