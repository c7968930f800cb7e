import * as v from 'valibot';

import { type FrameFailureReason } from '#dicom/frame.ts';
import { Problem } from '#protocol/problem.ts';

/** Why an answer did not come. Every kind has words; `offline` and `too-slow` are between the browser and Lysbilde itself. */
export type FailureReason = Problem['problem'] | 'offline' | 'too-slow';

/** An archive (or the gateway on its behalf) did not give what was asked. `detail` is technical and free of patient data. */
export class ArchiveError extends Error {
  readonly reason: FailureReason;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;

  constructor(
    reason: FailureReason,
    more: { readonly detail?: string; readonly requestId?: string; readonly cause?: unknown } = {},
  ) {
    super(more.detail === undefined ? reason : `${reason}: ${more.detail}`, { cause: more.cause });
    this.name = 'ArchiveError';
    this.reason = reason;
    this.detail = more.detail;
    this.requestId = more.requestId;
  }
}

/** The error of an answer that is not 2xx: the gateway's own Problem if the body is one, else what the status alone says. */
export function problemOf(status: number, body: unknown): ArchiveError {
  const problem = v.safeParse(Problem, body);
  if (!problem.success) return new ArchiveError(reasonOfStatus(status), { detail: `status ${status}` });
  const { problem: reason, detail, requestId } = problem.output;
  return new ArchiveError(reason, {
    ...(detail === undefined ? {} : { detail }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function reasonOfStatus(status: number): FailureReason {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'no-access';
  if (status === 404) return 'not-found';
  if (status === 423) return 'locked';
  if (status === 504) return 'archive-timeout';
  return status >= 500 ? 'archive-error' : 'internal';
}

export function asArchiveError(error: unknown): ArchiveError {
  return error instanceof ArchiveError ? error : new ArchiveError('internal', { cause: error });
}

/** The same reasons in the words of a single picture. */
export function frameFailureReason(reason: FailureReason): FrameFailureReason {
  switch (reason) {
    case 'signed-out':
    case 'locked':
      return 'signed-out';
    case 'not-found':
    case 'no-access':
    case 'journal-unavailable':
    case 'unsupported':
    case 'damaged':
      return reason;
    case 'converter-missing':
    case 'conversion-failed':
      return 'unsupported';
    case 'archive-unreachable':
    case 'offline':
      return 'unreachable';
    case 'archive-timeout':
    case 'too-slow':
      return 'timeout';
    case 'archive-refused':
    case 'identifier-unusable':
    case 'archive-error':
    case 'archive-malformed':
    case 'bad-request':
    case 'internal':
      return 'archive-error';
  }
}
