import { type Frame, FrameFailure, type FrameFailureReason, type FrameSource } from '#dicom/frame.ts';
import { isUid, type SopInstanceUid } from '#dicom/uid.ts';
import { type InstancePath, paths, prefetchHeader, slowLineHeader } from '#protocol/paths.ts';

import { ArchiveError, frameFailureReason, problemOf } from './archiveError.ts';
import { askInTurn } from './askInTurn.ts';
import { bulkDataAt } from './bulkData.ts';
import { LineSpeed } from './lineSpeed.ts';
import { type Retrieval } from './retrieval.ts';

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

/** Which archive gave a frame, also one that was fetched ahead. */
const origins = new WeakMap<Frame, string>();

/** Frames through the gateway, each proven whole. GET is idempotent: up to three tries, then the next archive that holds it. */
export function frameSource(retrieval: Retrieval, options: FrameSourceOptions = {}): FrameSource {
  const bulk: FrameSource['bulk'] = (sopInstanceUid, tag, signal) =>
    retrieval.take(
      { sopInstanceUid, part: tag },
      { ask: (at) => bulkDataAt(paths.bulkData(at, tag), { signal, ...options }), signal },
    );
  const frame = async (sopInstanceUid: SopInstanceUid, frameNumber: number, signal: AbortSignal) => {
    const part = { sopInstanceUid, part: frameNumber };
    const kept = options.ahead?.(sopInstanceUid, frameNumber);
    if (kept !== undefined) return kept;
    const ask = (address: InstancePath) => askOnce({ sopInstanceUid, frameNumber, address, signal, options });
    const asked = await askInTurn(retrieval.inTurn(part), { ask, tries, signal });
    retrieval.answered(part, asked);
    if (asked.given === undefined)
      throw asked.failures.at(-1)?.why ?? new FrameFailure('not-found', 'no archive holds this instance');
    origins.set(asked.given.value, asked.given.from);
    return asked.given.value;
  };
  const distrust = (given: Frame, reason: FrameFailureReason) => {
    const from = origins.get(given);
    const part = { sopInstanceUid: given.sopInstanceUid, part: given.frameNumber };
    return from !== undefined && retrieval.distrust(part, from, reason);
  };
  return Object.assign(frame, {
    bulk,
    distrust,
    replaced: (sopInstanceUid: string, frameNumber: number) =>
      retrieval.replaced({ sopInstanceUid, part: frameNumber }),
  });
}

interface Ask {
  readonly sopInstanceUid: SopInstanceUid;
  readonly address: InstancePath;
  readonly frameNumber: number;
  readonly signal: AbortSignal;
  readonly options: FrameSourceOptions;
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
    const why = new ArchiveError(timeout.aborted ? 'too-slow' : 'offline', { cause });
    return new FrameFailure(frameFailureReason(why.reason), 'no answer', { cause: why });
  }
}

async function refusal(response: Response, options: FrameSourceOptions): Promise<FrameFailure> {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemOf(response.status, body);
  if (problem.reason === 'signed-out' || problem.reason === 'locked') options.onLostAccess?.(problem.reason);
  return new FrameFailure(frameFailureReason(problem.reason), problem.detail ?? `status ${response.status}`, {
    cause: problem,
  });
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
