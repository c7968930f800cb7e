import * as v from 'valibot';

import { requestHeader } from '#protocol/paths.ts';

import { ArchiveError, problemOf } from './archiveError.ts';

export interface JsonRequest {
  readonly signal?: AbortSignal;
  readonly timeoutMilliseconds?: number;
}

/** The gateway's own JSON (not DICOM), checked against its schema. Throws ArchiveError. */
export async function requestJson<const S extends v.GenericSchema>(
  url: string,
  schema: S,
  request: JsonRequest = {},
): Promise<v.InferOutput<S>> {
  const response = await send(url, request);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new ArchiveError('archive-malformed', { detail: 'unexpected answer' });
  return parsed.output;
}

async function send(url: string, { signal, timeoutMilliseconds = 30_000 }: JsonRequest): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  try {
    return await fetch(url, {
      headers: { accept: 'application/json', [requestHeader]: '1' },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ArchiveError(timeout.aborted ? 'too-slow' : 'offline', { cause });
  }
}
