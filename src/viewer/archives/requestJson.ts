import * as v from 'valibot';

import { requestHeader } from '#protocol/paths.ts';

import { ArchiveError, problemOf } from './archiveError.ts';

export interface JsonRequest {
  readonly signal?: AbortSignal;
  readonly timeoutMilliseconds?: number;
  /** Changes something: sent as JSON. */
  readonly change?: { readonly method: 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown };
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

async function send(
  url: string,
  { signal, timeoutMilliseconds = 30_000, change }: JsonRequest,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  try {
    return await fetch(url, {
      ...(change === undefined ? {} : { method: change.method }),
      ...(change?.body === undefined ? {} : { body: JSON.stringify(change.body) }),
      headers: {
        accept: 'application/json',
        [requestHeader]: '1',
        ...(change?.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ArchiveError(timeout.aborted ? 'too-slow' : 'offline', { cause });
  }
}
