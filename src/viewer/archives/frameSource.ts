import { type Frame, FrameFailure, type FrameFailureReason, type FrameSource } from '#dicom/frame.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { isUid, type SopInstanceUid } from '#dicom/uid.ts';
import { type InstancePath, paths, prefetchHeader, slowLineHeader } from '#protocol/paths.ts';

import { ArchiveError, frameFailureReason, problemOf } from './archiveError.ts';
import { bulkDataAt } from './bulkData.ts';
import { type Asked, FrameSources } from './frameSources.ts';
import { LineSpeed } from './lineSpeed.ts';

/** Where each instance lies: one address per archive that holds it, the first asked first. */
export type Addresses = (sopInstanceUid: SopInstanceUid) => NonEmpty<InstancePath> | undefined;

export interface FrameSourceOptions {
  /** Told when the gateway says the session is over or locked. */
  readonly onLostAccess?: (reason: 'signed-out' | 'locked') => void;
  readonly fetch?: typeof fetch;
  /** `prefetch`: not to be shown yet; the gateway journals it as that, and the browser lets everything else go first. */
  readonly purpose?: 'prefetch';
  /** What was fetched ahead and is now asked for. */
  readonly ahead?: (sopInstanceUid: SopInstanceUid, frameNumber: number) => Frame | undefined;
}

const tries = 3;
const timeoutMilliseconds = 30_000;

/** One line leads to the gateway, whichever study is asked for. */
const line = new LineSpeed();

export function isLineNarrow(): boolean {
  return line.isNarrow;
}

/** Worth asking the same archive again; the others will not be better the next time. */
const passing: ReadonlySet<FrameFailureReason> = new Set(['unreachable', 'timeout', 'wrong-size']);
/** Not the fault of the archive asked: asking another archive would tell nothing new. */
const final: ReadonlySet<FrameFailureReason> = new Set(['signed-out', 'journal-unavailable', 'no-access']);

/** Frames through the gateway, each proven whole. GET is idempotent: up to three tries, then the next archive that holds it. */
export function frameSource(addresses: Addresses, options: FrameSourceOptions = {}): FrameSource {
  const bulk: FrameSource['bulk'] = (sopInstanceUid, tag, signal) =>
    bulkValue(addresses(sopInstanceUid) ?? [], { tag, signal, ...options });
  const sources = new FrameSources();
  const frame = async (sopInstanceUid: SopInstanceUid, frameNumber: number, signal: AbortSignal) => {
    const known = addresses(sopInstanceUid);
    if (known === undefined) throw new FrameFailure('not-found', 'no archive holds this instance');
    const place = { sopInstanceUid, frameNumber };
    const kept = options.ahead?.(sopInstanceUid, frameNumber);
    if (kept !== undefined) return kept;
    const answer = await askInTurn(sources.inTurn(place, known), { ...place, signal, options });
    sources.answered(place, known, answer);
    if (answer.frame === undefined)
      throw answer.failures.at(-1)?.why ?? new FrameFailure('not-found', 'not asked');
    return answer.frame;
  };
  return Object.assign(frame, {
    bulk,
    distrust: (given: Frame, reason: FrameFailureReason) =>
      sources.distrust(given, reason, addresses(given.sopInstanceUid) ?? []),
    replaced: (sopInstanceUid: string, frameNumber: number) =>
      sources.replaced({ sopInstanceUid, frameNumber }),
  });
}

