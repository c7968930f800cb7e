import { paths } from '#protocol/paths.ts';

import { ArchiveError, problemOf } from './archiveError.ts';
import { type Held } from './retrieval.ts';

/** A whole file takes longer than a value of it: a raw data object may be hundreds of megabytes. */
const documentMilliseconds = 60_000;
const originalMilliseconds = 10 * 60_000;

/** How a document's bytes become what is shown. */
export interface DocumentReading<T> {
  readonly read: (bytes: Uint8Array<ArrayBuffer>) => Promise<T> | T;
  /** A copy that is of no use is taken only where no other archive gives a better one. */
  readonly isUsable: (value: T) => boolean;
  readonly signal: AbortSignal;
}

/** An encapsulated document, from the first archive that gives one. Throws ArchiveError, or the signal's reason. */
export async function documentOf<T>(
  { retrieval, instance: { sopInstanceUid } }: Held,
  { read, isUsable, signal }: DocumentReading<T>,
): Promise<T> {
  return retrieval.take(
    { sopInstanceUid, part: 'document' },
    { ask: async (at) => read(await documentBytes(paths.document(at), signal)), isUsable, signal },
  );
}

async function documentBytes(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return answered(url, { signal, milliseconds: documentMilliseconds }, async (response) => {
    const media = response.headers.get('content-type') ?? '';
    if (/^text\/html\b/i.test(media)) throw new ArchiveError('archive-malformed', { detail: media });
    return new Uint8Array(await response.arrayBuffer());
  });
}

export interface Original {
  readonly file: Blob;
  /** As the gateway names it: it says nothing of whose it is. */
  readonly name: string;
}

/** A whole file, to be saved: Part 10, or a document as its archive holds it. Throws ArchiveError, or the signal's reason. */
export async function originalOf({ retrieval, instance }: Held, signal: AbortSignal): Promise<Original> {
  return retrieval.take(
    { sopInstanceUid: instance.sopInstanceUid, part: 'original' },
    { ask: (at) => fetchOriginal(paths.original(at), signal), signal },
  );
}

async function fetchOriginal(url: string, signal: AbortSignal): Promise<Original> {
  return answered(url, { signal, milliseconds: originalMilliseconds }, async (response) => {
    const [, name] =
      /^attachment; filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
    if (name === undefined)
      throw new ArchiveError('archive-malformed', { detail: response.headers.get('content-type') ?? '' });
    return { file: await response.blob(), name };
  });
}

async function answered<T>(
  url: string,
  { signal, milliseconds }: { readonly signal: AbortSignal; readonly milliseconds: number },
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(milliseconds);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, timeout]) });
    if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
    return await read(response);
  } catch (cause) {
    if (signal.aborted || cause instanceof ArchiveError) throw cause;
    throw new ArchiveError(timeout.aborted ? 'too-slow' : 'offline', { cause });
  }
}
