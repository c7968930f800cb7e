import { useEffect, useState } from 'react';

import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { documentBytes } from '#viewer/archives/documents.ts';

export type Fetched =
  | { readonly state: 'loading' }
  | { readonly state: 'fetched'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly state: 'failed'; readonly why: ArchiveError };

/** The bytes of a document, asked for anew with each attempt. */
export function useDocument(url: string, attempt: number): Fetched {
  const key = `${attempt} ${url}`;
  const [latest, setLatest] = useState<{ readonly key: string; readonly fetched: Fetched }>();
  useEffect(() => {
    const controller = new AbortController();
    documentBytes(url, controller.signal).then(
      (bytes) => setLatest({ key, fetched: { state: 'fetched', bytes } }),
      (error: unknown) => {
        if (!controller.signal.aborted)
          setLatest({ key, fetched: { state: 'failed', why: asArchiveError(error) } });
      },
    );
    return () => controller.abort();
  }, [key, url]);
  return latest?.key === key ? latest.fetched : { state: 'loading' };
}