/** From the first archive that gives it. Throws ArchiveError, or the signal's reason. */
async function bulkValue(
  addresses: readonly InstancePath[],
  how: FrameSourceOptions & { readonly tag: string; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  let failure = new ArchiveError('not-found');
  for (const address of addresses) {
    try {
      return await bulkDataAt(paths.bulkData(address, how.tag), how);
    } catch (cause) {
      if (!(cause instanceof ArchiveError)) throw cause;
      failure = cause;
    }
  }
  throw failure;
}

interface Ask {
  readonly sopInstanceUid: SopInstanceUid;
  readonly address: InstancePath;
  readonly frameNumber: number;
  readonly signal: AbortSignal;
  readonly options: FrameSourceOptions;
}

/** Every archive once before any is asked again: where two hold it, a slow or broken one is not waited for twice. */
async function askInTurn(addresses: readonly InstancePath[], ask: Omit<Ask, 'address'>): Promise<Asked> {
  const failures: { readonly archiveId: string; readonly why: FrameFailure }[] = [];
  let worthAsking = addresses;
  for (let attempt = 1; worthAsking.length > 0; attempt += 1) {
    const again: InstancePath[] = [];
    for (const address of worthAsking) {
      const answer = await askOnce({ ...ask, address });
      if (!(answer instanceof FrameFailure)) return { frame: answer, from: address.archiveId, failures };
      failures.push({ archiveId: address.archiveId, why: answer });
      if (final.has(answer.reason)) return { failures };
      if (passing.has(answer.reason)) again.push(address);
    }
    worthAsking = attempt === tries ? [] : again;
    if (worthAsking.length > 0) await pause(200 * 3 ** (attempt - 1), ask.signal);
  }
  return { failures };
}

/** One request. Throws the signal's reason when aborted; every other failure is a value. */
async function askOnce(ask: Ask): Promise<Frame | FrameFailure> {
  const { sopInstanceUid, address, frameNumber, signal, options } = ask;
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  try {
    const response = await (options.fetch ?? fetch)(paths.frame(address, frameNumber), {
      signal: AbortSignal.any([signal, timeout]),
      ...(options.purpose === undefined ? {} : { priority: 'low' }),
      headers: {
        ...(line.isSlow ? { [slowLineHeader]: '1' } : {}),
        ...(options.purpose === undefined ? {} : { [prefetchHeader]: '1' }),
      },
    });
    const began = performance.now();
    if (!response.ok) return await refusal(response, options);
    const transferSyntaxUid = transferSyntaxOf(response.headers.get('content-type'));
    if (transferSyntaxUid instanceof FrameFailure) return transferSyntaxUid;
    const bytes = new Uint8Array(await response.arrayBuffer());
    line.arrived(bytes.length, performance.now() - began);
    return (
      lengthFailure(response.headers, bytes) ?? { sopInstanceUid, frameNumber, transferSyntaxUid, bytes }
    );
  } catch (cause) {
    signal.throwIfAborted();
    return new FrameFailure(timeout.aborted ? 'timeout' : 'unreachable', 'no answer', { cause });
  }
}

async function refusal(response: Response, options: FrameSourceOptions): Promise<FrameFailure> {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemOf(response.status, body);
  if (problem.reason === 'signed-out' || problem.reason === 'locked') options.onLostAccess?.(problem.reason);
  return new FrameFailure(frameFailureReason(problem.reason), problem.detail ?? `status ${response.status}`);
}

/** `type/subtype; transfer-syntax=…` (PS3.18 8.7.3.5.2). Without the parameter the bytes could be anything: refused, never guessed. */
function transferSyntaxOf(contentType: string | null): string | FrameFailure {
  const [media = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim());
  if (!/^(image|video)\/|^application\/(octet-stream|x-)/i.test(media)) {
    return new FrameFailure('wrong-media', media === '' ? 'no content type' : media.slice(0, 60));
  }
  const parameter = parameters.find((one) => /^transfer-syntax=/i.test(one));
  const uid = parameter?.slice('transfer-syntax='.length).replaceAll('"', '');
  return isUid(uid) ? uid : new FrameFailure('wrong-media', 'no transfer syntax');
}

function lengthFailure(headers: Headers, bytes: Uint8Array): FrameFailure | undefined {
  if (bytes.length === 0) return new FrameFailure('wrong-size', 'no bytes');
  // Content-Length counts the encoded bytes, not ours, where a Content-Encoding stands.
  const promised = headers.get('content-encoding') === null ? headers.get('content-length') : null;
  if (promised === null || Number(promised) === bytes.length) return undefined;
  return new FrameFailure('wrong-size', `${bytes.length} of ${promised} bytes`);
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
